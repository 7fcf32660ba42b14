namespace HipSense.VirtualClip;

/// <summary>A row of a reference; NaN where a cell is empty.</summary>
/// <param name="Seconds">When.</param>
/// <param name="ObliquityDeg">Obliquity of the pelvis, degrees, + = right side up.</param>
/// <param name="TiltDeg">Tilt of the pelvis, degrees, + = anterior.</param>
/// <param name="Contact">The foot on the ground: 0 none, 1 left, 2 right, 3 both.</param>
public sealed record ReferenceRow(double Seconds, double ObliquityDeg, double TiltDeg, double Contact);
