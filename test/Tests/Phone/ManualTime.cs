using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace HipSense.Tests.Phone;

/// <summary>
/// Time that passes when a test lets it. What waits for it goes on when its moment has come, in order and on the test's own thread, as everything in a browser's page does:
/// for that the thread is given a queue of its own.
/// </summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly PriorityQueue<Timer, (long Due, long Order)> _timers = new();
    private readonly PageThread _thread = new();
    private long _now;
    private long _order;

    public ManualTime()
    {
        SynchronizationContext.SetSynchronizationContext(_thread);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");

    public TimeSpan Passed => TimeSpan.FromTicks(_now);

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => PhoneRun.Start + Passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(double seconds)
    {
        long until = _now + TimeSpan.FromSeconds(seconds).Ticks;
        _thread.Work();
        while (_timers.TryPeek(out Timer? timer, out (long Due, long Order) next) && next.Due <= until)
        {
            _timers.Dequeue();
            _now = Math.Max(_now, next.Due);
            timer.Fire(next.Order);
            _thread.Work();
        }

        _now = until;
    }

    /// <summary>The phone sleeps: time passes, and no timer runs meanwhile.</summary>
    public void Sleep(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;

    /// <summary>Calls back after a while.</summary>
    public void After(double seconds, Action call)
    {
        var timer = new Timer(this, call);
        timer.Change(TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets time pass until something is done, ten minutes at the most.</summary>
    public void Wait(Task task)
    {
        for (int i = 0; i < 12000 && !task.IsCompleted; i++)
        {
            Pass(0.05);
        }

        if (!task.IsCompleted)
        {
            throw new TimeoutException("It does not come to an end.");
        }

        task.GetAwaiter().GetResult();
    }

    public T Wait<T>(Task<T> task)
    {
        Wait((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Does what waits for its turn, without any time passing.</summary>
    public void Work() => _thread.Work();

    private sealed class PageThread : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Act, object? State)> _waiting = new();

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_waiting)
            {
                _waiting.Enqueue((d, state));
            }
        }

        public void Work()
        {
            while (true)
            {
                (SendOrPostCallback Act, object? State) next;
                lock (_waiting)
                {
                    if (!_waiting.TryDequeue(out next))
                    {
                        return;
                    }
                }

                next.Act(next.State);
            }
        }
    }

    private sealed class Timer(ManualTime time, Action call) : ITimer
    {
        private long _order;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _order = ++time._order;
            _period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                time._timers.Enqueue(this, (time._now + dueTime.Ticks, _order));
            }

            return true;
        }

        public void Fire(long order)
        {
            // A change since then has made another.
            if (order == _order)
            {
                if (_period > TimeSpan.Zero)
                {
                    Change(_period, _period);
                }

                call();
            }
        }

        public void Dispose() => _order = -1;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
