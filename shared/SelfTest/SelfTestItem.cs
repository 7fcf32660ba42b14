namespace HipSense.Core;

/// <summary>The checks of the self-test, in the order in which they are made. Tests of hardware/bringup.md in brackets.</summary>
public enum SelfTestItem
{
    /// <summary>What the chip calls itself (6).</summary>
    Identity = 0,

    /// <summary>Registers that did not hold what was written (7).</summary>
    Registers = 1,

    /// <summary>Transfers of 200 that failed (5).</summary>
    BusErrors = 2,

    /// <summary>Change of the gyroscope's x axis since the factory, per mille (8).</summary>
    GyroX = 3,

    /// <summary>Of its y axis.</summary>
    GyroY = 4,

    /// <summary>Of its z axis.</summary>
    GyroZ = 5,

    /// <summary>Change of the accelerometer's x axis since the factory, per mille (9).</summary>
    AccelX = 6,

    /// <summary>Of its y axis.</summary>
    AccelY = 7,

    /// <summary>Of its z axis.</summary>
    AccelZ = 8,

    /// <summary>Standard deviation of the worst accelerometer axis at rest, ten thousandths of a g (10).</summary>
    AccelNoise = 9,

    /// <summary>Standard deviation of the worst gyro axis at rest, thousandths of °/s (10).</summary>
    GyroNoise = 10,

    /// <summary>Standard deviation of the quietest axis, sixteenths of a count: 0 is an axis that is stuck (10).</summary>
    QuietestAxis = 11,

    /// <summary>The largest gyro offset, hundredths of °/s (11).</summary>
    GyroOffset = 12,

    /// <summary>Length of gravity, thousandths of a g (11).</summary>
    Gravity = 13,

    /// <summary>What the UP arrow's axis says, thousandths of a g (12).</summary>
    UpAxis = 14,

    /// <summary>Samples in 10 000 s by the clip's clock (13).</summary>
    SampleRate = 15,

    /// <summary>Forced overflow: 1 when noticed and aligned again (14).</summary>
    Overflow = 16,

    /// <summary>Interrupt line: 1 when it is high when it is to be, and low when not (15).</summary>
    InterruptLine = 17,

    /// <summary>Peak of what the motor does to the accelerometer, thousandths of a g (17).</summary>
    MotorPeak = 18,

    /// <summary>Time from motor off until that is under 0.05 g, milliseconds (17).</summary>
    MotorTail = 19,

    /// <summary>How far the motor pulls the cell down, millivolts (16).</summary>
    MotorSag = 20,

    /// <summary>The cell, millivolts (19).</summary>
    Battery = 21,

    /// <summary>The flash: 1 when it gave back what was written to it.</summary>
    Flash = 22,

    /// <summary>The radio: 1 when it has started (22).</summary>
    Radio = 23,

    /// <summary>The managed heap's free part, KB; 0 when the runtime sees no PSRAM (4).</summary>
    Memory = 24,
}
