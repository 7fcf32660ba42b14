using System.Collections.Generic;

namespace HipSense.Hardware.Schematics;

/// <summary>How a kind of part is drawn.</summary>
/// <param name="Name">Its name in the library.</param>
/// <param name="Shapes">Its strokes.</param>
/// <param name="Pins">Where it is connected.</param>
/// <param name="ReferenceAt">Where the reference is written, from its left; the value goes below it.</param>
public sealed record Symbol(string Name, IReadOnlyList<Shape> Shapes, IReadOnlyList<SymbolPin> Pins, GridPoint ReferenceAt);
