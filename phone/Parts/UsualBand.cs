namespace HipSense.Phone.Parts;

/// <summary>What is usual of an angle in healthy runners. It is a place on a picture and no limit: people differ, and so do the ways to measure.</summary>
/// <param name="FromDeg">Where it begins, degrees.</param>
/// <param name="ToDeg">Where it ends.</param>
public readonly record struct UsualBand(double FromDeg, double ToDeg)
{
    /// <summary>Peak drop of a stance: 4 to 6° by optical recordings.</summary>
    public static readonly UsualBand Drop = new(4, 6);

    /// <summary>Mean tilt over standing, of men at several speeds with a sensor on the pelvis: Perpiñá-Martínez 2023, Int. J. Environ. Res. Public Health 20:3631.</summary>
    public static readonly UsualBand Tilt = new(2, 8);

    /// <summary>Range of the rotation in a stride; the same source as the tilt. Optical recordings have up to 21°.</summary>
    public static readonly UsualBand RotationRange = new(9.7, 13.6);

    /// <summary>In words.</summary>
    public override string ToString() => Text.Of($"{FromDeg:0.#}–{ToDeg:0.#}°");
}
