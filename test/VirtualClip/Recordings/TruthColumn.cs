namespace HipSense.VirtualClip;

/// <summary>Names of the columns of truth.</summary>
internal static class TruthColumn
{
    /// <summary>Vertical ground reaction force, body weights.</summary>
    public const string Force = "grf_bw";

    /// <summary>Unit vector up in sensor axes; empty where it is not known.</summary>
    public const string UpX = "up_x";

    /// <inheritdoc cref="UpX"/>
    public const string UpY = "up_y";

    /// <inheritdoc cref="UpX"/>
    public const string UpZ = "up_z";

    /// <summary>1 in the phase that counts.</summary>
    public const string Moving = "moving";

    /// <summary>Obliquity of the pelvis, degrees, + = right side up.</summary>
    public const string Obliquity = "obliquity_deg";

    /// <summary>
    /// The same of a pelvis whose motion was filmed, with <see cref="Moving"/> for when it runs; which foot is on the ground it does not say.
    /// </summary>
    public const string OpticalObliquity = "beta_deg";

    /// <summary>Tilt of the pelvis over standing, degrees, + = top of the pelvis forward.</summary>
    public const string Tilt = "tilt_deg";

    /// <summary>Rotation of the pelvis about the vertical, degrees, + = right side forward. Where 0 is does not matter, nor a bend of the path.</summary>
    public const string Rotation = "rotation_deg";

    /// <summary>The foot on the ground: 0 none, 1 left, 2 right, 3 both.</summary>
    public const string Contact = "contact";

    /// <summary>0 still, 1 walking, 2 running, 3 other.</summary>
    public const string Activity = "activity";
}
