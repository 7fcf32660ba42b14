namespace HipSense.Runners;

/// <summary>How a person walks, relative to the mean walker. The ranges are those of 19 people who walk quickly with a sensor at the waist.</summary>
public sealed record WalkHabit
{
    /// <summary>Cadence: 0.85–1.1.</summary>
    public double CadenceFactor { get; init; } = 1;

    /// <summary>Vertical range at the frequency of the steps: 0.22–0.6 g of acceleration come from 0.6–1.2.</summary>
    public double RiseFactor { get; init; } = 1;

    /// <summary>The notch between the two humps of a quick step: 0.03–0.24 g come from 0.3–2.</summary>
    public double NotchFactor { get; init; } = 1;
}
