namespace HipSense.Firmware;

/// <summary>What a clip that is cut off again and again leaves off, so as not to go on doing what cuts it off.</summary>
public enum SafeMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>The radio, which draws the most and can be crashed from outside: the runner is still told by the motor.</summary>
    NoRadio,

    /// <summary>Everything but the button and the way to sleep.</summary>
    NothingOn,
}
