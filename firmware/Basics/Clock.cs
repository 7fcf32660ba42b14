using System;
using System.Threading;

namespace HipSense.Firmware;

/// <summary>The clip's clock: the one file that differs on the desktop, where time is virtual.</summary>
public static class Clock
{
    /// <summary>Time since power-up, milliseconds. Never goes back.</summary>
    public static long UptimeMs => Environment.TickCount64;

    /// <summary>Lets other threads run for at least the given time; the runtime's tick is 10 ms.</summary>
    /// <param name="milliseconds">0 or more.</param>
    public static void Sleep(int milliseconds)
    {
        Thread.Sleep(milliseconds);
    }
}
