using System;
using System.Device.I2c;
using HipSense.Core;
using nanoFramework.Hardware.Esp32;

namespace HipSense.Firmware;

/// <summary>
/// A thin driver: identity, configuration, FIFO. ±16 g, ±1000 °/s, 44 Hz low-pass, 200 Hz. Every transfer is checked; none throws:
/// a bus that fails is an everyday event, which the sampler handles.
/// </summary>
public sealed class Mpu6050
{
    /// <summary>Blocks that one transfer fetches at the most.</summary>
    public const int MostBlocks = 2;

    private const int BusId = 1;
    private const int Address = 0x68;
    private const int ResetMs = 100;
    private const int SettleMs = 50;

    private readonly Board _board;
    private readonly byte[] _pointer = new byte[1];
    private readonly byte[] _write = new byte[2];
    private readonly byte[] _one = new byte[1];
    private readonly byte[] _two = new byte[2];
    private readonly byte[] _four = new byte[4];

    // One buffer for each number of blocks: the package converts a whole array to a span at no cost of ours.
    private readonly byte[][] _fifo = new byte[MostBlocks + 1][];
    private I2cDevice? _device;
    private bool _filtersAccelByItself;
    private bool _isKnown;

    /// <summary>Makes a driver for the sensor on the given board; nothing is sent yet.</summary>
    public Mpu6050(Board board)
    {
        _board = board;
        for (int blocks = 1; blocks <= MostBlocks; blocks++)
        {
            _fifo[blocks] = new byte[blocks * ImuScale.BlockBytes];
        }
    }

    /// <summary>What the chip answered to WHO_AM_I.</summary>
    public byte Identity;

    /// <summary>True for an MPU-6050, false for its relatives, whose self-test and motion registers differ.</summary>
    public bool IsMpu6050 => Identity == 0x68;

    /// <summary>True when the identity is none that we know to work; the chip is used as an MPU-6050 and this is to be shown.</summary>
    public bool Unverified;

    /// <summary>True when the chip was found as the clip's last start had configured it: its power has not been cut since.</summary>
    public bool HasKeptPower;

    /// <summary>Bytes that the FIFO holds before it overflows.</summary>
    public int FifoDepth = 1024;

    /// <summary>Transfers that failed since power-up.</summary>
    public int FailedTransfers;

    /// <summary>
    /// True since a transfer hung: until <see cref="Start"/> nothing is sent any more, because each try would stop the whole clip for another second.
    /// </summary>
    public bool BusHangs;

    /// <summary>Times that a hanging bus was freed.</summary>
    public int BusesFreed;

    /// <summary>Frees the bus if it hangs; finds, resets and configures the chip, and reads back what it kept. Takes 250 ms.</summary>
    public SensorFault Start()
    {
        if (BusHangs)
        {
            _device?.Dispose();
            _device = null;
            if (!BusRecovery.Free(_board))
            {
                return SensorFault.BusHangs;
            }

            BusHangs = false;
            BusesFreed++;
        }

        SensorFault fault = Configure();
        return BusHangs ? SensorFault.BusHangs : fault;
    }

    /// <summary>Reads the configuration back: a chip that browned out sleeps with its reset values and looks alive otherwise.</summary>
    public SensorFault Verify()
    {
        if (!Read(Register.SampleRateDivider, _four))
        {
            return SensorFault.NotAnswering;
        }

        bool kept = _four[0] == Register.Divide1KhzBy5 && _four[1] == Register.LowPass44Hz
            && _four[2] == Register.Gyro1000Dps && _four[3] == Register.Accel16G;
        if (!Read(Register.PowerManagement1, _one))
        {
            return SensorFault.NotAnswering;
        }

        return kept && _one[0] == Register.ClockFromGyroX ? SensorFault.None : SensorFault.Misconfigured;
    }

    /// <summary>Empties the FIFO, forgets its overflow and starts it on a whole frame.</summary>
    /// <returns>False when a transfer failed.</returns>
    public bool ResetFifo()
    {
        return Write(Register.FifoEnable, 0)
            && Write(Register.UserControl, Register.FifoReset)
            && Write(Register.UserControl, Register.FifoOn)
            && Read(Register.InterruptStatus, _one)
            && Write(Register.FifoEnable, Register.FifoAccelAndGyro);
    }

    /// <summary>Asks how much the FIFO holds.</summary>
    /// <returns>Bytes, 0 … 65535 as the chip says it; −1 when the transfer failed.</returns>
    public int FifoBytes()
    {
        return Read(Register.FifoCountHigh, _two) ? (_two[0] << 8) | _two[1] : -1;
    }

    /// <summary>Asks whether the FIFO overflowed since the last time it was asked.</summary>
    /// <returns>True also when the transfer failed.</returns>
    public bool FifoOverflowed()
    {
        return !Read(Register.InterruptStatus, _one) || (_one[0] & Register.FifoOverflow) != 0;
    }

    /// <summary>Fetches blocks from the FIFO.</summary>
    /// <param name="blocks">1 … <see cref="MostBlocks"/>.</param>
    /// <returns>Their bytes, valid until the next call; null when the transfer failed.</returns>
    public byte[]? ReadBlocks(int blocks)
    {
        byte[] buffer = _fifo[blocks];
        return Read(Register.FifoData, buffer) ? buffer : null;
    }

