using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>A run as its log tells it.</summary>
public sealed class RunRecord
{
    private readonly List<Stretch> _stretches = [];
    private readonly List<RunCue> _cues = [];
    private readonly List<RunGap> _gaps = [];

    private RunRecord(KeptRun kept)
    {
        Clip = kept.Clip;
        Number = kept.Number;
        Bytes = kept.Log.Length;
    }

    /// <summary>The clip's name.</summary>
    public string Clip { get; }

    /// <summary>The run's number on that clip.</summary>
    public uint Number { get; }

    /// <summary>Bytes of its log.</summary>
    public int Bytes { get; }

    /// <summary>When it began, on the runner's clock; when it was fetched, less its length, if the clip did not know the time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Time of the last record.</summary>
    public TimeSpan Length { get; private set; }

    /// <summary>The limit in the clip's settings at the start, degrees.</summary>
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

    /// <summary>Reads a kept run.</summary>
    public static RunRecord Of(KeptRun kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var run = new RunRecord(kept);
        var log = new LogReader(kept.Log, 0, kept.Log.Length);
        long startedUnixS = 0;
        int zoneMinutes = 0;
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
                    run._stretches.Add(StretchOf(at, log.Stances));
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
        run.StartedAt = startedUnixS == 0
            ? kept.FetchedAt - run.Length
            : DateTimeOffset.FromUnixTimeSeconds(startedUnixS).ToOffset(TimeSpan.FromMinutes(zoneMinutes));
        return run;
    }

    private static Stretch StretchOf(TimeSpan at, StanceSummary some) => new(
        at,
        some.Left,
        some.Right,
        some.LeftDrops == 0 ? null : some.LeftDropCdeg / 100.0,
        some.RightDrops == 0 ? null : some.RightDropCdeg / 100.0,
        some.Left == 0 ? null : some.LeftContactUs / 1000,
        some.Right == 0 ? null : some.RightContactUs / 1000,
        some.Cadence,
        some.Quality,
        some.Doubts);

    private void TakeSettings(LogHeader header)
    {
        var settings = new ClipSettings(new AlertSettings());
        if (settings.Decode([.. header.Settings.Take(header.SettingsBytes)]))
        {
            LimitDeg = settings.Alerts.CeilingCdeg / 100.0;
        }
    }
}
