using System.Collections.Generic;

namespace HipSense.Hardware.Schematics;

/// <summary>A stroke of a symbol, relative to the symbol's place.</summary>
public abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>A line through points.</summary>
    /// <param name="Points">The points.</param>
    /// <param name="Filled">True for an area.</param>
    public sealed record Line(IReadOnlyList<GridPoint> Points, bool Filled = false) : Shape;

    /// <summary>A circle.</summary>
    /// <param name="Centre">Its centre.</param>
    /// <param name="Radius">Its radius.</param>
    public sealed record Circle(GridPoint Centre, double Radius) : Shape;

    /// <summary>A few letters, centred.</summary>
    /// <param name="At">Where.</param>
    /// <param name="Content">The letters.</param>
    public sealed record Letters(GridPoint At, string Content) : Shape;
}
