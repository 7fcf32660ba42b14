namespace HipSense.Core;

/// <summary>
/// From the level crossings of <see cref="ContactDetector"/> to the instants that a force plate would show (5 % of body weight). The foot has landed some time before the trunk
/// feels it, and leaves some time after the trunk's weight is off it; part of both is the filters' delay, and the rest is the longer the longer the contact.
/// <para>How long that is tells the step, by what its force must do: over a step the mean force is the weight, and a half sine of peak F that lasts t_c has
/// it when t_c = π/2 · T/F. So both times are moved by a share of T/F, the time of a step over its peak force, taken over two steps, in which a limp evens out. Level crossings
/// alone tell half of a change of contact time (docs/accuracy.md).</para>
/// <para>A trunk that rebounds, as on fast runs uphill, feels force while no foot is on the ground. What lies between the crossings is then longer than T/F allows, and is cut to that: at
/// the landing when this came too early after the one before, else at the leaving.</para>
/// </summary>
public static class ContactTiming
{
    // Fitted on half of 16 real sacral trials and on the runner model, rounded with an eye on the other half: 16 ms − 0.24 T/F, and −34 ms + 0.19 T/F + 0.25 of the time between the crossings. A share is of 256.
    private const int LandingOffsetUs = 16000;
    private const int LandingShare = 61;
    private const int LeavingOffsetUs = -34000;
    private const int LeavingShare = 49;
    private const int LeavingBetweenShare = 64;

    // From crossing to crossing at most 0.45 of a step + 0.6 T/F: nearly all stances of the plate and of the model's people take less. It is a limit and no more, so that nothing
    // jumps there, and shrinks as all else does when the same is run faster.
    private const int BetweenOfStep = 115;
    private const int BetweenShare = 154;

    // T/F in microseconds for 1 g: what it usually is, and what no runner is beyond.
    private const int UsualPressUs = 130000;
    private const int LeastPressUs = 50000;
    private const int MostPressUs = 300000;

    /// <summary>Converts a time in samples to microseconds.</summary>
    public static long ToUs(long samplesQ8)
    {
        return samplesQ8 * ImuScale.SamplePeriodUs >> 8;
    }

    /// <summary>Finds when the foot of a finished step landed and left.</summary>
    /// <param name="step">The step.</param>
    /// <param name="stance">Receives initial contact, toe-off and the time since the initial contact before.</param>
    public static void Set(Step step, Stance stance)
    {
        int press = PressUs(step);
        long landing = ToUs(step.LandingQ8);
        long leaving = ToUs(step.LeavingQ8);
        int between = (int)(leaving - landing);

        // At most 2¹⁶ · 2,500.
        int both = step.FormerPeriodQ8 == 0 ? step.PeriodQ8 << 1 : step.PeriodQ8 + step.FormerPeriodQ8;
        int longest = ((press * BetweenShare) + ((both * (ImuScale.SamplePeriodUs / 2) >> 8) * BetweenOfStep)) >> 8;
        if (step.PeriodQ8 != 0 && between > longest)
        {
            between = longest;

            // By an eighth of a step too early: the trunk's.
            if (step.PeriodQ8 * 8 < step.FormerPeriodQ8 * 7)
            {
                landing = leaving - between;
            }
            else
            {
                leaving = landing + between;
            }
        }

        stance.InitialContactUs = landing + LandingOffsetUs - (press * LandingShare >> 8);
        stance.ToeOffUs = leaving + LeavingOffsetUs + (((press * LeavingShare) + (between * LeavingBetweenShare)) >> 8);
        stance.StepUs = step.PeriodQ8 * ImuScale.SamplePeriodUs >> 8;
    }

    /// <summary>The time of a step over its peak force, microseconds for 1 g: of the last two steps, or of as many as there are.</summary>
    /// <param name="step">The step. Its periods are 0 … 2¹⁵.</param>
    public static int PressUs(Step step)
    {
        // At most 2¹⁶ · 5,000.
        int period = step.PeriodQ8;
        int peak = step.Peak;
        if (period != 0 && step.FormerPeriodQ8 != 0)
        {
            period += step.FormerPeriodQ8;
            peak += step.FormerPeak;
        }

        int press = period == 0 || peak <= 0 ? UsualPressUs : period * ImuScale.SamplePeriodUs / peak;
        return press < LeastPressUs ? LeastPressUs : press > MostPressUs ? MostPressUs : press;
    }
}
