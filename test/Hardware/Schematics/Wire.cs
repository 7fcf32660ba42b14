namespace HipSense.Hardware.Schematics;

/// <summary>A straight connection.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
public readonly record struct Wire(GridPoint From, GridPoint To)
{
    /// <summary>True when a point lies on the wire or at its end.</summary>
    /// <param name="point">The point.</param>
    /// <returns>Whether it does.</returns>
    public bool Touches(GridPoint point)
    {
        double cross = ((To.X - From.X) * (point.Y - From.Y)) - ((To.Y - From.Y) * (point.X - From.X));
        double along = ((point.X - From.X) * (To.X - From.X)) + ((point.Y - From.Y) * (To.Y - From.Y));
        double length = ((To.X - From.X) * (To.X - From.X)) + ((To.Y - From.Y) * (To.Y - From.Y));
        return cross == 0 && along >= 0 && along <= length;
    }
}
