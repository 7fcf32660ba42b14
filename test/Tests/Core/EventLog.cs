using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;
using HipSense.Reliability;

namespace HipSense.Tests.Detection;

/// <summary>Writes down every event of a monitor.</summary>
internal sealed class EventLog : IHipListener
{
    /// <summary>One line for each event, in order, with everything that it says.</summary>
    public List<string> Lines { get; } = [];

    public List<CalibrationResult> Calibrations { get; } = [];

    public List<Activity> Activities { get; } = [];

    public List<Stance> Stances { get; } = [];

    public List<Stride> Strides { get; } = [];

    public List<Cue> Cues { get; } = [];

    public IEnumerable<Stance> OfSide(Side side) => Stances.Where(stance => stance.Side == side);

    public void OnCalibration(CalibrationResult result, long atUs)
    {
        Calibrations.Add(result);
        Note($"calibration {result} at {atUs}");
    }

    public void OnActivity(Activity activity, long sinceUs)
    {
        Activities.Add(activity);
        Note($"activity {activity} since {sinceUs}");
    }

    public void OnStance(Stance stance)
    {
        Stances.Add(EventCopy.Of(stance));
        Note($"stance {stance.Side} ic {stance.InitialContactUs} to {stance.ToeOffUs} step {stance.StepUs} peak {stance.DropPeakCdeg} at-contact {stance.DropAtContactCdeg} tilt {stance.TiltCdeg} quality {stance.Quality}");
    }

    public void OnStride(Stride stride)
    {
        Strides.Add(EventCopy.Of(stride));
        Note($"stride {stride.Side} ic {stride.InitialContactUs} time {stride.StrideUs} tilt-range {stride.TiltRangeCdeg} rotation {stride.RotationAtContactCdeg} rotation-range {stride.RotationRangeCdeg} doubts {(int)stride.Doubts}");
    }

    public void OnCue(Cue cue)
    {
        Cues.Add(EventCopy.Of(cue));
        Note($"cue {cue.Kind} {cue.Side} {cue.Reason} mean {cue.MeanCdeg} threshold {cue.ThresholdCdeg} at {cue.AtUs}");
    }

    private void Note(FormattableString line) => Lines.Add(line.ToString(CultureInfo.InvariantCulture));
}
