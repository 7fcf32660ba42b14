namespace HipSense.Runners;

/// <summary>The truth at one instant.</summary>
public sealed class TruthSample
{
    /// <summary>When, s from the first sample.</summary>
    public double Time { get; internal set; }

    /// <summary>Unit vector up, in the axes of a clip fixed rigidly to the pelvis as it is mounted (no wobble): to the right.</summary>
    public double UpX { get; internal set; }

    /// <summary>The same, along the clip's upward axis.</summary>
    public double UpY { get; internal set; }

    /// <summary>The same, along the clip's backward axis.</summary>
    public double UpZ { get; internal set; }

    /// <summary>Obliquity of the pelvis against the horizontal, degrees, + = right side up.</summary>
    public double ObliquityDeg { get; internal set; }

    /// <summary>Tilt of the pelvis against the vertical, degrees, + = backward.</summary>
    public double TiltDeg { get; internal set; }

    /// <summary>Rotation of the pelvis from the direction of the path, degrees, + = to the left, the right side forward.</summary>
    public double RotationDeg { get; internal set; }

    /// <summary>Yaw rate of the path, °/s, + = to the left.</summary>
    public double PathYawRate { get; internal set; }

    /// <summary>Speed along the path, m/s.</summary>
    public double Speed { get; internal set; }

    /// <summary>The leg on the ground; none in flight and when standing; both where a jogger does not leave the ground.</summary>
    public Side Contact { get; internal set; }

    /// <summary>What the wearer does.</summary>
    public Activity Activity { get; internal set; }
}
