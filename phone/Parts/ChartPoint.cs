namespace HipSense.Phone.Parts;

/// <summary>A place on the drop chart.</summary>
/// <param name="X">Where, in the unit of the chart.</param>
/// <param name="LeftDeg">Drop in left stance, degrees; null: a gap.</param>
/// <param name="RightDeg">Likewise right.</param>
public readonly record struct ChartPoint(double X, double? LeftDeg, double? RightDeg);
