using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>The truth about one stance.</summary>
/// <param name="Side">The foot, or unknown where the truth does not say.</param>
/// <param name="InitialContactMs">Initial contact, ms after the first sample.</param>
/// <param name="ToeOffMs">Toe-off, ms after the first sample.</param>
/// <param name="PeakDropDeg">Peak drop in the first 60 % of contact, degrees; NaN where the truth does not say.</param>
/// <param name="Counts">False for a stance that the edge of the recording or of the running cuts: it is neither to be found nor invented.</param>
public sealed record TrueStance(Side Side, double InitialContactMs, double ToeOffMs, double PeakDropDeg, bool Counts)
{
    /// <summary>A stance must keep this far from the edges of a recording to count, ms.</summary>
    public const double EdgeMs = 100;

    /// <summary>The share of contact in which the drop peaks.</summary>
    public const double PeakWindow = 0.6;

    /// <summary>Contact time, ms.</summary>
    public double ContactMs => ToeOffMs - InitialContactMs;

    /// <summary>True when a stance lies well inside a recording.</summary>
    /// <param name="initialContactMs">Initial contact, ms.</param>
    /// <param name="toeOffMs">Toe-off, ms.</param>
    /// <param name="lastRowMs">The last row of the recording, ms.</param>
    public static bool IsInside(double initialContactMs, double toeOffMs, double lastRowMs) =>
        initialContactMs >= EdgeMs && toeOffMs <= lastRowMs - EdgeMs;
}
