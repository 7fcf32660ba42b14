using System.Device.I2c;
using HipSense.Virtual;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Tests.Virtual;

/// <summary>A board whose sensor is reached register by register, as a driver would.</summary>
internal sealed class ChipAccess
{
    private readonly I2cDevice _device;

    public ChipAccess(BoardOptions options)
    {
        Board = new VirtualBoard(options);
        using (Board.Enter())
        {
            Configuration.SetPinFunction(options.SdaPin, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(options.SclPin, DeviceFunction.I2C1_CLOCK);
            _device = I2cDevice.Create(new I2cConnectionSettings(1, options.ImuAddress));
        }
    }

    public ChipAccess(IImuSignal signal)
        : this(BoardOptions.XiaoEsp32S3(signal))
    {
    }

    public VirtualBoard Board { get; }

    public Mpu6050Chip Chip => Board.Imu;

    public I2cTransferStatus Write(byte register, byte value) => _device.Write(new byte[] { register, value }).Status;

    public byte[] Read(byte register, int count)
    {
        byte[] data = new byte[count];
        _device.WriteRead(new[] { register }, data);
        return data;
    }

    public byte Read(byte register) => Read(register, 1)[0];

    public void Wait(int milliseconds) => Board.Time.Advance(milliseconds * 1000L);

    /// <summary>Awake, ±16 g, ±1000 °/s, low-pass 3, 200 Hz: what the firmware runs with.</summary>
    public void WakeAt200Hz()
    {
        Write(ChipRegister.PowerManagement1, 0x01);
        Write(ChipRegister.SmplrtDiv, 4);
        Write(ChipRegister.Config, 3);
        Write(ChipRegister.GyroConfig, 0x10);
        Write(ChipRegister.AccelConfig, 0x18);
    }

    /// <summary>Lets acceleration and rate into the FIFO.</summary>
    public void StartFifo(byte enabled = 0x78)
    {
        Write(ChipRegister.FifoEnable, enabled);
        Write(ChipRegister.UserControl, 0x44);
    }

    public int FifoCount()
    {
        byte[] count = Read(ChipRegister.FifoCountHigh, 2);
        return (count[0] << 8) | count[1];
    }

    /// <summary>Reads the frames of six values that wait in the FIFO.</summary>
    public short[][] ReadFrames()
    {
        int frames = FifoCount() / 12;
        byte[] data = Read(ChipRegister.FifoData, frames * 12);
        short[][] values = new short[frames][];
        for (int i = 0; i < frames; i++)
        {
            values[i] = new short[6];
            for (int j = 0; j < 6; j++)
            {
                values[i][j] = (short)((data[(i * 12) + (j * 2)] << 8) | data[(i * 12) + (j * 2) + 1]);
            }
        }

        return values;
    }
}
