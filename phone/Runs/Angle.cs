namespace HipSense.Phone.Runs;

/// <summary>What is measured of the pelvis in a stance, or in the stride that it begins.</summary>
public enum Angle
{
    /// <summary>Peak drop of a stance.</summary>
    Drop,

    /// <summary>Mean tilt of a stance, over standing.</summary>
    Tilt,

    /// <summary>Range of the tilt in a stride.</summary>
    TiltRange,

    /// <summary>Rotation at initial contact, the side of the landing foot forward positive.</summary>
    Rotation,

    /// <summary>Range of the rotation in a stride.</summary>
    RotationRange,
}
