namespace HipSense.Phone.Live;

/// <summary>A place on the drop chart.</summary>
/// <param name="X">Where, in the unit of the chart.</param>
/// <param name="LeftDeg">Drop in left stance, degrees; null: a gap.</param>
/// <param name="RightDeg">Likewise right.</param>
/// <param name="LeftLimitDeg">The threshold in left stance that was in force, degrees; null: none, or not known.</param>
/// <param name="RightLimitDeg">Likewise right.</param>
public readonly record struct ChartPoint(double X, double? LeftDeg, double? RightDeg, double? LeftLimitDeg = null, double? RightLimitDeg = null);
