namespace HipSense.Phone.Parts;

/// <summary>From where a runner is looked at.</summary>
public enum View
{
    /// <summary>From behind: the drop.</summary>
    Behind,

    /// <summary>From the side: the tilt.</summary>
    Side,

    /// <summary>From above: the rotation.</summary>
    Above,
}
