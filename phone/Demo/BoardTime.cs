using System;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Virtual;

namespace HipSense.Phone.Demo;

/// <summary>
/// The board's time as a phone's: what waits on it waits for the virtual clip, however fast or slowly that lives.
/// </summary>
public sealed class BoardTime : TimeProvider
{
    private readonly VirtualTime _time;
    private readonly DateTimeOffset _start;

    /// <summary>Makes the time of a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="start">What time it was when the board began.</param>
    /// <param name="zone">The runner's clock; UTC when not given.</param>
    public BoardTime(VirtualBoard board, DateTimeOffset start, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(board);
        _time = board.Time;
        _start = start;
        LocalTimeZone = zone ?? TimeZoneInfo.Utc;
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone { get; }

    /// <inheritdoc/>
    public override long GetTimestamp() => _time.NowUs * TimeSpan.TicksPerMicrosecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + TimeSpan.FromMicroseconds(_time.NowUs);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new BoardTimer(_time, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class BoardTimer(VirtualTime time, Action call) : ITimer
    {
        private ScheduledCall? _next;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _next?.Cancel();
            _next = dueTime < TimeSpan.Zero ? null : time.After((long)dueTime.TotalMicroseconds, () =>
            {
                if (period > TimeSpan.Zero)
                {
                    Change(period, period);
                }

                call();
            });
            return true;
        }

        public void Dispose() => _next?.Cancel();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
