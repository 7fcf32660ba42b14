using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>Draws a board's wiring: places the parts, joins what stands in line, and names the rest.</summary>
public static class DrawingBuilder
{
    private const double Stub = 1;

    /// <summary>Draws the board.</summary>
    /// <param name="facts">The catalogue.</param>
    /// <param name="wiring">The board.</param>
    /// <returns>The schematic.</returns>
    /// <exception cref="ArgumentException">A part has no place on the sheet.</exception>
    public static Drawing Build(HardwareFacts facts, Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(wiring);
        PlacedSymbol[] symbols = [.. Place(facts, wiring)];
        Dictionary<PinName, (GridPoint At, SymbolPin Pin, PlacedSymbol Symbol)> pins = symbols
            .SelectMany(symbol => symbol.Symbol.Pins.Select(pin => (Name: new PinName(symbol.Reference, pin.Name), Pin: pin, Symbol: symbol)))
            .ToDictionary(pin => pin.Name, pin => (pin.Symbol.At + pin.Pin.At, pin.Pin, pin.Symbol));

        List<Wire> wires = [.. WiresInLine(wiring, pins.ToDictionary(pin => pin.Key, pin => (pin.Value.At, pin.Value.Symbol.Group)))];
        List<NetLabel> labels = [];
        foreach ((PinName pin, GridPoint direction) in SheetLayout.Labels.Concat(ModulePads(symbols)))
        {
            if (pins.TryGetValue(pin, out (GridPoint At, SymbolPin Pin, PlacedSymbol Symbol) found)
                && wiring.NetOf(pin.ToString()) is string net
                && !wires.Exists(wire => wire.Touches(found.At) && (Leaves(wire, found.At, direction) || IsNamed(wire, net, wires, labels))))
            {
                GridPoint end = found.At + new GridPoint(direction.X * Stub, direction.Y * Stub);
                wires.Add(new Wire(found.At, end));
                labels.Add(new NetLabel(net, end, direction));
            }
        }

        return new Drawing(
            wiring.Title,
            wiring.Status,
            symbols,
            wires,
            labels,
            [.. wiring.NoConnect.Select(PinName.Parse).Select(pin => pins[pin].At)],
            [.. symbols.GroupBy(symbol => symbol.Group).Select(group => (group.Key, HeadingOf(group)))],
            [.. wiring.Driven.Select(net => labels.First(label => label.Net == net).At)]);
    }

    /// <summary>Another part stands where the name would.</summary>
    private static bool Leaves(Wire wire, GridPoint at, GridPoint direction) => wire.Touches(at + new GridPoint(direction.X / 2, direction.Y / 2));

    /// <summary>The wire's other end has the name already.</summary>
    private static bool IsNamed(Wire wire, string net, List<Wire> wires, List<NetLabel> labels) => labels.Exists(label =>
        label.Net == net && wires.Exists(stub => stub.To == label.At && wire.Touches(stub.From)));

    private static IEnumerable<PlacedSymbol> Place(HardwareFacts facts, Wiring wiring)
    {
        foreach ((string reference, PlacedPart part) in wiring.Parts)
        {
            PartKind kind = facts.Kinds[part.Part];
            if (kind.Symbol == "none")
            {
                continue;
            }

            (string name, string group, GridPoint at, bool lying) = SheetLayout.Places.FirstOrDefault(place => place.Reference == reference);
            if (name is null)
            {
                throw new ArgumentException(reference + " has no place on the sheet.", nameof(wiring));
            }

            yield return new PlacedSymbol(reference, kind.Value, SymbolLibrary.For(kind, lying), at, group);
        }
    }

    /// <summary>Neighbours of one net in one circuit, on one horizontal or vertical line.</summary>
    private static IEnumerable<Wire> WiresInLine(Wiring wiring, Dictionary<PinName, (GridPoint At, string Group)> pins)
    {
        foreach (IReadOnlyList<string> net in wiring.Nets.Values)
        {
            foreach (IGrouping<string, (GridPoint At, string Group)> group in
                net.Select(PinName.Parse).Where(pins.ContainsKey).Where(pin => !pin.Reference.StartsWith('U')).Select(pin => pins[pin]).GroupBy(pin => pin.Group))
            {
                IEnumerable<IEnumerable<GridPoint>> rows = group.Select(pin => pin.At).GroupBy(at => at.Y).Select(row => row.OrderBy(at => at.X));
                IEnumerable<IEnumerable<GridPoint>> columns = group.Select(pin => pin.At).GroupBy(at => at.X).Select(column => column.OrderBy(at => at.Y));
                foreach (GridPoint[] line in rows.Concat(columns).Select(line => line.ToArray()))
                {
                    for (int i = 1; i < line.Length; i++)
                    {
                        yield return new Wire(line[i - 1], line[i]);
                    }
                }
            }
        }
    }

    private static IEnumerable<(PinName Pin, GridPoint Direction)> ModulePads(PlacedSymbol[] symbols) =>
        from symbol in symbols
        from pin in symbol.Symbol.Pins
        where pin.NameShown
        select (new PinName(symbol.Reference, pin.Name), pin.Outward);

    private static GridPoint HeadingOf(IEnumerable<PlacedSymbol> group) => new(
        group.Min(symbol => symbol.At.X + symbol.Symbol.Pins.Min(pin => pin.At.X)) - 2,
        group.Min(symbol => symbol.At.Y + symbol.Symbol.Pins.Min(pin => pin.At.Y)) - 4.5);
}
