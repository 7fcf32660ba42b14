namespace HipSense.Virtual;

/// <summary>One pulse of the motor.</summary>
/// <param name="StartUs">When it began, µs of virtual time.</param>
/// <param name="StopUs">When it ended, µs of virtual time.</param>
/// <param name="Duty">The share of the time that the gate was high, 0 to 1.</param>
/// <param name="FrequencyHz">The frequency of the drive, Hz.</param>
public sealed record MotorPulse(long StartUs, long StopUs, double Duty, int FrequencyHz)
{
    /// <summary>How long it was, µs.</summary>
    public long LengthUs => StopUs - StartUs;
}
