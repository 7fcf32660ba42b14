using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>
/// A limit for each leg, as the last runs suggest: one limit for both tells the leg that is always further down, and spares the other. Each leg gets the same
/// room above what is usual for it.
/// </summary>
/// <param name="LeftUsualDeg">What is usual on the left leg, degrees: the median over the runs of their means.</param>
/// <param name="RightUsualDeg">Likewise right.</param>
/// <param name="LeftCdeg">The limit for the left leg, hundredths of a degree, in steps of half a degree.</param>
/// <param name="RightCdeg">Likewise right.</param>
/// <param name="Runs">How many runs it is from.</param>
public sealed record LimitSuggestion(double LeftUsualDeg, double RightUsualDeg, int LeftCdeg, int RightCdeg, int Runs)
{
    private const int MostRuns = 5;
    private const int LeastRuns = 2;

    // Of a leg in a run: as many as the clip learns a fresh drop from.
    private const int LeastStances = Baseline.Drops;

    private const int StepCdeg = 50;
    private const int LeastCdeg = 400;
    private const int MostCdeg = 1200;

    /// <summary>Works it out.</summary>
    /// <param name="runs">The runs on the phone, newest first.</param>
    /// <param name="aboveCdeg">The room above what is usual, hundredths of a degree.</param>
    /// <returns>Null when there are too few runs that can be trusted to tell left from right.</returns>
    public static LimitSuggestion? From(IEnumerable<RunRecord> runs, int aboveCdeg)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var last = runs.Where(run => !run.IsDemo)
            .Select(run => (Run: run, Figures: RunFigures.Of(run)))
            .Where(one => one.Figures is { AsymmetryInDoubt: false, LeftDeg: not null, RightDeg: not null }
                && one.Run.Stretches.Sum(some => some.LeftStances) >= LeastStances
                && one.Run.Stretches.Sum(some => some.RightStances) >= LeastStances)
            .Take(MostRuns)
            .ToList();
        if (last.Count < LeastRuns)
        {
            return null;
        }

        double left = Median(last.Select(one => one.Figures.LeftDeg!.Value));
        double right = Median(last.Select(one => one.Figures.RightDeg!.Value));
        return new LimitSuggestion(left, right, LimitOf(left, aboveCdeg), LimitOf(right, aboveCdeg), last.Count);
    }

    private static int LimitOf(double usualDeg, int aboveCdeg) =>
        Math.Clamp((int)Math.Round(((usualDeg * 100) + aboveCdeg) / StepCdeg) * StepCdeg, LeastCdeg, MostCdeg);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
