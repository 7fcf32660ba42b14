using System;
using System.Device.I2c;

namespace HipSense.Rivals;

/// <summary>
/// Reads the sensor in the manner of nanoFramework's binding (Iot.Device.Mpu9250, class Mpu6050), written from its public members: one transfer
/// for each group of registers, one vector for each group. Written for the comparison, and kinder than the original: the scale is a
/// constant, while the binding asks the chip for it with every reading.
/// </summary>
public sealed class RegisterReader
{
    private const byte AccelXHigh = 0x3B;
    private const byte GyroXHigh = 0x43;
    private const double AccelScale = 1.0 / 2048;
    private const double GyroScale = 1 / 32.8;

    private readonly I2cDevice _device;

    /// <summary>Reads from a device that is awake and set to ±16 g and ±1000 °/s.</summary>
    public RegisterReader(I2cDevice device)
    {
        _device = device;
    }

    /// <summary>Specific force, g.</summary>
    public Vector3 GetAccelerometer() => ReadVector(AccelXHigh) * AccelScale;

    /// <summary>Angular rate, °/s.</summary>
    public Vector3 GetGyroscopeReading() => ReadVector(GyroXHigh) * GyroScale;

    private Vector3 ReadVector(byte register)
    {
        SpanByte data = new byte[6];
        SpanByte pointer = new byte[] { register };
        _device.WriteRead(pointer, data);
        return new Vector3(ReadInt16(data, 0), ReadInt16(data, 2), ReadInt16(data, 4));
    }

    private static short ReadInt16(SpanByte data, int at) => (short)((data[at] << 8) | data[at + 1]);
}
