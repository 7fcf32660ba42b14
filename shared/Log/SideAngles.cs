namespace HipSense.Core;

/// <summary>Tilt and rotation of one side in a <see cref="StanceSummary"/>. How many stances the tilt is of, its drops say.</summary>
public sealed class SideAngles
{
    /// <summary>Mean tilt of those stances whose drop counted, hundredths of a degree; 0 without any.</summary>
    public int TiltCdeg;

    /// <summary>Strides that counted (<see cref="Stride.Counts"/>), each begun by a contact of this side.</summary>
    public int Strides;

    /// <summary>Their mean range of the tilt, hundredths of a degree; 0 without any, likewise below.</summary>
    public int TiltRangeCdeg;

    /// <summary>Their mean rotation at contact, hundredths of a degree.</summary>
    public int RotationCdeg;

    /// <summary>Their mean range of the rotation, hundredths of a degree.</summary>
    public int RotationRangeCdeg;

    /// <summary>Starts again from nothing.</summary>
    public void Clear()
    {
        TiltCdeg = 0;
        Strides = 0;
        TiltRangeCdeg = 0;
        RotationCdeg = 0;
        RotationRangeCdeg = 0;
    }
}
