using System;

namespace HipSense.Core;

/// <summary>What the phone is to know of the clip's state of health.</summary>
[Flags]
public enum ClipHealth
{
    /// <summary>All is well.</summary>
    None = 0,

    /// <summary>The sensor does not answer.</summary>
    NoSensor = 1,

    /// <summary>Something answers in the sensor's place that is not to be trusted.</summary>
    WrongSensor = 2,

    /// <summary>The motor's pin gave no channel: the runner is told by the phone alone.</summary>
    NoMotor = 4,

    /// <summary>Runs cannot be recorded.</summary>
    NoLog = 8,

    /// <summary>The battery is nearly empty.</summary>
    BatteryLow = 16,

    /// <summary>Stored settings were damaged: some or all are the defaults.</summary>
    SettingsReset = 32,

    /// <summary>The difference between the sides is not to be shown without a caveat.</summary>
    AsymmetryInDoubt = 64,

    /// <summary>The clip was cut off again and again, and left its radio off or everything, until this start.</summary>
    WasSafe = 128,
}