    /// <summary>
    /// Puts the chip to sleep but for its accelerometer, five times a second, and has it raise its interrupt line when it is moved. The line stays high until
    /// the next <see cref="Start"/>. Sequence after the motion registers of the older register maps, which later ones left out.
    /// </summary>
    /// <returns>False when a transfer failed.</returns>
    public bool SleepUntilMotion()
    {
        // The family counts in steps of 4 mg, an MPU-6050 in steps of 32 mg: 0.13 g, to be tuned on the bench.
        byte threshold = (byte)(_filtersAccelByItself ? 32 : 4);
        bool written = Write(Register.FifoEnable, 0)
            && Write(Register.PowerManagement1, 0)
            && Write(Register.SignalPathReset, Register.ResetAllPaths)
            && Write(Register.InterruptPin, Register.LatchedActiveHigh)
            && Write(Register.AccelConfiguration, Register.HighPass5Hz)
            && Write(Register.MotionThreshold, threshold)
            && Write(Register.MotionDuration, 1)
            && Write(Register.MotionControl, _filtersAccelByItself ? Register.FamilyWakeOnMotion : Register.AccelStartupAndCounters)
            && Write(Register.InterruptEnable, Register.Motion);
        if (!written)
        {
            return false;
        }

        Clock.Sleep(SettleMs);

        // With the filter in reset the detector would see zero for ever. A status that is not read away would wake the board at once.
        return Write(Register.AccelConfiguration, Register.HighPassHold)
            && Write(Register.PowerManagement2, Register.Wake5HzWithoutGyro)
            && Write(Register.PowerManagement1, Register.CycleWithoutThermometer)
            && Read(Register.InterruptStatus, _one);
    }

    /// <summary>Reads a register, for the self-test.</summary>
    /// <returns>0 … 255; −1 when the transfer failed.</returns>
    internal int ReadRegister(byte register)
    {
        return Read(register, _one) ? _one[0] : -1;
    }

    /// <summary>Writes a register, for the self-test.</summary>
    /// <returns>False when the transfer failed.</returns>
    internal bool WriteRegister(byte register, byte value)
    {
        return Write(register, value);
    }

    private SensorFault Configure()
    {
        if (_device == null)
        {
            Configuration.SetPinFunction(_board.Sda, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(_board.Scl, DeviceFunction.I2C1_CLOCK);
            _device = I2cDevice.Create(new I2cConnectionSettings(BusId, Address, I2cBusSpeed.FastMode));
        }

        if (!Read(Register.WhoAmI, _one))
        {
            return SensorFault.NotAnswering;
        }

        if (!Identify(_one[0]))
        {
            return SensorFault.NotAChip;
        }

        if (!_isKnown)
        {
            SensorFault found = Verify();
            if (found == SensorFault.NotAnswering)
            {
                return found;
            }

            _isKnown = true;
            HasKeptPower = found == SensorFault.None;
        }

        if (!Write(Register.PowerManagement1, Register.DeviceReset))
        {
            return SensorFault.NotAnswering;
        }

        Clock.Sleep(ResetMs);
        if (!Write(Register.SignalPathReset, Register.ResetAllPaths))
        {
            return SensorFault.NotAnswering;
        }

        Clock.Sleep(ResetMs);
        bool written = Write(Register.PowerManagement1, Register.ClockFromGyroX)
            && Write(Register.Configuration, Register.LowPass44Hz)
            && Write(Register.SampleRateDivider, Register.Divide1KhzBy5)
            && Write(Register.GyroConfiguration, Register.Gyro1000Dps)
            && Write(Register.AccelConfiguration, Register.Accel16G)
            && (!_filtersAccelByItself || Write(Register.AccelConfiguration2, Register.LowPass44Hz))
            && Write(Register.InterruptEnable, Register.FifoOverflow);
        if (!written)
        {
            return SensorFault.NotAnswering;
        }

        Clock.Sleep(SettleMs);
        SensorFault fault = Verify();
        return fault != SensorFault.None ? fault : ResetFifo() ? SensorFault.None : SensorFault.NotAnswering;
    }

    private bool Identify(byte identity)
    {
        Identity = identity;
        switch (identity)
        {
            case 0x68:
                Unverified = false;
                _filtersAccelByItself = false;
                FifoDepth = 1024;
                return true;

            // MPU-6500, 9250, 9255, 6515, and the 0x98 that many modules sold as MPU-6050 carry.
            case 0x70:
            case 0x71:
            case 0x73:
            case 0x74:
            case 0x98:
                Unverified = false;
                _filtersAccelByItself = true;
                FifoDepth = 512;
                return true;

            case 0x00:
            case 0xFF:
                return false;

            default:
                Unverified = true;
                _filtersAccelByItself = false;
                FifoDepth = 512;
                return true;
        }
    }

    private bool Write(byte register, byte value)
    {
        if (BusHangs)
        {
            return false;
        }

        _write[0] = register;
        _write[1] = value;
        try
        {
            return Succeeded(_device!.Write(_write));
        }
        catch (Exception)
        {
            // The package throws for errors that it has no status for.
            FailedTransfers++;
            return false;
        }
    }

    private bool Read(byte register, byte[] buffer)
    {
        if (BusHangs)
        {
            return false;
        }

        byte[] pointer = _pointer;
        pointer[0] = register;
        try
        {
            return Succeeded(_device!.WriteRead(pointer, buffer));
        }
        catch (Exception)
        {
            FailedTransfers++;
            return false;
        }
    }

    private bool Succeeded(I2cTransferResult result)
    {
        if (result.Status == I2cTransferStatus.FullTransfer)
        {
            return true;
        }

        FailedTransfers++;
        NoteHang(result.Status == I2cTransferStatus.ClockStretchTimeout);
        return false;
    }

    private void NoteHang(bool hangs)
    {
        BusHangs |= hangs;
    }
}
