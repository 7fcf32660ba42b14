namespace HipSense.Firmware;

/// <summary>What the motor can say. Each differs from the others in the number and the length of its pulses.</summary>
public enum Haptic
{
    /// <summary>Left hip: one pulse.</summary>
    Left = 0,

    /// <summary>Right hip: two pulses.</summary>
    Right = 1,

    /// <summary>The drop has come back: one long, soft pulse.</summary>
    Recovered = 2,

    /// <summary>Calibrated, ready to run: one short tick.</summary>
    Ready = 3,

    /// <summary>The clip is worn wrongly: four short pulses.</summary>
    WornWrongly = 4,

    /// <summary>The sensor does not answer: three long pulses.</summary>
    SensorLost = 5,

    /// <summary>The settings were changed: two short ticks.</summary>
    SettingsChanged = 6,

    /// <summary>The key can be read for a minute: two short ticks and a long pulse.</summary>
    PairWindow = 7,

    /// <summary>The cell is nearly empty: two long pulses.</summary>
    BatteryLow = 8,

    /// <summary>The self-test passed: two ticks.</summary>
    Passed = 9,

    /// <summary>The self-test failed: six short pulses.</summary>
    Failed = 10,

    /// <summary>Not calibrated yet, and moving: one long pulse and a short one.</summary>
    StandStill = 11,

    /// <summary>Memory is short: a long pulse, four ticks, a long pulse.</summary>
    MemoryShort = 12,

    /// <summary>The clip was cut off three times within a minute and leaves its radio off: a long pulse and three short ticks.</summary>
    RadioOff = 13,

    /// <summary>The back arches: a short pulse and a long one.</summary>
    BackArched = 14,

    /// <summary>The pelvis turns too much: a short pulse, a long one, a short one.</summary>
    TooMuchRotation = 15,
}
