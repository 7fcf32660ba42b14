namespace HipSense.Core;

/// <summary>Who wants to know: the motor, the radio, the run log, a test. Called a few times a second at the most, never per sample.</summary>
public interface IHipListener
{
    /// <summary>The standing calibration ended, or is refused.</summary>
    /// <param name="result">How; told again only when it changes.</param>
    /// <param name="atUs">When, microseconds after the first sample.</param>
    void OnCalibration(CalibrationResult result, long atUs);

    /// <summary>The runner does something else now.</summary>
    /// <param name="activity">What.</param>
    /// <param name="sinceUs">Since when, microseconds after the first sample: a run begins with its first step, not with the fourth that proves it.</param>
    void OnActivity(Activity activity, long sinceUs);

    /// <summary>A running stance is over.</summary>
    /// <param name="stance">Valid during the call.</param>
    void OnStance(Stance stance);

    /// <summary>A stride is over: the foot has landed again, one stance after the one that it belongs to.</summary>
    /// <param name="stride">Valid during the call.</param>
    void OnStride(Stride stride);

    /// <summary>The runner is to be told something.</summary>
    /// <param name="cue">Valid during the call.</param>
    void OnCue(Cue cue);
}
