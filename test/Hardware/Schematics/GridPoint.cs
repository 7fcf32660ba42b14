namespace HipSense.Hardware.Schematics;

/// <summary>A place or a direction on the sheet, in steps of 2.54 mm; x to the right, y down.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct GridPoint(double X, double Y)
{
    /// <summary>A direction on the sheet.</summary>
    public static readonly GridPoint Up = new(0, -1), Down = new(0, 1), Left = new(-1, 0), Right = new(1, 0);

    /// <summary>Moves a point.</summary>
    /// <param name="a">The point.</param>
    /// <param name="b">By how much.</param>
    /// <returns>The sum.</returns>
    public static GridPoint operator +(GridPoint a, GridPoint b) => new(a.X + b.X, a.Y + b.Y);

    /// <inheritdoc cref="op_Addition"/>
    public static GridPoint Add(GridPoint a, GridPoint b) => a + b;
}
