using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>What a run comes to.</summary>
/// <param name="Strides">Strides: a left and a right step.</param>
/// <param name="Cadence">Mean steps a minute; 0 when not known.</param>
/// <param name="LeftDeg">Mean drop in left stance, degrees; null without any.</param>
/// <param name="RightDeg">Likewise right.</param>
/// <param name="LeftHighDeg">What 95 % of the stretches stayed under in left stance, degrees.</param>
/// <param name="RightHighDeg">Likewise right.</param>
/// <param name="OverPercent">Stretches with a side over what was its threshold at the time, percent.</param>
/// <param name="AsymmetryPercent">Left less right, as a share of their mean, percent; null when either is not known.</param>
/// <param name="AsymmetryInDoubt">True when the difference of the sides may be the clip's or the road's.</param>
/// <param name="LeftCues">Cues for too much drop, left.</param>
/// <param name="RightCues">Likewise right.</param>
/// <param name="QualityPercent">Mean quality of the stances, percent.</param>
public sealed record RunFigures(
    int Strides,
    int Cadence,
    double? LeftDeg,
    double? RightDeg,
    double? LeftHighDeg,
    double? RightHighDeg,
    double OverPercent,
    double? AsymmetryPercent,
    bool AsymmetryInDoubt,
    int LeftCues,
    int RightCues,
    int QualityPercent)
{
    private const double High = 0.95;
    private const double LeastMeanDeg = 0.5;

    // Of the stances. A lean of 3° in so many moves the difference of the means by 0.3°, which it is not surer than anyway.
    private const double MostInDoubt = 0.05;

    /// <summary>Works them out.</summary>
    public static RunFigures Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        IReadOnlyList<Stretch> stretches = run.Stretches;
        double? left = Mean(stretches, some => some.LeftDropDeg, some => some.LeftDrops);
        double? right = Mean(stretches, some => some.RightDropDeg, some => some.RightDrops);
        double? mean = (left + right) / 2;
        return new RunFigures(
            Math.Max(stretches.Sum(some => some.LeftStances), stretches.Sum(some => some.RightStances)),
            (int)Math.Round(Mean(stretches, some => some.Cadence == 0 ? null : some.Cadence, some => some.Stances) ?? 0),
            left,
            right,
            HighOf(stretches, some => some.LeftDropDeg),
            HighOf(stretches, some => some.RightDropDeg),
            stretches.Count == 0 ? 0 : 100.0 * stretches.Count(some => some.IsOver) / stretches.Count,
            mean > LeastMeanDeg ? (left - right) / mean * 100 : null,
            InDoubt(stretches) > MostInDoubt,
            run.Cues.Count(cue => cue is { Kind: CueKind.TooMuchDrop, Side: Side.Left }),
            run.Cues.Count(cue => cue is { Kind: CueKind.TooMuchDrop, Side: Side.Right }),
            (int)Math.Round(Mean(stretches, some => some.Quality, some => some.Stances) ?? 0));
    }

    private static double InDoubt(IReadOnlyList<Stretch> stretches)
    {
        int doubtful = stretches.Where(some => (some.Doubts & (StanceDoubts.NoZero | StanceDoubts.Tilted)) != 0).Sum(some => some.Stances);
        return doubtful / (double)Math.Max(1, stretches.Sum(some => some.Stances));
    }

    private static double? Mean(IEnumerable<Stretch> stretches, Func<Stretch, double?> of, Func<Stretch, int> weight)
    {
        double sum = 0;
        int count = 0;
        foreach (Stretch some in stretches)
        {
            if (of(some) is double value)
            {
                sum += value * weight(some);
                count += weight(some);
            }
        }

        return count == 0 ? null : sum / count;
    }

    private static double? HighOf(IEnumerable<Stretch> stretches, Func<Stretch, double?> of)
    {
        double[] sorted = [.. stretches.Select(of).OfType<double>().Order()];
        return sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(High * sorted.Length) - 1];
    }
}
