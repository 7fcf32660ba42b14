using System;
using HipSense.Core;

namespace HipSense.Reliability;

/// <summary>The detection hands every listener the same objects again and again; who keeps them keeps copies.</summary>
public static class EventCopy
{
    /// <summary>Copies a stance.</summary>
    public static Stance Of(Stance stance)
    {
        ArgumentNullException.ThrowIfNull(stance);
        return new Stance
        {
            Side = stance.Side,
            InitialContactUs = stance.InitialContactUs,
            ToeOffUs = stance.ToeOffUs,
            StepUs = stance.StepUs,
            HighestTiltCdeg = stance.HighestTiltCdeg,
            LowestTiltCdeg = stance.LowestTiltCdeg,
            ContactTiltCdeg = stance.ContactTiltCdeg,
            TiltCdeg = stance.TiltCdeg,
            Doubts = stance.Doubts,
        };
    }

    /// <summary>Copies a stride.</summary>
    public static Stride Of(Stride stride)
    {
        ArgumentNullException.ThrowIfNull(stride);
        return new Stride
        {
            Side = stride.Side,
            InitialContactUs = stride.InitialContactUs,
            StrideUs = stride.StrideUs,
            TiltRangeCdeg = stride.TiltRangeCdeg,
            RotationAtContactCdeg = stride.RotationAtContactCdeg,
            RotationRangeCdeg = stride.RotationRangeCdeg,
            Doubts = stride.Doubts,
        };
    }

    /// <summary>Copies a cue.</summary>
    public static Cue Of(Cue cue)
    {
        ArgumentNullException.ThrowIfNull(cue);
        return new Cue
        {
            Kind = cue.Kind,
            Side = cue.Side,
            Reason = cue.Reason,
            MeanCdeg = cue.MeanCdeg,
            ThresholdCdeg = cue.ThresholdCdeg,
            AtUs = cue.AtUs,
        };
    }
}
