#pragma warning disable IDE0005 // On the clip Console is System's.
using System;
#pragma warning restore IDE0005
using ManagedHeap = nanoFramework.Runtime.Native.GC;

namespace HipSense.Firmware;

/// <summary>What is left to a clip that does not fit into its board's memory: to say so.</summary>
public static class MemoryAlarm
{
    private const int Times = 3;
    private const int BetweenMs = 3000;

    /// <summary>Plays <see cref="Haptic.MemoryShort"/> a few times and writes why; the clip itself is gone and its memory free again.</summary>
    /// <param name="board">The board; null when it was not known yet.</param>
    public static void Sound(Board? board)
    {
        uint free = ManagedHeap.Run(true);
        Console.WriteLine("The clip does not fit, bytes free without it:");
        Console.WriteLine(free.ToString());
        Console.WriteLine(HeapMonitor.Boards);
        if (board == null)
        {
            return;
        }

        HapticMotor motor = new(board);
        for (int i = 0; i < Times; i++)
        {
            motor.Play(Haptic.MemoryShort);
            while (motor.DueMs != Duty.Never)
            {
                long nowMs = Clock.UptimeMs;
                if (motor.DueMs <= nowMs)
                {
                    motor.Run(nowMs);
                }
                else
                {
                    Clock.Sleep((int)(motor.DueMs - nowMs));
                }
            }

            Clock.Sleep(BetweenMs);
        }
    }
}
