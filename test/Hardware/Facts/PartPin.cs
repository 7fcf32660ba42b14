namespace HipSense.Hardware.Facts;

/// <summary>A pin of a kind of part.</summary>
public sealed record PartPin
{
    /// <summary>As printed on the part.</summary>
    public required string Name { get; init; }

    /// <summary>What it does electrically.</summary>
    public required PinType Type { get; init; }

    /// <summary>The chip's GPIO behind a board's pad.</summary>
    public int? Gpio { get; init; }

    /// <summary>Where it is drawn on a module's box: "left" or "right".</summary>
    public string? Side { get; init; }
}
