namespace HipSense.Core;

/// <summary>
/// From the level crossings of <see cref="ContactDetector"/> to the instants that a force plate would show (5 % of body weight). The foot
/// has landed some time before the trunk feels it, and leaves some time after the trunk's weight is off it; part of both is the filters' delay.
/// </summary>
public static class ContactTiming
{
    // Fitted on half of 16 real sacral trials and on the runner model.
    private const int LandingOffsetUs = -11000;
    private const int LeavingOffsetUs = 37000;

    /// <summary>Converts a time in samples to microseconds.</summary>
    public static long ToUs(long samplesQ8)
    {
        return samplesQ8 * ImuScale.SamplePeriodUs >> 8;
    }

    /// <summary>Initial contact, microseconds after the first sample.</summary>
    /// <param name="landingQ8">The landing's crossing, samples Q8.</param>
    public static long InitialContactUs(long landingQ8)
    {
        return ToUs(landingQ8) + LandingOffsetUs;
    }

    /// <summary>Toe-off, microseconds after the first sample.</summary>
    /// <param name="leavingQ8">The leaving's crossing, samples Q8.</param>
    public static long ToeOffUs(long leavingQ8)
    {
        return ToUs(leavingQ8) + LeavingOffsetUs;
    }
}
