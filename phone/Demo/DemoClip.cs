using System;
using System.Threading;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Phone.Link;
using HipSense.Runners;

namespace HipSense.Phone.Demo;

/// <summary>
/// A clip that is not there: firmware and runner live in the page and keep its time. The runner stands, runs, and soon the right hip tires, so that
/// the first cue comes after less than a minute.
/// </summary>
public sealed class DemoClip : IDisposable
{
    /// <summary>Its name: by it, what it tells is known as nobody's run.</summary>
    public const string Name = "Virtual clip";

    private const long Seed = 1;

    private static readonly TimeSpan s_stands = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_runs = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_restsThen = TimeSpan.FromHours(23);
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_mostAtOnce = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TimeSpan _due;
    private long _tickedAt;

    /// <summary>Switches the clip on; its owner holds the button.</summary>
    public DemoClip(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        Clip = new PacedClip(new RunnerSignal(Tiring(), Seed), new ClipOptions { Alerts = new AlertSettings { WarmUpS = 20, CueGapS = 30 } });
        Clip.HoldButton();
        Time = new BoardTime(Clip.Board, time.GetUtcNow() - Clip.Now, time.LocalTimeZone);
        Transport = new VirtualTransport(Clip, Name, Time);
        _due = Clip.Now;
        _tickedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(), null, s_tick, s_tick);
    }

    /// <summary>The clip itself.</summary>
    internal PacedClip Clip { get; }

    /// <summary>The time that it lives in, which on a slow phone is behind the phone's.</summary>
    public TimeProvider Time { get; }

    /// <summary>The way to it.</summary>
    public IClipTransport Transport { get; }

    /// <summary>True when the runner has run for an hour, and stands now.</summary>
    public bool IsOver => Clip.Now >= s_stands + s_runs;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static Scenario Tiring() => new()
    {
        Runner = new Runner
        {
            Right = new LegHabit { FatigueDegPerMinute = 12, FatigueLimitDeg = 4.5 },
            FatigueOnsetMinutes = 0.3,
        },
        Course =
        [
            new Phase(PhaseKind.Stand, s_stands.TotalSeconds),
            new Phase(PhaseKind.Run, s_runs.TotalSeconds) { Speed = 3.1 },
            new Phase(PhaseKind.Stand, s_restsThen.TotalSeconds),
        ],
    };

    // What a slow phone cannot make up for is left out: the virtual runner then is a slow one.
    private void Tick()
    {
        long now = _time.GetTimestamp();
        TimeSpan passed = _time.GetElapsedTime(_tickedAt, now);
        _tickedAt = now;

        // A turn of the clip's loop ends a little later than it was to: not at each tick anew.
        _due += passed < s_mostAtOnce ? passed : s_mostAtOnce;
        Clip.AdvanceTo(_due);
    }
}
