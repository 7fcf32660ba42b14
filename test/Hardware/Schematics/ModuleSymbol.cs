using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>A module is a box with its pads in the order of parts.json.</summary>
internal static class ModuleSymbol
{
    private const double HalfWidth = 6;
    private const double PinLength = 1;
    private const double Pitch = 1.5;

    public static Symbol For(PartKind kind)
    {
        PartPin[] left = [.. kind.Pins.Where(pin => pin.Side == "left")];
        PartPin[] right = [.. kind.Pins.Where(pin => pin.Side == "right")];
        double half = Math.Ceiling((Math.Max(left.Length, right.Length) + 1) * Pitch) / 2;
        GridPoint[] box = [new(-HalfWidth, -half), new(HalfWidth, -half), new(HalfWidth, half), new(-HalfWidth, half), new(-HalfWidth, -half)];
        return new Symbol(
            kind.Mpn.Replace(' ', '_'),
            [new Shape.Line(box)],
            [.. Column(left, GridPoint.Left, half), .. Column(right, GridPoint.Right, half)],
            new(-HalfWidth, -half - 1.6));
    }

    private static IEnumerable<SymbolPin> Column(PartPin[] pins, GridPoint outward, double half) =>
        pins.Select((pin, index) => new SymbolPin(
            pin.Name, new(outward.X * (HalfWidth + PinLength), ((index + 1) * Pitch) - half), outward, PinLength, pin.Type, NameShown: true));
}
