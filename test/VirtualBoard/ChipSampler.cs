using System;

namespace HipSense.Virtual;

/// <summary>
/// Turns what the chip senses into output samples: sampling at 1 kHz (8 kHz with the filter open), low-pass, decimation,
/// quantisation. It works only when asked and then catches up, so time in which nobody looks costs nothing extra.
/// </summary>
internal sealed class ChipSampler
{
    private const double BaseTickNs = 1_000_000;
    private const int FastTicks = 8;

    /// <summary>The data sheet's own figures, which are rounded.</summary>
    private static readonly double[] s_gyroCountsPerDps = [131, 65.5, 32.8, 16.4];

    private readonly bool _isRecording;
    private readonly ChipSignal _signal;
    private readonly ChipFaults _faults;
    private readonly ChipModel _model;
    private readonly ChipTrim _trim;
    private readonly double _clock;
    private readonly LowPass _accel = new();
    private readonly LowPass _gyro = new();
    private ChipSettings _settings;
    private double _accelCountsPerG;
    private double _gyroCountsPerDps;
    private long _stepNs;
    private long _nextNs;
    private int _stepsPerSample = 1;
    private int _stepsLeft = 1;
    private bool _isStarted;
    private long _startNs;
    private long _row;

    public ChipSampler(IImuSignal signal, ChipModel model, ChipTrim trim, ChipFaults faults, double clockError)
    {
        _trim = trim;
        _isRecording = signal.IsChipOutput;
        _signal = new ChipSignal(signal);
        _model = model;
        _faults = faults;
        _clock = 1 + clockError;
    }

    /// <summary>The newest sample in the order of the registers: acceleration x, y, z, temperature, rate x, y, z.</summary>
    public short[] Sample { get; } = new short[7];

    /// <summary>How many samples there were.</summary>
    public long Samples { get; private set; }

    /// <summary>How many values did not fit into their range.</summary>
    public long ClippedValues { get; private set; }

    /// <summary>The index in the signal of what the newest sample shows; -1 before the world started.</summary>
    public long SignalIndex { get; private set; } = -1;

    /// <summary>When the newest sample was taken, ns.</summary>
    public long SampledNs { get; private set; }

    /// <summary>Counts per g at the present range.</summary>
    public double AccelCountsPerG => _accelCountsPerG;

    /// <summary>When the world started, µs; -1 before.</summary>
    public long StartUs => _isStarted ? _startNs / 1000 : -1;

    /// <summary>When the signal ended, µs; -1 before.</summary>
    public long EndUs { get; private set; } = -1;

    /// <summary>Takes over new settings.</summary>
    public void Configure(ChipSettings settings, long nowNs)
    {
        ChipSettings former = _settings;
        _settings = settings;
        _accelCountsPerG = 16384 >> settings.AccelRange;
        _gyroCountsPerDps = s_gyroCountsPerDps[settings.GyroRange];
        double tickNs = (LowPassTable.IsOpen(settings.GyroLowPass) ? BaseTickNs / FastTicks : BaseTickNs) / _clock;
        _stepNs = (long)Math.Round(_isRecording ? tickNs * settings.Divider : tickNs);
        _stepsPerSample = _isRecording ? 1 : settings.Divider;
        _stepsLeft = Math.Min(_stepsLeft, _stepsPerSample);
        if (settings.AccelLowPass != former.AccelLowPass)
        {
            LowPassTable.SetAccel(_accel, settings.AccelLowPass);
        }

        if (settings.GyroLowPass != former.GyroLowPass)
        {
            LowPassTable.SetGyro(_gyro, settings.GyroLowPass);
        }

        if (settings.IsAwake && !former.IsAwake)
        {
            _nextNs = nowNs + _stepNs;
            _stepsLeft = _stepsPerSample;
            if (_isStarted)
            {
                // The world went on while the chip slept.
                _row = Math.Max(_row, (_nextNs - _startNs + (_stepNs / 2)) / _stepNs);
            }
        }
    }

    /// <summary>Starts the world with the next step, which also is the next sample; a world that runs just goes on.</summary>
    public void StartWorld()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _startNs = _nextNs;
            _stepsLeft = 1;
        }
    }

    /// <summary>Produces the next sample if it is due.</summary>
    public bool TryProduce(long nowNs)
    {
        if (!_settings.IsAwake || EndUs >= 0)
        {
            return false;
        }

        while (_nextNs <= nowNs)
        {
            long momentNs = _nextNs;
            _nextNs += _stepNs;
            bool isStalled = _faults.IsStalled(momentNs / 1000);
            if (!isStalled && !Sense(momentNs))
            {
                EndUs = momentNs / 1000;
                return false;
            }

            _row += _isStarted ? 1 : 0;
            if (--_stepsLeft > 0)
            {
                continue;
            }

            _stepsLeft = _stepsPerSample;
            if (isStalled)
            {
                _faults.CountStalledSample();
                continue;
            }

            SampledNs = momentNs;
            Quantise(momentNs / 1000);
            return true;
        }

        return false;
    }

    private bool Sense(long momentNs)
    {
        bool hasValue = !_isStarted ? !_signal.HasEnded
            : _isRecording ? _signal.ReadRow(_row)
            : _signal.ReadMoment(momentNs - _startNs);
        if (!hasValue)
        {
            return false;
        }

        if (!_isRecording)
        {
            ImuReading value = _signal.Value;
            _accel.Step(value.Ax, value.Ay, value.Az);
            _gyro.Step(value.Gx, value.Gy, value.Gz);
        }

        return true;
    }

    private void Quantise(long momentUs)
    {
        if (!_faults.TakeFreeze(momentUs))
        {
            ImuReading value = _signal.Value;
            if (_isRecording)
            {
                Quantise(value.Ax, value.Ay, value.Az, value.Gx, value.Gy, value.Gz);
            }
            else
            {
                Quantise(_accel.X, _accel.Y, _accel.Z, _gyro.X, _gyro.Y, _gyro.Z);
            }

            Sample[3] = ToCounts((value.Temperature / _model.DegreesPerCount) - _model.TemperatureOffset);
            _faults.Flip(Samples, Sample);
        }

        Samples++;
        SignalIndex = _signal.Index;
    }

    private void Quantise(double ax, double ay, double az, double gx, double gy, double gz)
    {
        Sample[0] = ToCounts((ax + Shaken(0)) * _accelCountsPerG);
        Sample[1] = ToCounts((ay + Shaken(1)) * _accelCountsPerG);
        Sample[2] = ToCounts((az + Shaken(2)) * _accelCountsPerG);
        Sample[4] = ToCounts((gx + Shaken(3)) * _gyroCountsPerDps);
        Sample[5] = ToCounts((gy + Shaken(4)) * _gyroCountsPerDps);
        Sample[6] = ToCounts((gz + Shaken(5)) * _gyroCountsPerDps);
    }

    /// <summary>What an axis feels of the chip's own shaking, g or °/s; not modelled for the 6500 family.</summary>
    private double Shaken(int axis) => (_settings.SelfTest & (1 << axis)) != 0 && !_model.HasOwnAccelLowPass ? _trim.Response(axis) : 0;

    /// <summary>Rounds to the nearest count, a half to the even one, and clips at the ends of the range.</summary>
    private short ToCounts(double value)
    {
        double counts = Math.Round(value);
        if (counts is >= short.MinValue and <= short.MaxValue)
        {
            return (short)counts;
        }

        ClippedValues++;
        return counts < 0 ? short.MinValue : short.MaxValue;
    }
}
