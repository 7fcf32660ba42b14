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
}
