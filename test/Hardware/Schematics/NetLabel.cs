namespace HipSense.Hardware.Schematics;

/// <summary>A net's name at the end of a wire: equal names are connected.</summary>
/// <param name="Net">The net.</param>
/// <param name="At">Where it is attached.</param>
/// <param name="Direction">Where the name stands, seen from there.</param>
public sealed record NetLabel(string Net, GridPoint At, GridPoint Direction);
