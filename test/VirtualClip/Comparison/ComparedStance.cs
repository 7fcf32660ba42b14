using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>What both say about one stance; NaN where one of them does not say it.</summary>
/// <param name="Side">The side, as the clip tells it.</param>
/// <param name="AtS">Initial contact, s after the first sample.</param>
public sealed record ComparedStance(Side Side, double AtS)
{
    /// <summary>Peak drop, degrees.</summary>
    public (double Clip, double Reference) Drop { get; init; } = (double.NaN, double.NaN);

    /// <summary>Mean tilt, degrees.</summary>
    public (double Clip, double Reference) Tilt { get; init; } = (double.NaN, double.NaN);

    /// <summary>Contact time, ms.</summary>
    public (double Clip, double Reference) ContactMs { get; init; } = (double.NaN, double.NaN);

    /// <summary>Cadence from this step alone, steps a minute.</summary>
    public (double Clip, double Reference) Cadence { get; init; } = (double.NaN, double.NaN);
}
