using HipSense.Core;

namespace HipSense.Device;

/// <summary>Counts and hashes everything that the detection tells.</summary>
public sealed class EventHash : IHipListener
{
    /// <summary>The hash so far.</summary>
    public readonly Fnv Hash = new();

    /// <summary>Standing calibrations that ended.</summary>
    public int Calibrations;

    /// <summary>Changes of activity.</summary>
    public int Activities;

    /// <summary>Stances.</summary>
    public int Stances;

    /// <summary>Stances whose side was known.</summary>
    public int Sides;

    /// <summary>Cues.</summary>
    public int Cues;

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        Calibrations++;
        Hash.Add((int)result);
        Hash.Add(atUs);
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        Activities++;
        Hash.Add((int)activity);
        Hash.Add(sinceUs);
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
        Stances++;
        Sides += stance.Side != Side.Unknown ? 1 : 0;
        Hash.Add((int)stance.Side);
        Hash.Add(stance.InitialContactUs);
        Hash.Add(stance.ToeOffUs);
        Hash.Add(stance.StepUs);
        Hash.Add(stance.DropPeakCdeg);
        Hash.Add(stance.DropAtContactCdeg);
        Hash.Add(stance.TiltCdeg);
        Hash.Add((int)stance.Doubts);
        Hash.Add(stance.Quality);
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
        Hash.Add((int)stride.Side);
        Hash.Add(stride.InitialContactUs);
        Hash.Add(stride.StrideUs);
        Hash.Add(stride.TiltRangeCdeg);
        Hash.Add(stride.RotationAtContactCdeg);
        Hash.Add(stride.RotationRangeCdeg);
        Hash.Add((int)stride.Doubts);
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
        Cues++;
        Hash.Add((int)cue.Kind);
        Hash.Add((int)cue.Side);
        Hash.Add((int)cue.Reason);
        Hash.Add(cue.MeanCdeg);
        Hash.Add(cue.ThresholdCdeg);
        Hash.Add(cue.AtUs);
    }
}
