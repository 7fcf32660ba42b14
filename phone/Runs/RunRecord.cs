using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using HipSense.Core;
using HipSense.Phone.Demo;

namespace HipSense.Phone.Runs;

/// <summary>A run as its log tells it.</summary>
public sealed class RunRecord
{
    // The farthest that clocks on land are from UTC; also what a time with a zone can hold.
    private const int MostZoneMinutes = 14 * 60;

    private readonly List<Stretch> _stretches = [];
    private readonly List<RunCue> _cues = [];
    private readonly List<RunGap> _gaps = [];

    private RunRecord(KeptRun kept, string key)
    {
        Key = key;
        Identity = kept.Key;
        Clip = kept.Clip;
        Number = kept.Number;
        Bytes = kept.Log.Length;
    }

    /// <summary>Under what it is kept.</summary>
    [JsonIgnore]
    public string Key { get; }

    /// <summary>Tells it from every run that begins otherwise: <see cref="KeptRun.Key"/>.</summary>
    [JsonIgnore]
    public string Identity { get; }

    /// <summary>True when nobody ran it: it comes from the clip in the page.</summary>
    [JsonIgnore]
    public bool IsDemo => Clip == DemoClip.Name;

    /// <summary>The clip's name.</summary>
    public string Clip { get; }

    /// <summary>The run's number on that clip.</summary>
    public uint Number { get; }

    /// <summary>Bytes of its log.</summary>
    public int Bytes { get; }

    /// <summary>When it began, on the runner's clock; when it was fetched, less its length, if the clip did not know the time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>True when the clip knew the time of day.</summary>
    public bool KnowsStart { get; private set; }

    /// <summary>Time of the last record.</summary>
    public TimeSpan Length { get; private set; }

    /// <summary>The limit in the clip's settings at the start, degrees. What was in force at a time is in <see cref="Stretches"/>.</summary>
    public double LimitDeg { get; private set; } = new AlertSettings().CeilingCdeg / 100.0;

    /// <summary>The running, in order.</summary>
    public IReadOnlyList<Stretch> Stretches => _stretches;

    /// <summary>The cues, in order.</summary>
    public IReadOnlyList<RunCue> Cues => _cues;

    /// <summary>The holes, in order.</summary>
    public IReadOnlyList<RunGap> Gaps => _gaps;

    /// <summary>False when the log breaks off: the clip was cut off, or the run was still on.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Bytes of the log that could not be read.</summary>
    public int DamagedBytes { get; private set; }

    /// <summary>Reads a kept run. Whatever is in its log, it does not throw: a log is told by a radio, and a bit may be wrong in it.</summary>
    /// <param name="kept">The run.</param>
    /// <param name="key">Under what it is kept, if not under its own <see cref="KeptRun.Key"/>.</param>
    public static RunRecord Of(KeptRun kept, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var run = new RunRecord(kept, key ?? kept.Key);
        var log = new LogReader(kept.Log, 0, kept.Log.Length);
        long startedUnixS = 0;
        int zoneMinutes = 0;
        bool tellsThresholds = false;
        while (log.Next())
        {
            TimeSpan at = TimeSpan.FromMilliseconds(log.TimeMs);
            run.Length = at > run.Length ? at : run.Length;
            switch (log.Kind)
            {
                case LogKind.Header:
                    startedUnixS = log.Header.StartedUnixS;
                    zoneMinutes = log.Header.ZoneMinutes;
                    run.TakeSettings(log.Header);
                    break;
                case LogKind.Clock:
                    startedUnixS = log.UnixS - (log.TimeMs / 1000);
                    zoneMinutes = log.ZoneMinutes;
                    break;
                case LogKind.Stances:
                    double? left = tellsThresholds ? DegreesOf(log.Thresholds.LeftCdeg) : run.LimitDeg;
                    double? right = tellsThresholds ? DegreesOf(log.Thresholds.RightCdeg) : run.LimitDeg;
                    run._stretches.Add(StretchOf(at, log, left, right));
                    break;
                case LogKind.Thresholds:
                    tellsThresholds = true;
                    break;
                case LogKind.Cue:
                    run._cues.Add(new RunCue(at, log.Cue.Side, log.Cue.Kind, log.Cue.MeanCdeg / 100.0, log.Cue.ThresholdCdeg / 100.0));
                    break;
                case LogKind.Gap:
                    run._gaps.Add(new RunGap(at, log.GapCause, log.GapS));
                    break;
                case LogKind.End:
                    run.HasEnd = true;
                    startedUnixS = log.StartedUnixS != 0 ? log.StartedUnixS : startedUnixS;
                    break;
            }
        }

        run.DamagedBytes = log.DamagedBytes;
        run.KnowsStart = startedUnixS > 0;
        run.StartedAt = run.KnowsStart
            ? DateTimeOffset.FromUnixTimeSeconds(startedUnixS).ToOffset(ZoneOf(zoneMinutes))
            : kept.FetchedAt - DateTimeOffset.UnixEpoch > run.Length ? kept.FetchedAt - run.Length : kept.FetchedAt;
        return run;
    }

    private static TimeSpan ZoneOf(int minutes) => Math.Abs(minutes) <= MostZoneMinutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero;

    private static double? DegreesOf(int cdeg) => cdeg == LogThresholds.None ? null : cdeg / 100.0;

    private static Stretch StretchOf(TimeSpan at, LogReader log, double? leftLimitDeg, double? rightLimitDeg)
    {
        StanceSummary some = log.Stances;
        return new Stretch(
            at,
            some.Left,
            some.Right,
            some.LeftDrops == 0 ? null : some.LeftDropCdeg / 100.0,
            some.RightDrops == 0 ? null : some.RightDropCdeg / 100.0,
            some.Left == 0 ? null : some.LeftContactUs / 1000,
            some.Right == 0 ? null : some.RightContactUs / 1000,
            some.Cadence,
            some.Quality,
            some.Doubts,
            leftLimitDeg,
            rightLimitDeg,
            some.LeftDrops,
            some.RightDrops,
            log.HasAngles ? AnglesOf(some, some.LeftAngles, some.LeftDrops) : null,
            log.HasAngles ? AnglesOf(some, some.RightAngles, some.RightDrops) : null);
    }

    private static StretchAngles AnglesOf(StanceSummary some, SideAngles side, int drops) => new(
        drops == 0 || (some.Doubts & StanceDoubts.NoZero) != 0 ? null : side.TiltCdeg / 100.0,
        side.Strides,
        side.Strides == 0 ? null : side.TiltRangeCdeg / 100.0,
        side.Strides == 0 ? null : side.RotationCdeg / 100.0,
        side.Strides == 0 ? null : side.RotationRangeCdeg / 100.0);

    private void TakeSettings(LogHeader header)
    {
        var settings = new ClipSettings(new AlertSettings());
        if (settings.Decode([.. header.Settings.Take(header.SettingsBytes)]))
        {
            LimitDeg = settings.Alerts.CeilingCdeg / 100.0;
        }
    }
}
