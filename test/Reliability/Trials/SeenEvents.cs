using System.Collections.Generic;
using HipSense.Core;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>What the clip said, and when by the board's time.</summary>
public sealed class SeenEvents(VirtualTime time) : IHipListener
{
    /// <summary>The stances, with the board's time at which each was told, µs.</summary>
    public List<(long AtUs, Stance Stance)> Stances { get; } = [];

    /// <summary>The cues, with the board's time at which each was told, µs.</summary>
    public List<(long AtUs, Cue Cue)> Cues { get; } = [];

    /// <summary>The calibrations.</summary>
    public List<CalibrationResult> Calibrations { get; } = [];

    /// <summary>What the runner did.</summary>
    public List<Activity> Activities { get; } = [];

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs) => Calibrations.Add(result);

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs) => Activities.Add(activity);

    /// <inheritdoc/>
    public void OnStance(Stance stance) => Stances.Add((time.NowUs, EventCopy.Of(stance)));

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue) => Cues.Add((time.NowUs, EventCopy.Of(cue)));
}
