using System.Collections.Generic;

namespace HipSense.Hardware.Facts;

/// <summary>What a chip's GPIOs can and must not do.</summary>
public sealed record ChipFacts
{
    /// <summary>Where the lists are from.</summary>
    public required string Source { get; init; }

    /// <summary>Read at reset: left free.</summary>
    public required IReadOnlyList<int> Straps { get; init; }

    /// <summary>Memory in the module: left free.</summary>
    public required IReadOnlyList<int> Flash { get; init; }

    /// <summary>USB and UART0, which the wire protocol needs: left free.</summary>
    public required IReadOnlyList<int> Console { get; init; }

    /// <summary>Can wake the chip from deep sleep.</summary>
    public required IReadOnlyList<int> Rtc { get; init; }

    /// <summary>Channels of the converter that works beside the radio.</summary>
    public required IReadOnlyList<int> Adc1 { get; init; }

    /// <summary>Cannot drive and have no pulls.</summary>
    public required IReadOnlyList<int> InputOnly { get; init; }
}
