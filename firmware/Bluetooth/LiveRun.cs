using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>The run as it is now, gathered stance by stance into what the phone is sent.</summary>
public sealed class LiveRun
{
    private const int StepsOfCadence = 4;
    private const int UsPerMs = 1000;
    private const int UsPerMinute = 60000000;
    private const int LowPercent = 10;

    private readonly int[] _stepUs = new int[StepsOfCadence];
    private readonly ClipParts _clip;
    private int _stepAt;
    private int _stances;
    private int _leftQuality = 100;
    private int _rightQuality = 100;
    private int _leftTiltCdeg = AnglesPacket.None;
    private int _rightTiltCdeg = AnglesPacket.None;
    private int _leftRotationCdeg = AnglesPacket.None;
    private int _rightRotationCdeg = AnglesPacket.None;
    private int _tiltRangeCdeg = AnglesPacket.None;
    private int _rotationRangeCdeg = AnglesPacket.None;

    /// <summary>Watches a clip.</summary>
    public LiveRun(ClipParts clip)
    {
        _clip = clip;
    }

    /// <summary>What has been gathered; sequence, time and what is wrong are filled in by <see cref="Encode"/>.</summary>
    public readonly MetricsPacket Metrics = new();

    /// <summary>True when there is a new stride.</summary>
    public bool HasNews;

    /// <summary>Strides of the run.</summary>
    public int Strides => (_clip.Monitor.Statistics.Left.Stances + _clip.Monitor.Statistics.Right.Stances + _clip.Monitor.Statistics.Unknown.Stances) / 2;

    /// <summary>Notes how the calibration stands.</summary>
    public void Take(CalibrationResult result)
    {
        Metrics.Calibration = result;
        HasNews = true;
    }

    /// <summary>Notes what the runner does.</summary>
    public void Take(Activity activity)
    {
        Metrics.Activity = activity;
        HasNews = true;
        if (activity != Activity.Running)
        {
            Metrics.Cadence = 0;
            for (int i = 0; i < StepsOfCadence; i++)
            {
                _stepUs[i] = 0;
            }
        }
    }

    /// <summary>Notes a stance.</summary>
    public void Take(Stance stance)
    {
        int tiltCdeg = stance.Quality >= Stance.LeastQuality && (stance.Doubts & StanceDoubts.NoZero) == 0 ? stance.TiltCdeg : AnglesPacket.None;
        if (stance.Side == Side.Left)
        {
            _leftTiltCdeg = tiltCdeg;
            Metrics.LeftDropCdeg = stance.DropPeakCdeg;
            Metrics.LeftContactMs = stance.ContactUs / UsPerMs;
            _leftQuality = stance.Quality;
        }
        else if (stance.Side == Side.Right)
        {
            _rightTiltCdeg = tiltCdeg;
            Metrics.RightDropCdeg = stance.DropPeakCdeg;
            Metrics.RightContactMs = stance.ContactUs / UsPerMs;
            _rightQuality = stance.Quality;
        }

        _stepUs[_stepAt] = stance.StepUs;
        _stepAt = (_stepAt + 1) % StepsOfCadence;
        Metrics.Cadence = Cadence();
        Metrics.Quality = stance.Side == Side.Unknown ? stance.Quality : _leftQuality < _rightQuality ? _leftQuality : _rightQuality;
        _stances++;
        HasNews |= (_stances & 1) == 0;
    }

    /// <summary>Notes a stride.</summary>
    public void Take(Stride stride)
    {
        int rotationCdeg = stride.Counts ? stride.RotationAtContactCdeg : AnglesPacket.None;
        if (stride.Side == Side.Left)
        {
            _leftRotationCdeg = rotationCdeg;
        }
        else if (stride.Side == Side.Right)
        {
            _rightRotationCdeg = rotationCdeg;
        }

        _tiltRangeCdeg = stride.Counts ? stride.TiltRangeCdeg : AnglesPacket.None;
        _rotationRangeCdeg = stride.Counts ? stride.RotationRangeCdeg : AnglesPacket.None;
    }

    /// <summary>A new run: nothing has been measured.</summary>
    public void Clear()
    {
        Metrics.LeftDropCdeg = MetricsPacket.NoDrop;
        Metrics.RightDropCdeg = MetricsPacket.NoDrop;
        Metrics.LeftContactMs = 0;
        Metrics.RightContactMs = 0;
        _leftTiltCdeg = AnglesPacket.None;
        _rightTiltCdeg = AnglesPacket.None;
        _leftRotationCdeg = AnglesPacket.None;
        _rightRotationCdeg = AnglesPacket.None;
        _tiltRangeCdeg = AnglesPacket.None;
        _rotationRangeCdeg = AnglesPacket.None;
        HasNews = true;
    }

