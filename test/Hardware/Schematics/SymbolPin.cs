using HipSense.Hardware.Facts;

namespace HipSense.Hardware.Schematics;

/// <summary>Where a symbol is connected.</summary>
/// <param name="Name">The part's pin.</param>
/// <param name="At">The end to which wires go, relative to the symbol's place.</param>
/// <param name="Outward">Away from the symbol.</param>
/// <param name="Length">From the end to the body.</param>
/// <param name="Type">What it does electrically.</param>
/// <param name="NameShown">True when the name is written inside the body.</param>
public sealed record SymbolPin(string Name, GridPoint At, GridPoint Outward, double Length, PinType Type, bool NameShown);
