namespace System.Device.I2c;

/// <summary>The bit rate of an I2C bus.</summary>
public enum I2cBusSpeed
{
    /// <summary>100 kHz.</summary>
    StandardMode,

    /// <summary>400 kHz, the most that the MPU-6050 can do.</summary>
    FastMode,

    /// <summary>1 MHz.</summary>
    FastModePlus,
}
