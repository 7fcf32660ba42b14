namespace HipSense.Core;

/// <summary>One foot's time on the ground as the contact detector saw it, before it is known to be a running step.</summary>
public sealed class Step
{
    /// <summary>Sample number, Q8, of the landing's level crossing.</summary>
    public long LandingQ8;

    /// <summary>Sample number, Q8, of the leaving's level crossing.</summary>
    public long LeavingQ8;

    /// <summary>Time since the landing before, samples Q8; 0 when there was none.</summary>
    public int PeriodQ8;

    /// <summary>Lowest contact signal before the landing, 1/256 g.</summary>
    public int Trough;

    /// <summary>Highest 40 ms mean of the vertical, 1/256 g.</summary>
    public int Peak;

    /// <summary><see cref="PeriodQ8"/> of the step before.</summary>
    public int FormerPeriodQ8;

    /// <summary><see cref="Peak"/> of the step before.</summary>
    public int FormerPeak;

    /// <summary>The next foot has landed: this becomes its step.</summary>
    /// <param name="landingQ8">Sample number, Q8, of the landing's level crossing.</param>
    /// <param name="periodQ8">Time since the landing before, samples Q8; 0 when there was none.</param>
    /// <param name="trough">Lowest contact signal before the landing, 1/256 g.</param>
    public void Land(long landingQ8, int periodQ8, int trough)
    {
        FormerPeriodQ8 = PeriodQ8;
        FormerPeak = Peak;
        LandingQ8 = landingQ8;
        PeriodQ8 = periodQ8;
        Trough = trough;
    }
}
