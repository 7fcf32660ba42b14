using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Rules;

/// <summary>The drawn layout of the small parts is the wiring's circuit, and can be soldered.</summary>
public static class PerfboardRules
{
    /// <summary>From hole to hole, millimetres.</summary>
    public const double Pitch = 2.54;

    /// <summary>What a cut leaves of the pads at the edge, millimetres: half a pad on each side.</summary>
    public const double Edge = 2;

    /// <summary>The small parts of a board.</summary>
    /// <param name="wiring">The board.</param>
    /// <returns>Their references.</returns>
    public static IEnumerable<string> SmallParts(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        return wiring.Parts.Where(part => part.Value.Place.StartsWith("perfboard", StringComparison.Ordinal)).Select(part => part.Key);
    }

    /// <summary>The size of the piece.</summary>
    /// <param name="layout">The layout.</param>
    /// <returns>Millimetres.</returns>
    public static (double Length, double Width) Size(PerfboardLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (((layout.Columns - 1) * Pitch) + Edge, ((layout.Rows.Length - 1) * Pitch) + Edge);
    }

    /// <summary>The place of a pad.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="pad">For example <c>A1</c>.</param>
    /// <returns>Column and row, from 0.</returns>
    public static (int Column, int Row) At(PerfboardLayout layout, string pad)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(pad);
        return (int.Parse(pad[1..], CultureInfo.InvariantCulture) - 1, layout.Rows.IndexOf(pad[0], StringComparison.Ordinal));
    }

    /// <summary>Checks it.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>What is wrong.</returns>
    public static IReadOnlyList<string> Check(PerfboardLayout layout, HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(facts);
        List<string> findings = [];
        string[] small = [.. SmallParts(wiring)];
        findings.AddRange(small.Except(layout.Parts.Keys).Select(part => part + " has no place."));
        findings.AddRange(layout.Parts.Keys.Except(small).Select(part => part + " is no small part of the wiring."));
        findings.AddRange(layout.Pads.Keys.Where(pad => At(layout, pad) is var (column, row) && (row < 0 || column < 0 || column >= layout.Columns)).Select(pad => pad + " is off the board."));
        if (findings.Count > 0)
        {
            return findings;
        }

        foreach ((string part, IReadOnlyDictionary<string, string> pins) in layout.Parts)
        {
            PartKind kind = facts.KindOf(wiring, part);
            findings.AddRange(kind.Pins.Where(pin => !pins.ContainsKey(pin.Name)).Select(pin => $"{part}.{pin.Name} has no pad."));
            findings.AddRange(pins.Where(pin => layout.Pads.GetValueOrDefault(pin.Value) != wiring.NetOf($"{part}.{pin.Key}")).Select(pin => $"{part}.{pin.Key} is on {pin.Value}, which is of another net."));
            findings.AddRange(Reach(layout, kind, part, [.. pins.Values]));
        }

        // Two parts between the same two pads stand on each other.
        findings.AddRange(layout.Parts.GroupBy(part => string.Join(' ', part.Value.Values.Order())).Where(group => group.Count() > 1).Select(group => string.Join(" and ", group.Select(part => part.Key)) + " stand on each other."));
        findings.AddRange(layout.Pads.GroupBy(pad => pad.Value).Where(net => Islands(layout, [.. net.Select(pad => pad.Key)]) > 1).Select(net => net.Key + " is in pieces."));

        foreach ((string net, IReadOnlyList<string> pins) in wiring.Nets)
        {
            bool within = pins.Any(pin => small.Contains(PinName.Parse(pin).Reference));
            bool leaves = pins.Any(pin => !small.Contains(PinName.Parse(pin).Reference));
            int wires = layout.Wires.Count(pad => layout.Pads[pad] == net);
            if (wires != (within && leaves ? 1 : 0))
            {
                findings.Add($"{wires} wires leave from {net}.");
            }
        }

        return findings;
    }

    /// <summary>An 0805 spans one hole to the next, an SMA every second with nothing between, a SOT-23 a corner of three.</summary>
    private static IEnumerable<string> Reach(PerfboardLayout layout, PartKind kind, string part, string[] pads)
    {
        (int Column, int Row)[] at = [.. pads.Select(pad => At(layout, pad))];
        int span = at.Max(one => at.Max(other => Math.Abs(one.Column - other.Column) + Math.Abs(one.Row - other.Row)));
        int wanted = kind.Pins.Count == 3 || kind.Symbol == "schottky" ? 2 : 1;
        if (span != wanted || at.Distinct().Count() != pads.Length)
        {
            yield return $"{part} spans {span} holes instead of {wanted}.";
        }

        if (kind.Symbol == "schottky" && at.Length == 2)
        {
            string between = $"{layout.Rows[(at[0].Row + at[1].Row) / 2]}{((at[0].Column + at[1].Column) / 2) + 1}";
            if (layout.Pads.ContainsKey(between))
            {
                yield return $"{part} lies over {between}, which is in use.";
            }
        }
    }

    /// <summary>In how many pieces a net is: neighbours are bridged, links join.</summary>
    private static int Islands(PerfboardLayout layout, string[] pads)
    {
        HashSet<string> left = [.. pads];
        int islands = 0;
        while (left.Count > 0)
        {
            islands++;
            Stack<string> open = new([left.First()]);
            while (open.TryPop(out string? pad))
            {
                if (left.Remove(pad))
                {
                    foreach (string other in left.Where(other => Joined(layout, pad, other)))
                    {
                        open.Push(other);
                    }
                }
            }
        }

        return islands;
    }

    private static bool Joined(PerfboardLayout layout, string pad, string other)
    {
        (int column, int row) = At(layout, pad);
        (int otherColumn, int otherRow) = At(layout, other);
        return Math.Abs(column - otherColumn) + Math.Abs(row - otherRow) == 1
            || layout.Links.Any(link => link.Contains(pad) && link.Contains(other));
    }
}
