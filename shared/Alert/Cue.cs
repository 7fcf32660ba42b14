namespace HipSense.Core;

/// <summary>A cue for the runner. The object is used again for the next cue: copy what you keep.</summary>
public sealed class Cue
{
    /// <summary>What it tells.</summary>
    public CueKind Kind;

    /// <summary>The stance side that it is about; <see cref="Side.Unknown"/> when it is about the whole pelvis.</summary>
    public Side Side;

    /// <summary>The threshold that was crossed.</summary>
    public CueReason Reason;

    /// <summary>Mean of the last ten, hundredths of a degree: of the peak drop of the side, of the tilt, or of the range of the rotation.</summary>
    public int MeanCdeg;

    /// <summary>The threshold, hundredths of a degree.</summary>
    public int ThresholdCdeg;

    /// <summary>When it was decided, microseconds after the first sample.</summary>
    public long AtUs;
}
