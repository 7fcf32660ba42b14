using System;

namespace HipSense.Virtual;

/// <summary>
/// The MPU-6050 at its registers, or one of the chips that are sold as one. The world that it senses stands still until the
/// firmware first lets samples into the FIFO: so the first row of a recording is the first sample that the firmware gets.
/// From then on the world goes on in virtual time, whether the chip samples or not.
/// Not modelled: single axes in standby, offset registers, the auxiliary bus; of cycle mode only how seldom motion is looked for.
/// </summary>
public sealed class Mpu6050Chip : II2cChip
{
    /// <summary>How long a reset takes; whoever writes or reads registers earlier writes and reads nothing.</summary>
    private const long ResetUs = 100_000;

    private readonly VirtualTime _time;
    private readonly ChipModel _model;
    private readonly ChipFifo _fifo;
    private readonly ChipSampler _sampler;
    private readonly ChipMotion _motion;
    private readonly byte[] _registers = new byte[ChipRegister.Count];
    private int _pointer;
    private byte _intStatus;
    private int _latchedCount;
    private long _resetEndsUs;
    private bool _isFifoFresh = true;

    /// <summary>Makes a chip that has just got its power: asleep.</summary>
    /// <param name="time">The board's time.</param>
    /// <param name="signal">What it senses.</param>
    /// <param name="model">Which chip it is.</param>
    /// <param name="clockError">How much too fast its clock runs: 0.05 is 5 % fast.</param>
    public Mpu6050Chip(VirtualTime time, IImuSignal signal, ChipModel model, double clockError = 0)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(model);
        _time = time;
        _model = model;
        _fifo = new ChipFifo(model.FifoBytes);
        _sampler = new ChipSampler(signal, model, Trim, Faults, clockError);
        _motion = new ChipMotion(model);
        Restore();
    }

    /// <summary>What goes wrong in the chip.</summary>
    public ChipFaults Faults { get; } = new();

    /// <summary>What the factory wrote for the self-test.</summary>
    public ChipTrim Trim { get; } = new();

    /// <summary>The level of the interrupt line. A pulse that is not latched is too short for anybody to see.</summary>
    public bool Interrupt
    {
        get
        {
            CatchUp();
            byte config = _registers[ChipRegister.IntPinConfig];
            bool isActive = (config & ChipRegister.IntPinLatch) != 0 && (_intStatus & _registers[ChipRegister.IntEnable]) != 0;
            return isActive != ((config & ChipRegister.IntPinActiveLow) != 0);
        }
    }

    /// <summary>True when the signal has ended: the chip produces no more samples.</summary>
    public bool HasSignalEnded => SignalEndedUs >= 0;

    /// <summary>When the signal ended, µs of virtual time; -1 before.</summary>
    public long SignalEndedUs => _sampler.EndUs;

    /// <summary>When index 0 of the signal was sensed, µs of virtual time; -1 before the firmware started the FIFO.</summary>
    public long SignalStartedUs => _sampler.StartUs;

    /// <summary>The index in the signal of what the newest sample shows; -1 before the firmware started the FIFO.</summary>
    public long SignalIndex => _sampler.SignalIndex;

    /// <summary>How many output samples the chip produced since it first woke; so also the running number of the next one.</summary>
    public long SamplesProduced => _sampler.Samples;

    /// <summary>The running number of the first sample in the FIFO since the FIFO was last reset; -1 before there was one.</summary>
    public long FifoStartSample { get; private set; } = -1;

    /// <summary>The index in the signal of the first sample in the FIFO since the FIFO was last reset; -1 before there was one.</summary>
    public long FifoStartSignalIndex { get; private set; } = -1;

    /// <summary>How often the FIFO ran over since the chip got its power.</summary>
    public int FifoOverflows { get; private set; }

    /// <summary>How many bytes wait in the FIFO at this moment.</summary>
    public int FifoCount
    {
        get
        {
            CatchUp();
            return _fifo.Count;
        }
    }

    /// <summary>How many values did not fit into their range and were clipped.</summary>
    public long ClippedValues => _sampler.ClippedValues;

    /// <summary>Takes the power away and gives it back at once: registers and FIFO are as new.</summary>
    public void PowerCycle()
    {
        CatchUp();
        Restore();
    }

    /// <summary>Brings the chip's samples up to the present moment, which every transfer does by itself.</summary>
    public void CatchUp()
    {
        while (Faults.TakeBrownOut(_time.NowUs, out long momentUs))
        {
            Produce(momentUs);
            Restore();
        }

        if (_resetEndsUs > 0 && _time.NowUs >= _resetEndsUs)
        {
            _resetEndsUs = 0;
            _registers[ChipRegister.PowerManagement1] = ChipRegister.PowerSleep;
        }

        Produce(_time.NowUs);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> data)
    {
        CatchUp();
        _pointer = data[0] & (ChipRegister.Count - 1);
        for (int i = 1; i < data.Length; i++)
        {
            if (_resetEndsUs == 0)
            {
                WriteRegister(_pointer, data[i]);
            }

            MovePointer();
        }
    }

    /// <inheritdoc/>
    public void Read(Span<byte> data)
    {
        CatchUp();
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = ReadRegister(_pointer);
            MovePointer();
        }
    }

    /// <summary>The FIFO's data register keeps the pointer: a burst goes on reading there.</summary>
    private void MovePointer()
    {
        if (_pointer != ChipRegister.FifoData)
        {
            _pointer = (_pointer + 1) & (ChipRegister.Count - 1);
        }
    }

    private void WriteRegister(int register, byte value)
    {
        switch (register)
        {
            case ChipRegister.PowerManagement1 when (value & ChipRegister.PowerReset) != 0:
                Restore();
                _resetEndsUs = _time.NowUs + ResetUs;
                _registers[ChipRegister.PowerManagement1] = ChipRegister.PowerReset;
                break;
            case ChipRegister.UserControl:
                if ((value & ChipRegister.UserFifoReset) != 0)
                {
                    // The manual asks for FIFO_EN = 0 at the reset; chips do it with FIFO_EN = 1 as well, and drivers rely on that.
                    ClearFifo();
                }

                _registers[register] = (byte)(value & ~ChipRegister.UserSelfClearing);
                break;
            case ChipRegister.FifoData:
                Push(value);
                break;
            case ChipRegister.AccelConfig:
                _registers[register] = value;
                _motion.Configure(value, _sampler.Sample);
                break;
            case >= ChipRegister.SelfTestX and <= ChipRegister.SelfTestLow:
            case ChipRegister.IntStatus or (>= ChipRegister.FirstOutput and <= ChipRegister.LastReadOnly):
            case ChipRegister.FifoCountHigh or ChipRegister.FifoCountLow or ChipRegister.WhoAmI:
                break;
            default:
                _registers[register] = value;
                break;
        }

        _sampler.Configure(ChipSettings.From(_registers, _model), _time.NowUs * 1000);
    }

    private byte ReadRegister(int register)
    {
        if (_resetEndsUs != 0)
        {
            return register == ChipRegister.PowerManagement1 ? ChipRegister.PowerReset : (byte)0;
        }

        switch (register)
        {
            case ChipRegister.IntStatus:
                // The bits are set whether the interrupt is enabled or not.
                byte status = _intStatus;
                _intStatus = 0;
                return status;
            case >= ChipRegister.FirstOutput and <= ChipRegister.LastOutput:
                int place = register - ChipRegister.FirstOutput;
                short value = _sampler.Sample[place >> 1];
                return (byte)((place & 1) == 0 ? value >> 8 : value);
            case ChipRegister.FifoCountHigh:
                _latchedCount = Faults.TakeFifoCount(_fifo.Count);
                return (byte)(_latchedCount >> 8);
            case ChipRegister.FifoCountLow:
                return (byte)_latchedCount;
            case ChipRegister.FifoData:
                return _fifo.Pop();
            default:
                return _registers[register];
        }
    }

    private void Produce(long nowUs)
    {
        long nowNs = nowUs * 1000;
        byte enabled = _registers[ChipRegister.FifoEnable];
        bool isFilling = enabled != 0 && (_registers[ChipRegister.UserControl] & ChipRegister.UserFifoEnable) != 0;
        if (isFilling && (_registers[ChipRegister.PowerManagement1] & ChipRegister.PowerSleep) == 0)
        {
            _sampler.StartWorld();
        }

        while (_sampler.TryProduce(nowNs))
        {
            _intStatus |= ChipRegister.IntDataReady;
            if ((_registers[ChipRegister.IntEnable] & ChipRegister.IntMotion) != 0
                && _motion.Look(_sampler.Sample, _registers, _sampler.AccelCountsPerG, _sampler.SampledNs))
            {
                _intStatus |= ChipRegister.IntMotion;
            }

            if (isFilling)
            {
                Fill(enabled);
            }
        }
    }

    /// <summary>Puts the newest sample into the FIFO, in the order of the output registers.</summary>
    private void Fill(byte enabled)
    {
        if (_isFifoFresh)
        {
            _isFifoFresh = false;
            FifoStartSample = _sampler.Samples - 1;
            FifoStartSignalIndex = _sampler.SignalIndex;
        }

        short[] sample = _sampler.Sample;
        if ((enabled & ChipRegister.FifoEnableAccel) != 0)
        {
            Push(sample[0]);
            Push(sample[1]);
            Push(sample[2]);
        }

        if ((enabled & ChipRegister.FifoEnableTemperature) != 0)
        {
            Push(sample[3]);
        }

        for (int axis = 0; axis < 3; axis++)
        {
            if ((enabled & (ChipRegister.FifoEnableGyroX >> axis)) != 0)
            {
                Push(sample[4 + axis]);
            }
        }
    }

    private void Push(short value)
    {
        Push((byte)(value >> 8));
        Push((byte)value);
    }

    private void Push(byte value)
    {
        if (!Faults.TakeDroppedByte() && !_fifo.Push(value))
        {
            FifoOverflows += (_intStatus & ChipRegister.IntFifoOverflow) == 0 ? 1 : 0;
            _intStatus |= ChipRegister.IntFifoOverflow;
        }
    }

    private void ClearFifo()
    {
        _fifo.Clear();
        _isFifoFresh = true;
    }

    /// <summary>The state after power-up: everything zero but the sleep bit and the identity.</summary>
    private void Restore()
    {
        Array.Clear(_registers);
        _registers[ChipRegister.PowerManagement1] = ChipRegister.PowerSleep;
        _registers[ChipRegister.WhoAmI] = _model.WhoAmI;
        if (!_model.HasOwnAccelLowPass)
        {
            Trim.Fill(_registers);
        }

        _resetEndsUs = 0;
        _intStatus = 0;
        _latchedCount = 0;
        _pointer = 0;
        Array.Clear(_sampler.Sample);
        ClearFifo();
        _sampler.Configure(ChipSettings.From(_registers, _model), _time.NowUs * 1000);
    }
}
