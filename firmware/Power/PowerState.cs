namespace HipSense.Firmware;

/// <summary>How much the clip is doing.</summary>
public enum PowerState
{
    /// <summary>The runner moves, or did a moment ago.</summary>
    Run = 0,

    /// <summary>Nothing moves: the sensor is asked less often.</summary>
    Idle = 1,

    /// <summary>Deep sleep: only the sensor's interrupt and the button are alive.</summary>
    Sleep = 2,
}
