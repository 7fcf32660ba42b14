using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>The drop of one side over a run: single stances, the mean of ten that the alerts look at, its threshold, and the truth.</summary>
internal sealed class DropCurve
{
    private const double UsPerMinute = 60e6;
    private const double MsPerMinute = 60e3;
    private const double CdegPerDeg = 100;

    private readonly List<(double Minute, double Deg)> _stances = [];
    private readonly List<(double Minute, double Deg)> _means = [];
    private readonly List<(double Minute, double Deg)> _thresholds = [];
    private readonly List<(double Minute, double Deg)> _truth = [];

    /// <summary>Draws the curve of one side of a run.</summary>
    public DropCurve(VirtualRun run, Side side)
    {
        Side = side;
        Follow(run.Events);
        IEnumerable<TrueStance> all = run.Matches.Pairs.Select(pair => pair.True).Concat(run.Matches.Missed);
        TrueStance[] truth = [.. all.Where(stance => stance.Side == side).OrderBy(stance => stance.InitialContactMs)];
        _truth.AddRange(MeanOfTen.Of([.. truth.Select(stance => stance.PeakDropDeg)]).Select(mean => (truth[mean.Newest].ToeOffMs / MsPerMinute, mean.Mean)));
    }

    /// <summary>The side.</summary>
    public Side Side { get; }

    /// <summary>Peak drop of each stance that counts.</summary>
    public IReadOnlyList<(double Minute, double Deg)> Stances => _stances;

    /// <summary>Mean of the last ten.</summary>
    public IReadOnlyList<(double Minute, double Deg)> Means => _means;

    /// <summary>The threshold that was in force.</summary>
    public IReadOnlyList<(double Minute, double Deg)> Thresholds => _thresholds;

    /// <summary>Mean of the last ten true peak drops.</summary>
    public IReadOnlyList<(double Minute, double Deg)> Truth => _truth;

    /// <summary>Goes through the stances as the clip's own policy does.</summary>
    private void Follow(IEnumerable<ClipEvent> events)
    {
        var alert = new SideAlert();
        var settings = new AlertSettings();
        alert.Start(0);
        foreach (ClipEvent what in events)
        {
            if (what is ActivityEvent { Activity: Activity.Running })
            {
                alert.Forget();
            }

            if (what is not StanceEvent { Counts: true } stance || stance.Side != Side || (stance.Doubts & StanceDoubts.SpeedChange) != 0)
            {
                continue;
            }

            double minute = stance.ToeOffUs / UsPerMinute;
            _stances.Add((minute, stance.DropPeakDeg));
            if (alert.Take((int)Math.Round(stance.DropPeakDeg * CdegPerDeg), settings.CeilingCdeg, settings))
            {
                _means.Add((minute, alert.MeanCdeg / CdegPerDeg));
                _thresholds.Add((minute, alert.ThresholdCdeg / CdegPerDeg));
            }
        }
    }
}
