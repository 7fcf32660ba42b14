namespace HipSense.Core;

/// <summary>Why the motor did not tell a cue.</summary>
public enum SilentReason
{
    /// <summary>The motor does not work; or a recovery is not to be told, or its drop was not.</summary>
    Other = 0,

    /// <summary>Muted for a while: <see cref="ControlOp.Mute"/>.</summary>
    Muted = 1,

    /// <summary>The motor is off in the settings.</summary>
    MotorOff = 2,

    /// <summary>Faded feedback: this one was left out.</summary>
    Faded = 3,
}
