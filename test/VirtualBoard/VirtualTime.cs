using System;
using System.Collections.Generic;

namespace HipSense.Virtual;

/// <summary>
/// The time of one virtual board. It moves only when somebody lets it pass, so every run is the same run, and an hour takes
/// as long as the work done in it. The board starts at zero.
/// </summary>
public sealed class VirtualTime
{
    private readonly PriorityQueue<ScheduledCall, (long DueUs, long Order)> _calls = new();
    private long _order;

    /// <summary>The present moment, µs since the board got its power for the first time.</summary>
    public long NowUs { get; private set; }

    /// <summary>When the power will be cut, µs; <see cref="long.MaxValue"/> when it will not.</summary>
    public long PowerOffUs { get; internal set; } = long.MaxValue;

    /// <summary>Why nothing runs any more, or null while the board runs.</summary>
    internal BoardStop? Stopped { get; private set; }

    /// <summary>Raised once at the moment the board stops, before the firmware is torn down.</summary>
    internal event Action? Halted;

    /// <summary>Calls back at a moment. Calls due at the same moment run in the order in which they were asked for.</summary>
    /// <param name="dueUs">When, µs; a moment that has passed means: as soon as time is let pass again.</param>
    /// <param name="call">What to do; it may schedule more.</param>
    /// <returns>The call, which can be cancelled.</returns>
    public ScheduledCall At(long dueUs, Action call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var scheduled = new ScheduledCall(dueUs, call);
        _calls.Enqueue(scheduled, (dueUs, _order++));
        return scheduled;
    }

    /// <summary>Calls back after a while.</summary>
    /// <param name="delayUs">How long from now, µs.</param>
    /// <param name="call">What to do; it may schedule more.</param>
    /// <returns>The call, which can be cancelled.</returns>
    public ScheduledCall After(long delayUs, Action call) => At(NowUs + delayUs, call);

    /// <summary>Lets time pass and runs, in order, every call that falls due on the way.</summary>
    /// <param name="durationUs">How long, µs.</param>
    public void Advance(long durationUs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(durationUs);
        AdvanceTo(NowUs + durationUs);
    }

    /// <summary>Lets time pass up to a moment and runs, in order, every call that falls due on the way.</summary>
    /// <param name="momentUs">Until when, µs; a moment that has passed only runs what is overdue.</param>
    public void AdvanceTo(long momentUs)
    {
        ThrowIfStopped();
        while (_calls.TryPeek(out ScheduledCall? call, out (long DueUs, long Order) key) && key.DueUs <= momentUs)
        {
            if (!call.IsCancelled)
            {
                // The power may go on the way: then the call still waits.
                MoveTo(key.DueUs);
            }

            _calls.Dequeue();
            if (!call.IsCancelled)
            {
                call.Run();
                ThrowIfStopped();
            }
        }

        MoveTo(momentUs);
    }

    /// <summary>
    /// Lets time pass while nothing can run, as during a transfer on the bus, which blocks every managed thread of the clip:
    /// calls that fall due wait until somebody sleeps.
    /// </summary>
    /// <param name="durationUs">How long, µs.</param>
    public void Block(long durationUs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(durationUs);
        ThrowIfStopped();
        MoveTo(NowUs + durationUs);
    }

    /// <summary>Sleeps for ever: runs what is scheduled until the power is cut.</summary>
    /// <exception cref="InvalidOperationException">Nothing is scheduled and nobody will cut the power: the run would hang.</exception>
    public void SleepForever()
    {
        ThrowIfStopped();
        while (true)
        {
            long nextUs = _calls.TryPeek(out _, out (long DueUs, long Order) key) ? Math.Min(key.DueUs, PowerOffUs) : PowerOffUs;
            if (nextUs == long.MaxValue)
            {
                throw new InvalidOperationException("The board sleeps for ever: nothing is scheduled and the power stays on.");
            }

            AdvanceTo(nextUs);
        }
    }

    /// <summary>Stops the board now; the first reason stays.</summary>
    internal void Halt(BoardStop stop)
    {
        if (Stopped == null)
        {
            Stopped = stop;
            Halted?.Invoke();
        }
    }

    /// <summary>Lets the board run again.</summary>
    internal void Resume() => Stopped = null;

    /// <summary>
    /// Throws when the board has stopped. It throws again at every call, because firmware may catch everything and go on:
    /// without power it must not get past its next touch of the board.
    /// </summary>
    internal void ThrowIfStopped()
    {
        if (Stopped is BoardStop stop)
        {
            throw new BoardStopException(stop);
        }
    }

    private void MoveTo(long momentUs)
    {
        NowUs = Math.Max(NowUs, Math.Min(momentUs, PowerOffUs));
        if (NowUs >= PowerOffUs)
        {
            Halt(BoardStop.PowerOff);
            ThrowIfStopped();
        }
    }
}
