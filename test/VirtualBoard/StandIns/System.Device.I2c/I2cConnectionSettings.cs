namespace System.Device.I2c;

/// <summary>How to reach a device on an I2C bus.</summary>
public sealed class I2cConnectionSettings
{
    /// <summary>A device on a bus of 400 kHz.</summary>
    /// <param name="busId">The bus: 1 or 2.</param>
    /// <param name="deviceAddress">The seven-bit address.</param>
    public I2cConnectionSettings(int busId, int deviceAddress)
        : this(busId, deviceAddress, I2cBusSpeed.FastMode)
    {
    }

    /// <summary>A device on a bus.</summary>
    /// <param name="busId">The bus: 1 or 2.</param>
    /// <param name="deviceAddress">The seven-bit address.</param>
    /// <param name="busSpeed">The bit rate.</param>
    public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed)
    {
        BusId = busId;
        DeviceAddress = deviceAddress;
        BusSpeed = busSpeed;
    }

    /// <summary>The bus: 1 or 2.</summary>
    public int BusId { get; }

    /// <summary>The seven-bit address.</summary>
    public int DeviceAddress { get; }

    /// <summary>The bit rate.</summary>
    public I2cBusSpeed BusSpeed { get; }
}
