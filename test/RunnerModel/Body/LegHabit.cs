namespace HipSense.Runners;

/// <summary>How a runner moves while standing on one particular leg.</summary>
public sealed record LegHabit
{
    /// <summary>
    /// Mean of the peak contralateral pelvic drop in the stance of this leg, degrees, + = the swing side is lower. Fresh runners: 3.3–8.4
    /// (biomechanics.md A2, computed from optical data of five runners).
    /// </summary>
    public double PeakDropDeg { get; init; } = 4.5;

    /// <summary>Peak drop minus drop at initial contact, degrees: 0.8–5.1 (A2).</summary>
    public double ExcursionDeg { get; init; } = 2.8;

    /// <summary>How fast the drop grows with fatigue, degrees per minute of running. Individual, 0–2° in all in studies (A2).</summary>
    public double FatigueDegPerMinute { get; init; }

    /// <summary>Where the growth ends, degrees above fresh.</summary>
    public double FatigueLimitDeg { get; init; } = 5;

    /// <summary>Contact time of this leg relative to the runner's mean. A limper spares the sore leg: below 1.</summary>
    public double ContactFactor { get; init; } = 1;

    /// <summary>Time from the contact of this leg to that of the other, relative to the runner's mean.</summary>
    public double StepTimeFactor { get; init; } = 1;

    /// <summary>Size of the impact transient under this leg, relative to <see cref="Runner.ImpactG"/>.</summary>
    public double ImpactFactor { get; init; } = 1;
}
