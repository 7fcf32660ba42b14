namespace HipSense.VirtualClip;

/// <summary>What is told of tilt and rotation.</summary>
public enum PelvisAngle
{
    /// <summary>Mean tilt of a stance.</summary>
    Tilt,

    /// <summary>Range of the tilt over a stride.</summary>
    TiltRange,

    /// <summary>Rotation at initial contact.</summary>
    RotationAtContact,

    /// <summary>Range of the rotation over a stride.</summary>
    RotationRange,
}
