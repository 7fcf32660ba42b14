using System;
using System.Threading;

namespace HipSense.Virtual.Threading;

/// <summary>
/// A timer in virtual time. Its calls come while the firmware sleeps or hangs, never while the bus or the flash holds everything up, and at ticks of
/// 10 ms; one that comes late pushes the next ones.
/// </summary>
public sealed class Timer : MarshalByRefObject, IDisposable
{
    private readonly VirtualBoard _board = VirtualBoard.Current;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private ScheduledCall? _next;

    /// <summary>Starts a timer.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">What to hand over.</param>
    /// <param name="dueTime">The first time, ms from now; -1: never.</param>
    /// <param name="period">Time from one call to the next, ms; -1: once.</param>
    public Timer(TimerCallback callback, object? state, int dueTime, int period)
    {
        _callback = callback;
        _state = state;
        _board.AddTimer(this);
        Change(dueTime, period);
    }

    /// <summary>Starts anew.</summary>
    /// <param name="dueTime">The next time, ms from now; -1: never.</param>
    /// <param name="period">Time from one call to the next, ms; -1: once.</param>
    /// <returns>True.</returns>
    public bool Change(int dueTime, int period)
    {
        _next?.Cancel();
        _next = null;
        if (dueTime >= 0)
        {
            _next = _board.Time.After(dueTime * 1000L, () => Call(period));
        }

        return true;
    }

    /// <summary>Stops.</summary>
    public void Dispose() => _next?.Cancel();

    private void Call(int period)
    {
        Change(period, period);
        _callback(_state!);
    }
}
