using HipSense.Virtual;

namespace HipSense.Firmware;

/// <summary>
/// The desktop's half of the one firmware file that differs: time is the virtual board's. It counts in ticks of 10 ms, like
/// FreeRTOS under nanoFramework on the ESP32.
/// </summary>
public static class Clock
{
    private const long TickUs = 10_000;

    /// <summary>Time since the start of the firmware, ms, in steps of one tick.</summary>
    public static long UptimeMs => VirtualBoard.Current.UptimeUs / TickUs * (TickUs / 1000);

    /// <summary>
    /// Sleeps until a tick at which at least the given time has passed: the wait is rounded up to whole ticks and starts to
    /// count at the next tick, so Sleep(5) takes 10 to 20 ms. Zero lets waiting events run and takes no time.
    /// </summary>
    /// <param name="milliseconds">How long, ms; negative means for ever.</param>
    public static void Sleep(int milliseconds)
    {
        VirtualBoard board = VirtualBoard.Current;
        if (milliseconds < 0)
        {
            board.Time.SleepForever();
        }
        else if (milliseconds == 0)
        {
            board.Time.AdvanceTo(board.Time.NowUs);
        }
        else
        {
            long ticks = CeilingTicks(board.UptimeUs) + CeilingTicks(milliseconds * 1000L);
            board.Time.AdvanceTo(board.BootedAtUs + (ticks * TickUs));
        }
    }

    private static long CeilingTicks(long microseconds) => (microseconds + TickUs - 1) / TickUs;
}
