namespace HipSense.Hardware.Rules;

/// <summary>What a board's wiring must keep to.</summary>
public enum WiringRule
{
    /// <summary>Every pin of every part is on one net or left open on purpose, once.</summary>
    PinOnce,

    /// <summary>No pad leads to a strap, to memory, to USB, to UART0 or to what the board itself uses.</summary>
    ForbiddenPin,

    /// <summary>The sensor's interrupt and the button can wake the chip.</summary>
    WakePin,

    /// <summary>The controller board has PSRAM: without it the heap does not hold the firmware and the radio.</summary>
    Psram,

    /// <summary>The battery is on ADC1, which works beside the radio.</summary>
    BatteryOnAdc1,

    /// <summary>Nothing is driven by a pin that can only listen.</summary>
    InputOnlyPin,

    /// <summary>Both I2C lines have a pull-up.</summary>
    I2cPullUp,

    /// <summary>The sensor's address is fixed.</summary>
    SensorAddress,

    /// <summary>The motor's gate has a pull-down, its drain a freewheeling diode.</summary>
    MotorDrive,

    /// <summary>Lines that wake the board are low when nobody drives them.</summary>
    IdleLow,

    /// <summary>Dividers keep the pin within 0 to 3.3 V.</summary>
    Divider,

    /// <summary>Each supply has one source, and what is fed has one.</summary>
    Supply,

    /// <summary>The board charges with no more than half the cell's capacity an hour, nor than switch and fuse stand; or its page says that nobody should buy it yet.</summary>
    Charge,

    /// <summary>Nothing on the board pulls a line that wakes it up, as far as is known.</summary>
    WakePull,

    /// <summary>The cell is behind a fuse and the slide switch, and all grounds are one.</summary>
    Cell,
}
