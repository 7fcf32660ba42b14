using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>A part of a run: all of it, a third, or the stretches of a band of cadence.</summary>
/// <param name="Stances">Stances of a known side.</param>
/// <param name="LowestCadence">Lowest cadence of a stretch, steps a minute; 0 when none is known, likewise below.</param>
/// <param name="HighestCadence">Highest cadence of a stretch.</param>
/// <param name="Cadence">Mean cadence.</param>
/// <param name="LeftContactMs">Mean contact time, ms; null without stances.</param>
/// <param name="RightContactMs">Likewise right.</param>
/// <param name="Angles">Each angle, left and right.</param>
public sealed record RunPart(
    int Stances,
    int LowestCadence,
    int HighestCadence,
    int Cadence,
    double? LeftContactMs,
    double? RightContactMs,
    IReadOnlyList<AngleFigures> Angles)
{
    private static readonly Side[] s_sides = [Side.Left, Side.Right];

    /// <summary>The figures of an angle on a side.</summary>
    public AngleFigures this[Angle angle, Side side] => Angles.First(figures => figures.Angle == angle && figures.Side == side);

    /// <summary>Works it out.</summary>
    /// <param name="stretches">Its stretches, in order of time.</param>
    public static RunPart Of(IReadOnlyList<Stretch> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        Stretch[] timed = [.. stretches.Where(some => some.Cadence > 0)];
        int steps = timed.Sum(some => some.Stances);
        return new RunPart(
            stretches.Sum(some => some.Stances),
            timed.Select(some => some.Cadence).DefaultIfEmpty().Min(),
            timed.Select(some => some.Cadence).DefaultIfEmpty().Max(),
            steps == 0 ? 0 : (int)Math.Round(timed.Sum(some => (double)some.Cadence * some.Stances) / steps),
            ContactMs(stretches, some => some.LeftContactMs, some => some.LeftStances),
            ContactMs(stretches, some => some.RightContactMs, some => some.RightStances),
            [.. Enum.GetValues<Angle>().SelectMany(angle => s_sides.Select(side => AngleFigures.Of(stretches, angle, side)))]);
    }

    private static double? ContactMs(IReadOnlyList<Stretch> stretches, Func<Stretch, int?> of, Func<Stretch, int> stances)
    {
        int count = stretches.Where(some => of(some) is not null).Sum(stances);
        return count == 0 ? null : stretches.Sum(some => (of(some) ?? 0) * (double)stances(some)) / count;
    }
}
