using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>Reads a drawing back as a person would: what touches is connected, and so are equal names.</summary>
public static class DrawnNets
{
    /// <summary>The groups of connected pins of a drawing, without single pins.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <returns>Each group's pins.</returns>
    public static IReadOnlyList<IReadOnlySet<PinName>> In(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        List<(HashSet<PinName> Pins, HashSet<string> Names, List<Wire> Wires, List<GridPoint> Ends)> groups = [];
        foreach (PlacedSymbol symbol in drawing.Symbols)
        {
            groups.AddRange(symbol.Symbol.Pins.Select(pin =>
                (new HashSet<PinName> { new(symbol.Reference, pin.Name) }, new HashSet<string>(), new List<Wire>(), new List<GridPoint> { symbol.At + pin.At })));
        }

        groups.AddRange(drawing.Wires.Select(wire => (new HashSet<PinName>(), new HashSet<string>(), new List<Wire> { wire }, new List<GridPoint> { wire.From, wire.To })));
        groups.AddRange(drawing.Labels.Select(label => (new HashSet<PinName>(), new HashSet<string> { label.Net }, new List<Wire>(), new List<GridPoint> { label.At })));

        for (int i = 0; i < groups.Count; i++)
        {
            int other = groups.FindIndex(i + 1, group => group.Names.Overlaps(groups[i].Names) || Touch(group.Wires, groups[i].Ends) || Touch(groups[i].Wires, group.Ends) || group.Ends.Intersect(groups[i].Ends).Any());
            if (other < 0)
            {
                continue;
            }

            groups[i].Pins.UnionWith(groups[other].Pins);
            groups[i].Names.UnionWith(groups[other].Names);
            groups[i].Wires.AddRange(groups[other].Wires);
            groups[i].Ends.AddRange(groups[other].Ends);
            groups.RemoveAt(other);
            i = -1;
        }

        return [.. groups.Where(group => group.Pins.Count > 1).Select(group => group.Pins)];
    }

    private static bool Touch(List<Wire> wires, List<GridPoint> ends) => wires.Exists(wire => ends.Exists(wire.Touches));
}
