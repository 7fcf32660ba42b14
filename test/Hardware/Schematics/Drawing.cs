using System.Collections.Generic;

namespace HipSense.Hardware.Schematics;

/// <summary>A schematic on a sheet.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Status">Whether it has been built.</param>
/// <param name="Symbols">The parts.</param>
/// <param name="Wires">What is drawn between them.</param>
/// <param name="Labels">The names that connect the rest.</param>
/// <param name="Open">Pins that are left open on purpose.</param>
/// <param name="Headings">The names of the circuits.</param>
/// <param name="Driven">Where a supply that is fed through a switch says so.</param>
public sealed record Drawing(
    string Title,
    string Status,
    IReadOnlyList<PlacedSymbol> Symbols,
    IReadOnlyList<Wire> Wires,
    IReadOnlyList<NetLabel> Labels,
    IReadOnlyList<GridPoint> Open,
    IReadOnlyList<(string Text, GridPoint At)> Headings,
    IReadOnlyList<GridPoint> Driven);
