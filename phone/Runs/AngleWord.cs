namespace HipSense.Phone.Runs;

/// <summary>What an angle is called.</summary>
internal static class AngleWord
{
    /// <summary>An angle as a word.</summary>
    public static string Of(Angle angle) => angle switch
    {
        Angle.Drop => "drop",
        Angle.Tilt => "tilt",
        Angle.TiltRange => "tilt, range",
        Angle.Rotation => "rotation at contact",
        _ => "rotation, range",
    };
}
