namespace HipSense.Hardware.Schematics;

/// <summary>A part on the sheet.</summary>
/// <param name="Reference">For example <c>R1</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Symbol">How it is drawn.</param>
/// <param name="At">Where.</param>
/// <param name="Group">The circuit that it belongs to; wires are drawn within one only.</param>
public sealed record PlacedSymbol(string Reference, string Value, Symbol Symbol, GridPoint At, string Group);
