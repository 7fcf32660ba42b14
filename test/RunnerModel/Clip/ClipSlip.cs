namespace HipSense.Runners;

/// <summary>The clip slips on the waistband, once, within <see cref="Seconds"/>.</summary>
/// <param name="AtSeconds">When, s from the first sample.</param>
public sealed record ClipSlip(double AtSeconds)
{
    /// <summary>How long the slip takes, s.</summary>
    public double Seconds { get; init; } = 0.3;

    /// <summary>By how much it turns about the vertical, degrees.</summary>
    public double YawDeg { get; init; }

    /// <summary>By how much it turns about the axis to the right, degrees.</summary>
    public double PitchDeg { get; init; }

    /// <summary>By how much it turns about the axis to the back, degrees.</summary>
    public double RollDeg { get; init; } = 6;
}
