namespace HipSense.Hardware.Facts;

/// <summary>A part of one board's wiring.</summary>
public sealed record PlacedPart
{
    /// <summary>Its kind: a key of <see cref="HardwareFacts.Kinds"/>.</summary>
    public required string Part { get; init; }

    /// <summary>Where it goes.</summary>
    public required string Place { get; init; }

    /// <summary>How many.</summary>
    public int Quantity { get; init; } = 1;
}
