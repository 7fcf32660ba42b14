namespace HipSense.Phone.Runs;

/// <summary>Tilt and rotation of one side in some seconds of running.</summary>
/// <param name="TiltDeg">Mean tilt of the stances that counted, degrees; null without any, or when its zero is not known.</param>
/// <param name="Strides">Strides that counted.</param>
/// <param name="TiltRangeDeg">Their mean range of the tilt, degrees; null without any.</param>
/// <param name="RotationDeg">Their mean rotation at contact, degrees; likewise.</param>
/// <param name="RotationRangeDeg">Their mean range of the rotation, degrees; likewise.</param>
public sealed record StretchAngles(double? TiltDeg, int Strides, double? TiltRangeDeg, double? RotationDeg, double? RotationRangeDeg);
