using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Tests.OnBoard;

/// <summary>Gives one duty its turns, as the clip's loop does.</summary>
internal static class DutyLoop
{
    public static void Run(VirtualBoard board, Duty duty, long untilMs)
    {
        while (board.Time.NowUs < untilMs * 1000)
        {
            long nowMs = Clock.UptimeMs;
            if (duty.DueMs <= nowMs)
            {
                duty.Run(nowMs);
            }

            Clock.Sleep(10);
        }
    }
}
