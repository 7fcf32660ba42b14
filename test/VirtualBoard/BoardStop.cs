namespace HipSense.Virtual;

/// <summary>Why a run of the firmware ended.</summary>
public enum BoardStop
{
    /// <summary>The firmware's main method returned.</summary>
    Returned,

    /// <summary>The power was cut.</summary>
    PowerOff,

    /// <summary>The firmware asked for a reboot.</summary>
    Reboot,

    /// <summary>The firmware went to deep sleep; see <see cref="VirtualSleep.Wait"/>.</summary>
    DeepSleep,
}
