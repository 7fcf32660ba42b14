using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Listens to the clip and keeps a copy of all that it says, in the order in which it says it.</summary>
/// <param name="monitor">Tells the time.</param>
/// <param name="lastUs">What happens after this moment, µs, is not kept: the signal is over then.</param>
/// <param name="told">Called with each event that is kept, or null.</param>
internal sealed class EventLog(HipMonitor monitor, long lastUs, Action<ClipEvent>? told) : IHipListener
{
    private const double CdegPerDeg = 100;

    private readonly List<ClipEvent> _events = [];

    /// <summary>What was said.</summary>
    public IReadOnlyList<ClipEvent> Events => _events;

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs) => Keep(new CalibrationEvent(result, atUs));

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs) => Keep(new ActivityEvent(activity, sinceUs, monitor.NowUs));

    /// <inheritdoc/>
    public void OnStance(Stance stance) => Keep(new StanceEvent(
        stance.Side,
        stance.InitialContactUs,
        stance.ToeOffUs,
        stance.StepUs,
        stance.DropPeakCdeg / CdegPerDeg,
        stance.DropAtContactCdeg / CdegPerDeg,
        stance.ExcursionCdeg / CdegPerDeg,
        stance.Quality,
        stance.Doubts,
        monitor.NowUs)
    {
        TiltDeg = (stance.Doubts & StanceDoubts.NoZero) == 0 ? stance.TiltCdeg / CdegPerDeg : null,
    });

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
        int at = _events.FindLastIndex(what => what is StanceEvent stance && stance.InitialContactUs == stride.InitialContactUs);
        if (at >= 0 && stride.InitialContactUs + stride.StrideUs <= lastUs)
        {
            _events[at] = (StanceEvent)_events[at] with
            {
                Stride = new StrideFigures(
                    stride.StrideUs,
                    stride.TiltRangeCdeg / CdegPerDeg,
                    stride.RotationRangeCdeg / CdegPerDeg,
                    stride.Side == Side.Unknown ? null : stride.RotationAtContactCdeg / CdegPerDeg),
            };
        }
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue) => Keep(new CueEvent(
        cue.Side,
        cue.Kind,
        cue.Reason,
        cue.MeanCdeg / CdegPerDeg,
        cue.ThresholdCdeg / CdegPerDeg,
        cue.AtUs));

    private void Keep(ClipEvent what)
    {
        if (what.AtUs <= lastUs)
        {
            _events.Add(what);
            told?.Invoke(what);
        }
    }
}
