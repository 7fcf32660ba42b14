using System.Threading;
using nanoFramework.Runtime.Native;

namespace HipSense.Firmware;

/// <summary>
/// Watches the loop from a timer. A duty that takes longer than 5 s is interrupted by the runtime (<see cref="ExecutionConstraint"/>), and the loop goes on without it for
/// a while; if nothing has moved for 15 s, that did not help, and the clip is rebooted. A hang inside of native code, which stops the timer
/// as well, is beyond it.
/// </summary>
public sealed class Supervisor
{
    /// <summary>A duty that takes longer is interrupted, milliseconds.</summary>
    public const int StallMs = 5000;

    /// <summary>A loop that stands still for longer is rebooted, milliseconds.</summary>
    public const int RebootMs = 15000;

    private const int LookMs = 1000;

    private readonly BootRecord _boot;
    private readonly Timer _timer;
    private int _turns;
    private int _turnsSeen;
    private int _place = BootRecord.NoDuty;
    private long _movedMs;

    /// <summary>Begins to watch.</summary>
    /// <param name="boot">Where a crash is written down.</param>
    public Supervisor(BootRecord boot)
    {
        _boot = boot;
        _movedMs = Clock.UptimeMs;
        _timer = StartTimer();
    }

    /// <summary>Gives a duty its turn, and no longer than <see cref="StallMs"/>.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="place">Its place in the clip's list.</param>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public void Run(Duty duty, int place, long nowMs)
    {
        _place = place;
        _turns++;

        // The limit belongs to this call and ends with it, also when it ends by an exception.
        ExecutionConstraint.Install(StallMs, 0);
        duty.Run(nowMs);
        ExecutionConstraint.Install(Timeout.Infinite, 0);
    }

    private Timer StartTimer()
    {
        return new Timer(Look, null, LookMs, LookMs);
    }

    private void Look(object? state)
    {
        long nowMs = Clock.UptimeMs;
        if (_turns != _turnsSeen)
        {
            _turnsSeen = _turns;
            _movedMs = nowMs;
        }
        else if (nowMs - _movedMs >= RebootMs)
        {
            // The flash may take longer than a period.
            _timer.Dispose();
            _boot.NoteCrash(_place, nowMs);
            Power.RebootDevice();
        }
    }
}
