using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Something that the clip said. Times are µs after the first sample.</summary>
/// <param name="AtUs">When it happened; of a stance, its end.</param>
/// <param name="DecidedUs">When it was said, in signal time.</param>
public abstract record ClipEvent(long AtUs, long DecidedUs);

/// <summary>A running stance.</summary>
/// <param name="Side">The foot on the ground.</param>
/// <param name="InitialContactUs">Initial contact.</param>
/// <param name="ToeOffUs">Toe-off.</param>
/// <param name="StepUs">Time since the contact before, µs; 0 when there was none.</param>
/// <param name="DropPeakDeg">Peak drop, degrees; 0 while the side is unknown.</param>
/// <param name="DropAtContactDeg">Drop at initial contact, degrees; 0 while the side is unknown.</param>
/// <param name="ExcursionDeg">Peak less drop at contact, degrees.</param>
/// <param name="Quality">How far the drop is to be trusted, 0 … 100.</param>
/// <param name="Doubts">What speaks against it.</param>
/// <param name="DecidedUs">When it was said, in signal time.</param>
public sealed record StanceEvent(
    Side Side,
    long InitialContactUs,
    long ToeOffUs,
    int StepUs,
    double DropPeakDeg,
    double DropAtContactDeg,
    double ExcursionDeg,
    int Quality,
    StanceDoubts Doubts,
    long DecidedUs)
    : ClipEvent(ToeOffUs, DecidedUs)
{
    /// <summary>Mean tilt over the contact, degrees relative to standing, positive with the top of the pelvis forward; null without a standing zero.</summary>
    public double? TiltDeg { get; init; }

    /// <summary>What the pelvis did until the foot landed again; null when the clip did not tell it.</summary>
    public StrideFigures? Stride { get; init; }

    /// <summary>Contact time, µs.</summary>
    public long ContactUs => ToeOffUs - InitialContactUs;

    /// <summary>True when the drop is one to count.</summary>
    public bool Counts => Side != Side.Unknown && Quality >= Core.Stance.LeastQuality;
}

/// <summary>What the pelvis did from a contact of a foot to its next.</summary>
/// <param name="StrideUs">Time to the next contact of that foot, µs.</param>
/// <param name="TiltRangeDeg">Range of the tilt, degrees.</param>
/// <param name="RotationRangeDeg">Range of the rotation, degrees, the straight line from contact to contact taken out.</param>
/// <param name="RotationAtContactDeg">Rotation at the contact, degrees from the mean of the stride, positive with the side of the landing foot forward; null while the side is unknown.</param>
public sealed record StrideFigures(long StrideUs, double TiltRangeDeg, double RotationRangeDeg, double? RotationAtContactDeg);

/// <summary>A cue for the runner.</summary>
/// <param name="Side">The stance side that it is about.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Reason">The threshold that was crossed.</param>
/// <param name="MeanDeg">Mean peak drop of the last ten stances of the side, degrees.</param>
/// <param name="ThresholdDeg">The threshold, degrees.</param>
/// <param name="AtUs">When it was decided.</param>
public sealed record CueEvent(Side Side, CueKind Kind, CueReason Reason, double MeanDeg, double ThresholdDeg, long AtUs) : ClipEvent(AtUs, AtUs);

/// <summary>The runner does something else.</summary>
/// <param name="Activity">What.</param>
/// <param name="AtUs">Since when.</param>
/// <param name="DecidedUs">When it was said, in signal time.</param>
public sealed record ActivityEvent(Activity Activity, long AtUs, long DecidedUs) : ClipEvent(AtUs, DecidedUs);

/// <summary>A standing calibration ended or was refused.</summary>
/// <param name="Result">How.</param>
/// <param name="AtUs">When.</param>
public sealed record CalibrationEvent(CalibrationResult Result, long AtUs) : ClipEvent(AtUs, AtUs);
