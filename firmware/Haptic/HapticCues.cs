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

    /// <summary>Connects a motor with a monitor.</summary>
    public HapticCues(HapticMotor motor, HipMonitor monitor)
    {
        _motor = motor;
        _monitor = monitor;
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        if (result == CalibrationResult.Done || result == CalibrationResult.OnTheRun)
        {
            Play(Haptic.Ready);
        }
        else if (result != CalibrationResult.Moved)
        {
            Play(Haptic.WornWrongly);
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
    public void OnCue(Cue cue)
    {
        if (cue.Kind == CueKind.Recovered)
        {
            Play(Haptic.Recovered);
        }
        else
        {
            Play(cue.Side == Side.Left ? Haptic.Left : Haptic.Right);
        }
    }

    private void Play(Haptic what)
    {
        _motor.Play(what);
        _monitor.Shake(_monitor.NowUs, _monitor.NowUs + ((HapticMotor.DurationMs(what) + LagMs) * (long)UsPerMs));
    }
}
