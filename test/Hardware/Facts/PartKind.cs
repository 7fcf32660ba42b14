using System.Collections.Generic;
using System.Linq;

namespace HipSense.Hardware.Facts;

/// <summary>A kind of part, as it is bought.</summary>
public sealed record PartKind
{
    /// <summary>What it is, for the buyer.</summary>
    public required string Description { get; init; }

    /// <summary>How it is drawn.</summary>
    public required string Symbol { get; init; }

    /// <summary>The value in the schematic.</summary>
    public required string Value { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>The maker's number.</summary>
    public required string Mpn { get; init; }

    /// <summary>An approximate price of one, if somebody has looked it up.</summary>
    public decimal? PriceUsd { get; init; }

    /// <summary>How many more to buy than are used.</summary>
    public int Spares { get; init; }

    /// <summary>A resistor's value.</summary>
    public int? Ohms { get; init; }

    /// <summary>A controller board's chip, a key of <see cref="HardwareFacts.Chips"/>.</summary>
    public string? Chip { get; init; }

    /// <summary>A controller board's memory beside the chip's own, MB; 0 for a board without.</summary>
    public int PsramMegabytes { get; init; }

    /// <summary>What a controller board charges a cell with; nothing when it has no charger.</summary>
    public ChargeFacts? Charge { get; init; }

    /// <summary>A cell's capacity, mAh.</summary>
    public int? CapacityMilliampHours { get; init; }

    /// <summary>The current that a switch stands, mA.</summary>
    public int? RatedMilliamps { get; init; }

    /// <summary>The current that a fuse carries for ever, mA.</summary>
    public int? HoldMilliamps { get; init; }

    /// <summary>Its pins.</summary>
    public required IReadOnlyList<PartPin> Pins { get; init; }

    /// <summary>What a controller board has on its own GPIOs.</summary>
    public IReadOnlyList<OnBoardPart> OnBoard { get; init; } = [];

    /// <summary>The pull-ups that a module brings along.</summary>
    public IReadOnlyList<PullUp> PullUps { get; init; } = [];

    /// <summary>Finds a pin.</summary>
    /// <param name="name">As printed.</param>
    /// <returns>Nothing when there is no such pin.</returns>
    public PartPin? FindPin(string name) => Pins.FirstOrDefault(pin => pin.Name == name);

    /// <summary>The GPIO of a pad or of something on the board.</summary>
    /// <param name="name">The pad's name, or that of the part on the board.</param>
    /// <returns>Nothing when there is no GPIO of that name.</returns>
    public int? FindGpio(string name) =>
        FindPin(name)?.Gpio ?? OnBoard.Where(part => part.Name == name).Select(part => (int?)part.Gpio).FirstOrDefault();
}