    /// <summary>Writes the packet.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <param name="newestAlert">The newest alert's number.</param>
    /// <returns>A new array.</returns>
    public byte[] Encode(long nowMs, int newestAlert)
    {
        Metrics.TimeMs = (uint)nowMs;
        Metrics.Strides = Strides;
        Metrics.Muted = nowMs < _clip.Cues.MutedUntilMs || !_clip.Settings.Values.MotorOn;
        Metrics.Recording = _clip.Log.Recording;
        Metrics.Health = Health();
        Metrics.NewestAlert = newestAlert;
        byte[] packet = new byte[MetricsPacket.Length];
        Metrics.Encode(packet);
        return packet;
    }

    /// <summary>Writes what cues are decided by.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>A new array.</returns>
    public byte[] EncodeFeedback(long nowMs)
    {
        SideAlert left = _clip.Monitor.Alerts.SideOf(Side.Left);
        SideAlert right = _clip.Monitor.Alerts.SideOf(Side.Right);

        // Not kept: while no phone is there it would take 200 bytes of the heap for nothing.
        FeedbackPacket feedback = new()
        {
            Sequence = Metrics.Sequence,
            TimeMs = (uint)nowMs,
            LeftMeanCdeg = left.HasMean ? left.MeanCdeg : FeedbackPacket.None,
            RightMeanCdeg = right.HasMean ? right.MeanCdeg : FeedbackPacket.None,
            LeftThresholdCdeg = left.ThresholdCdeg == AlertWindow.NoCeiling ? FeedbackPacket.None : left.ThresholdCdeg,
            RightThresholdCdeg = right.ThresholdCdeg == AlertWindow.NoCeiling ? FeedbackPacket.None : right.ThresholdCdeg,
            LeftReason = left.Reason,
            RightReason = right.Reason,
            IsLeftOver = left.Over,
            IsRightOver = right.Over,
            IsMotorOff = !_clip.Settings.Values.MotorOn,
            IsFaded = _clip.Settings.Values.FadedPercent > 0,
            IsLeaning = Metrics.Calibration == CalibrationResult.Leaning || Metrics.Calibration == CalibrationResult.OnTheRunLeaning,
            MutedS = _clip.Cues.MutedS(nowMs),
        };
        byte[] packet = new byte[FeedbackPacket.Length];
        feedback.Encode(packet);
        return packet;
    }

    /// <summary>Writes tilt and rotation.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>A new array.</returns>
    public byte[] EncodeAngles(long nowMs)
    {
        AnglesPacket angles = new()
        {
            Sequence = Metrics.Sequence,
            TimeMs = (uint)nowMs,
            LeftTiltCdeg = _leftTiltCdeg,
            RightTiltCdeg = _rightTiltCdeg,
            LeftRotationCdeg = _leftRotationCdeg,
            RightRotationCdeg = _rightRotationCdeg,
            TiltRangeCdeg = _tiltRangeCdeg,
            RotationRangeCdeg = _rotationRangeCdeg,
        };
        byte[] packet = new byte[AnglesPacket.Length];
        angles.Encode(packet);
        return packet;
    }

    private int Cadence()
    {
        int sumUs = 0;
        int steps = 0;
        for (int i = 0; i < StepsOfCadence; i++)
        {
            sumUs += _stepUs[i];
            steps += _stepUs[i] != 0 ? 1 : 0;
        }

        return sumUs == 0 ? 0 : ((UsPerMinute * steps) + (sumUs / 2)) / sumUs;
    }

    private ClipHealth Health()
    {
        SensorFault fault = _clip.Sampler.Fault;
        ClipHealth health = fault == SensorFault.None ? ClipHealth.None : fault == SensorFault.NotAnswering || fault == SensorFault.BusHangs ? ClipHealth.NoSensor : ClipHealth.WrongSensor;
        health |= _clip.Motor.Works ? ClipHealth.None : ClipHealth.NoMotor;
        health |= _clip.Log.Works ? ClipHealth.None : ClipHealth.NoLog;
        health |= _clip.Battery.Millivolts > 0 && _clip.Battery.Percent <= LowPercent ? ClipHealth.BatteryLow : ClipHealth.None;
        health |= _clip.Settings.WereReset ? ClipHealth.SettingsReset : ClipHealth.None;
        health |= _clip.Boot.WasSafe ? ClipHealth.WasSafe : ClipHealth.None;
        health |= _clip.Monitor.Statistics.AsymmetryInDoubt ? ClipHealth.AsymmetryInDoubt : ClipHealth.None;
        return health;
    }
}
