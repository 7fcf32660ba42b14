using System;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>People for the study of false cues.</summary>
internal static class RandomRuns
{
    /// <summary>
    /// Somebody of the population whose drop grows by <paramref name="growthDeg"/> on both sides after three minutes and stays there: fresh it is low
    /// enough for the margin above the runner's own baseline, not the ceiling, to be the threshold that is nearest.
    /// </summary>
    /// <param name="seed">Who.</param>
    /// <param name="seconds">Length, s.</param>
    /// <param name="growthDeg">By how much, degrees.</param>
    public static Scenario DrawTired(long seed, double seconds, double growthDeg)
    {
        Scenario run = Population.Of(PersonKind.Plain, seed, seconds);
        var chance = new Chance(~seed);
        return run with
        {
            Runner = run.Runner with
            {
                Left = Tired(run.Runner.Left, chance, growthDeg),
                Right = Tired(run.Runner.Right, chance, growthDeg),
                FatigueOnsetMinutes = 3,
            },
        };
    }

    private static LegHabit Tired(LegHabit leg, Chance chance, double growthDeg) => leg with
    {
        PeakDropDeg = chance.Between(3.3, 5.3),
        ExcursionDeg = Math.Min(leg.ExcursionDeg, 3.5),
        FatigueDegPerMinute = growthDeg,
        FatigueLimitDeg = growthDeg,
    };
}
