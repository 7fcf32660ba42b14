using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>The symbols of small parts.</summary>
internal static class SymbolLibrary
{
    private static readonly GridPoint s_beside = new(0.8, -0.4);

    /// <summary>The symbol of a kind of part.</summary>
    public static Symbol For(PartKind kind, bool lying) => kind.Symbol switch
    {
        "module" => ModuleSymbol.For(kind),
        "resistor" when lying => new("R_lying", [Box(1, 0.4)], Ends(kind, GridPoint.Left, 1.5, "1", "2", 0.5), new(-1, -2.6)),
        "resistor" => new("R", [Box(0.4, 1)], Ends(kind, GridPoint.Up, 1.5, "1", "2", 0.5), s_beside),
        "capacitor" => new("C", [Segment(-0.8, -0.2, 0.8, -0.2), Segment(-0.8, 0.2, 0.8, 0.2)], Ends(kind, GridPoint.Up, 1.5, "1", "2", 1.3), new(1.1, -0.4)),
        "fuse" => new("Fuse", [Box(1, 0.4), Segment(-1, 0, 1, 0)], Ends(kind, GridPoint.Left, 1.5, "1", "2", 0.5), new(-1, -2.6)),
        "schottky" => new("D_Schottky", Diode(), Ends(kind, GridPoint.Up, 2, "K", "A", 1.4), s_beside),
        "motor" => new("Motor", [new Shape.Circle(default, 1), new Shape.Letters(default, "M")], Ends(kind, GridPoint.Up, 2, "+", "-", 1), new(-9.5, -0.4)),
        "button" => new("Button", Contacts(), Ends(kind, GridPoint.Up, 1.5, "1", "2", 0.7), new(1.6, -0.4)),
        "cell" => new("Cell", Plates(), Ends(kind, GridPoint.Up, 1.5, "+", "-", 0.4), new(-16.5, -0.4)),
        "supply" => new("Supply", [Box(0.8, 1), new Shape.Letters(new(0, -0.5), "+"), new Shape.Letters(new(0, 0.5), "–")], Ends(kind, GridPoint.Up, 2, "+", "-", 1), new(-12, -0.4)),
        "slideSwitch" => SlideSwitch(kind),
        "nmos" => NMos(kind),
        "antenna" => new("Antenna", [Segment(0, 1, 0, -1), Segment(-0.9, -1, 0, 0), Segment(0.9, -1, 0, 0)], [Pin(kind, "1", new(0, 2), GridPoint.Down, 1)], new(1.2, -0.4)),
        _ => throw new ArgumentException("No symbol " + kind.Symbol, nameof(kind)),
    };

    private static Symbol SlideSwitch(PartKind kind) => new(
        "SlideSwitch",
        [Dot(-1, -1), Dot(1, 0), Dot(-1, 1), Segment(0.8, -0.1, -0.8, -0.9)],
        [Pin(kind, "A", new(-2, -1), GridPoint.Left, 0.8), Pin(kind, "COM", new(2, 0), GridPoint.Right, 0.8), Pin(kind, "B", new(-2, 1), GridPoint.Left, 0.8)],
        new(-0.6, -3));

    private static Symbol NMos(PartKind kind) => new(
        "NMOS",
        [
            Segment(-0.6, -0.9, -0.6, 0.9), Segment(-0.2, -1.1, -0.2, -0.4), Segment(-0.2, -0.3, -0.2, 0.3), Segment(-0.2, 0.4, -0.2, 1.1),
            Line((-0.2, -0.8), (1, -0.8), (1, -1)), Line((-0.2, 0.8), (1, 0.8), (1, 1)), Line((-0.2, 0), (1, 0), (1, 0.8)),
            new Shape.Line([new(-0.15, 0), new(0.35, -0.25), new(0.35, 0.25), new(-0.15, 0)], Filled: true),
        ],
        [Pin(kind, "G", new(-2, 0), GridPoint.Left, 1.4), Pin(kind, "D", new(1, -2), GridPoint.Up, 1), Pin(kind, "S", new(1, 2), GridPoint.Down, 1)],
        new(1.5, -0.4));

    /// <summary>The diode's arrow points up to its bar.</summary>
    private static Shape[] Diode() =>
    [
        new Shape.Line([new(-0.6, 0.6), new(0.6, 0.6), new(0, -0.6), new(-0.6, 0.6)], Filled: true),
        Line((-0.6, -0.3), (-0.6, -0.6), (0.6, -0.6), (0.6, -0.9)),
    ];

    private static Shape[] Contacts() => [Dot(0, -0.6), Dot(0, 0.6), Segment(0.4, -0.8, 0.4, 0.8), Segment(0.4, 0, 1, 0)];

    private static Shape[] Plates() =>
        [Segment(-1, -0.4, 1, -0.4), Segment(-0.5, 0, 0.5, 0), Segment(-1, 0.4, 1, 0.4), Segment(-0.5, 0.8, 0.5, 0.8), Segment(0, -1.1, 0, -0.4), Segment(0, 0.8, 0, 1.1), new Shape.Letters(new(0.9, -0.9), "+")];

    private static SymbolPin[] Ends(PartKind kind, GridPoint first, double reach, string one, string other, double length) =>
    [
        Pin(kind, one, new(first.X * reach, first.Y * reach), first, length),
        Pin(kind, other, new(-first.X * reach, -first.Y * reach), new(-first.X, -first.Y), length),
    ];

    private static SymbolPin Pin(PartKind kind, string name, GridPoint at, GridPoint outward, double length) =>
        new(name, at, outward, length, kind.FindPin(name)!.Type, NameShown: false);

    private static Shape.Circle Dot(double x, double y) => new(new(x, y), 0.2);

    private static Shape.Line Box(double x, double y) => Line((-x, -y), (x, -y), (x, y), (-x, y), (-x, -y));

    private static Shape.Line Segment(double x1, double y1, double x2, double y2) => Line((x1, y1), (x2, y2));

    private static Shape.Line Line(params IReadOnlyList<(double X, double Y)> points) => new([.. points.Select(point => new GridPoint(point.X, point.Y))]);
}
