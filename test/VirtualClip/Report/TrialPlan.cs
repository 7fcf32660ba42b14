using System;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>A scenario to be run on a virtual clip for the report.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Scenario">Who does what.</param>
/// <param name="Seed">Everything that is chance.</param>
internal sealed record TrialPlan(string Name, Scenario Scenario, long Seed)
{
    /// <summary>How much too fast the chip's clock runs: 0.05 is 5 % fast.</summary>
    public double ClockError { get; init; }

    /// <summary>Breaks something on the board before it is switched on.</summary>
    public Action<VirtualBoard>? Break { get; init; }

    /// <summary>When each phase of the course is in force and steady, s.</summary>
    /// <param name="phase">Index of the phase.</param>
    public (double FromS, double UntilS) Steady(int phase)
    {
        double from = 0;
        for (int i = 0; i < phase; i++)
        {
            from += Scenario.Course[i].Seconds;
        }

        return (from + Scenario.Course[phase].Ramp, from + Scenario.Course[phase].Seconds);
    }
}
