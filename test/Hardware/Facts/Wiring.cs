using System.Collections.Generic;
using System.Linq;

namespace HipSense.Hardware.Facts;

/// <summary>The wiring of one board: the content of a <c>wiring.json</c>.</summary>
public sealed record Wiring
{
    /// <summary>The folder's name.</summary>
    public required string Board { get; init; }

    /// <summary>For headings.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it has been built.</summary>
    public required string Status { get; init; }

    /// <summary>Why nobody should buy this board yet; nothing when nothing known speaks against it.</summary>
    public string? NotYet { get; init; }

    /// <summary>True when the pin for USB carries half of a supply that is USB's or else the cell's, to be held against half the battery's voltage.</summary>
    public bool UsbAgainstBattery { get; init; }

    /// <summary>The images of the runtime that run on it.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The pin behind each field of the firmware's <c>Board</c>.</summary>
    public required IReadOnlyDictionary<string, string> Firmware { get; init; }

    /// <summary>The parts by reference.</summary>
    public required IReadOnlyDictionary<string, PlacedPart> Parts { get; init; }

    /// <summary>The pins of each net.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Nets { get; init; }

    /// <summary>Supply nets that are fed through a switch.</summary>
    public required IReadOnlyList<string> Driven { get; init; }

    /// <summary>Pins that are left open on purpose.</summary>
    public required IReadOnlyList<string> NoConnect { get; init; }

    /// <summary>What its build has otherwise than the steps of <c>assembly.md</c>.</summary>
    public IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>What is not known.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>The net on a pin.</summary>
    /// <param name="pin">For example <c>U1.D4</c>.</param>
    /// <returns>Nothing when the pin is on no net.</returns>
    public string? NetOf(string pin) => Nets.Where(net => net.Value.Contains(pin)).Select(net => net.Key).FirstOrDefault();
}
