using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>Turns what the detection says into what the runner feels, and tells the detection when its sensor is being shaken by it.</summary>
public sealed class HapticCues : IHipListener
{
    private const int UsPerMs = 1000;

    // What the FIFO and the loop hold back: the monitor's now is this much behind the motor's.
    private const int LagMs = 100;

    private readonly HapticMotor _motor;
    private readonly HipMonitor _monitor;
    private readonly ClipSettings _settings;
    private bool _toldLeft;
    private bool _toldRight;
    private int _faded;

    /// <summary>Connects a motor with a monitor.</summary>
    public HapticCues(HapticMotor motor, HipMonitor monitor, ClipSettings settings)
    {
        _motor = motor;
        _monitor = monitor;
        _settings = settings;
    }

    /// <summary>Is told that the detection was told of shaking.</summary>
    /// <param name="ms">For how long from now on, milliseconds.</param>
    public delegate void Told(int ms);

    /// <summary>Called each time that the sensor begins to be shaken when not null.</summary>
    public Told? Shaking;

    /// <summary>Uptime until which cues are not felt, milliseconds.</summary>
    public long MutedUntilMs;

    /// <summary>True when the newest cue was not felt: muted, faded, switched off, or no motor.</summary>
    public bool Silent;

    /// <summary>Why it was not, when <see cref="Silent"/>.</summary>
    public SilentReason SilentReason;

    /// <summary>How long cues are still muted, seconds, rounded up; 0 when they are not.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    public int MutedS(long nowMs)
    {
        return nowMs < MutedUntilMs ? (int)((MutedUntilMs - nowMs + 999) / 1000) : 0;
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        switch (result)
        {
            case CalibrationResult.Pending:
            case CalibrationResult.Moved:
                break;
            case CalibrationResult.Done:
            case CalibrationResult.OnTheRun:
            case CalibrationResult.Leaning:
            case CalibrationResult.OnTheRunLeaning:
                Play(Haptic.Ready);
                break;
            case CalibrationResult.StandStill:
                Play(Haptic.StandStill);
                break;
            default:
                Play(Haptic.WornWrongly);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
        bool left = cue.Side == Side.Left;
        if (cue.Kind == CueKind.Recovered)
        {
            // Who was not told of the drop is not told that it is over.
            Silent = IsOff() || !_settings.TellRecovered || !(left ? _toldLeft : _toldRight);
            if (!Silent)
            {
                Play(Haptic.Recovered);
            }

            return;
        }

        Silent = IsOff() || IsFaded();
        if (cue.Kind == CueKind.TooMuchDrop)
        {
            _toldLeft = left ? !Silent : _toldLeft;
            _toldRight = left ? _toldRight : !Silent;
        }

        if (!Silent)
        {
            Play(cue.Kind == CueKind.BackArched ? Haptic.BackArched : cue.Kind == CueKind.TooMuchRotation ? Haptic.TooMuchRotation : left ? Haptic.Left : Haptic.Right);
        }
    }

    /// <summary>Makes the runner feel a side, muted or not.</summary>
    public void Try(Side side)
    {
        Play(side == Side.Left ? Haptic.Left : Haptic.Right);
    }

    /// <summary>Plays something that shakes the sensor.</summary>
    public void Play(Haptic what)
    {
        _motor.Play(what);
        int ms = HapticMotor.DurationMs(what) + LagMs;
        _monitor.Shake(_monitor.NowUs, _monitor.NowUs + (ms * (long)UsPerMs));
        Shaking?.Invoke(ms);
    }

    private bool IsOff()
    {
        bool isMuted = Clock.UptimeMs < MutedUntilMs;
        SilentReason = !_motor.Works ? SilentReason.Other : !_settings.MotorOn ? SilentReason.MotorOff : isMuted ? SilentReason.Muted : SilentReason.Other;
        return !_motor.Works || !_settings.MotorOn || isMuted;
    }

    private bool IsFaded()
    {
        _faded += _settings.FadedPercent;
        if (_faded < 100)
        {
            return false;
        }

        _faded -= 100;
        SilentReason = SilentReason.Faded;
        return true;
    }
}
