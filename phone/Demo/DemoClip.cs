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
    private const long Seed = 1;

    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_mostAtOnce = TimeSpan.FromMilliseconds(200);

    private readonly PacedClip _clip;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _tickedAt;

    /// <summary>Switches the clip on; its owner holds the button.</summary>
    public DemoClip(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _clip = new PacedClip(new RunnerSignal(Tiring(), Seed), new ClipOptions { Alerts = new AlertSettings { WarmUpS = 20, CueGapS = 30 } });
        _clip.HoldButton();
        Time = new BoardTime(_clip.Board, time.GetUtcNow());
        Transport = new VirtualTransport(_clip, "Virtual clip", Time);
        _tickedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(), null, s_tick, s_tick);
    }

    /// <summary>The time that it lives in, which on a slow phone is behind the phone's.</summary>
    public TimeProvider Time { get; }

    /// <summary>The way to it.</summary>
    public IClipTransport Transport { get; }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static Scenario Tiring() => new()
    {
        Runner = new Runner
        {
            Right = new LegHabit { FatigueDegPerMinute = 12, FatigueLimitDeg = 4.5 },
            FatigueOnsetMinutes = 0.3,
        },
        Course = Scenario.StandThen(new Phase(PhaseKind.Run, 1800) { Speed = 3.1 }),
    };

    // What a slow phone cannot make up for is left out: the virtual runner then is a slow one.
    private void Tick()
    {
        long now = _time.GetTimestamp();
        TimeSpan passed = _time.GetElapsedTime(_tickedAt, now);
        _tickedAt = now;
        _clip.AdvanceTo(_clip.Now + (passed < s_mostAtOnce ? passed : s_mostAtOnce));
    }
}
