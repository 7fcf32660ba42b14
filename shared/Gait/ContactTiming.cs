namespace HipSense.Core;

/// <summary>
/// From the level crossings of <see cref="ContactDetector"/> to the instants that a force plate would show (5 % of body weight). The
/// crossings lie inside the contact, and by more the longer the contact: offset = a + b·(t_e − 180 ms), with t_e the time between them.
/// </summary>
public static class ContactTiming
{
    private const int TypicalUs = 180000;

    // Fitted on half of 16 real sacral trials and the runner model; see docs/accuracy.md.
    private const int LandingOffsetUs = -9000;
    private const int LandingSlopeQ8 = 0;
    private const int LeavingOffsetUs = 37000;
    private const int LeavingSlopeQ8 = 0;

    /// <summary>Converts a time in samples to microseconds.</summary>
    public static long ToUs(long samplesQ8)
    {
        return samplesQ8 * ImuScale.SamplePeriodUs >> 8;
    }

    /// <summary>Initial contact, microseconds after the first sample.</summary>
    public static long InitialContactUs(long landingQ8, long leavingQ8)
    {
        return ToUs(landingQ8) + LandingOffsetUs + Slope(landingQ8, leavingQ8, LandingSlopeQ8);
    }

    /// <summary>Toe-off, microseconds after the first sample.</summary>
    public static long ToeOffUs(long landingQ8, long leavingQ8)
    {
        return ToUs(leavingQ8) + LeavingOffsetUs + Slope(landingQ8, leavingQ8, LeavingSlopeQ8);
    }

    private static int Slope(long landingQ8, long leavingQ8, int slopeQ8)
    {
        int excess = (int)ToUs(leavingQ8 - landingQ8) - TypicalUs;
        excess = excess > 150000 ? 150000 : excess < -150000 ? -150000 : excess;
        return excess * slopeQ8 >> 8;
    }
}
