namespace HipSense.Runners;

/// <summary>
/// How the clip sits on the pelvis: turned by yaw, then pitch, then roll from the ideal axes (x right, y up, z backward). Up to ±15° each is
/// what the project promises to cope with.
/// </summary>
public sealed record ClipMount
{
    /// <summary>Degrees about the vertical, + = the clip's forward axis points to the left.</summary>
    public double YawDeg { get; init; }

    /// <summary>Degrees about the axis to the right, + = top backward.</summary>
    public double PitchDeg { get; init; }

    /// <summary>Degrees about the axis to the back, + = its right side up.</summary>
    public double RollDeg { get; init; }

    /// <summary>A slip of the clip during the course, or null.</summary>
    public ClipSlip? Slip { get; init; }
}
