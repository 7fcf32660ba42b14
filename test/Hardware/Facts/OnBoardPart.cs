namespace HipSense.Hardware.Facts;

/// <summary>Something that a controller board itself has on one of its GPIOs.</summary>
public sealed record OnBoardPart
{
    /// <summary>A name to refer to it as to a pin.</summary>
    public required string Name { get; init; }

    /// <summary>The chip's GPIO.</summary>
    public required int Gpio { get; init; }

    /// <summary>What it is.</summary>
    public required string What { get; init; }

    /// <summary>True for an indicator that lights at a low level.</summary>
    public bool ActiveLow { get; init; }

    /// <summary>What it pulls the GPIO to: "up", "down" or "unknown"; nothing when it pulls to neither.</summary>
    public string? Pull { get; init; }

    /// <summary>True when the GPIO is not to be used.</summary>
    public bool Forbidden { get; init; }

    /// <summary>True for a divider by two from the cell.</summary>
    public bool HalvesBattery { get; init; }
}
