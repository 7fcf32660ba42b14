using System.Collections.Generic;
using HipSense.Core;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>What the clip said, and when by the board's time.</summary>
public sealed class SeenEvents(VirtualTime time) : IHipListener
{
    /// <summary>The stances, with the board's time at which each was told, µs.</summary>
    public List<(long AtUs, Stance Stance)> Stances { get; } = [];

    /// <summary>The cues.</summary>
    public List<(long AtUs, CueKind Kind, Side Side)> Cues { get; } = [];

    /// <summary>The calibrations.</summary>
    public List<CalibrationResult> Calibrations { get; } = [];

    /// <summary>What the runner did.</summary>
    public List<Activity> Activities { get; } = [];

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs) => Calibrations.Add(result);

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs) => Activities.Add(activity);

    /// <inheritdoc/>
    public void OnStance(Stance stance) => Stances.Add((time.NowUs, new Stance
    {
        Side = stance.Side,
        InitialContactUs = stance.InitialContactUs,
        ToeOffUs = stance.ToeOffUs,
        StepUs = stance.StepUs,
        HighestTiltCdeg = stance.HighestTiltCdeg,
        LowestTiltCdeg = stance.LowestTiltCdeg,
        ContactTiltCdeg = stance.ContactTiltCdeg,
        Doubts = stance.Doubts,
    }));

    /// <inheritdoc/>
    public void OnCue(Cue cue) => Cues.Add((time.NowUs, cue.Kind, cue.Side));
}
