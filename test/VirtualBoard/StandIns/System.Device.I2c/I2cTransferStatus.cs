namespace System.Device.I2c;

/// <summary>How a transfer ended.</summary>
public enum I2cTransferStatus
{
    /// <summary>Nobody knows.</summary>
    UnknownError,

    /// <summary>Everything went over.</summary>
    FullTransfer,

    /// <summary>The clock line stayed low for 1 s.</summary>
    ClockStretchTimeout,

    /// <summary>It ended early; the ESP32 never says so.</summary>
    PartialTransfer,

    /// <summary>Nobody acknowledged, neither the address nor, on the ESP32, a byte.</summary>
    SlaveAddressNotAcknowledged,
}
