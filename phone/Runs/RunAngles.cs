using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Phone.Runs;

/// <summary>The pelvis over a run: all of it, fresh and tired, easy and fast.</summary>
/// <param name="Whole">All of the run.</param>
/// <param name="Thirds">First, second and last third of its stances.</param>
/// <param name="Bands">Four bands of its own cadence, the lowest first, with as many stances each as the cadences allow; one may be empty.</param>
/// <param name="FreshToTired">The last third against the first.</param>
/// <param name="EasyToFast">The highest band that is not empty against the lowest; empty when there is one band.</param>
public sealed record RunAngles(RunPart Whole, IReadOnlyList<RunPart> Thirds, IReadOnlyList<RunPart> Bands, IReadOnlyList<AngleChange> FreshToTired, IReadOnlyList<AngleChange> EasyToFast)
{
    /// <summary>Bands of cadence.</summary>
    public const int BandCount = 4;

    private const int ThirdCount = 3;

    /// <summary>True when the clip has told tilt and rotation in this run.</summary>
    public bool HasAngles => Whole.Angles.Any(figures => figures.Angle != Angle.Drop && figures.Count > 0);

    /// <summary>Works it out.</summary>
    public static RunAngles Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Of(run.Stretches);
    }

    /// <summary>Works it out.</summary>
    /// <param name="stretches">The running, in order of time.</param>
    public static RunAngles Of(IReadOnlyList<Stretch> stretches)
    {
        RunPart[] thirds = [.. Parts(stretches, stretches, ThirdCount).Select(RunPart.Of)];
        RunPart[] bands = [.. BandsOf(stretches).Select(RunPart.Of)];
        RunPart[] run = [.. bands.Where(band => band.Stances > 0)];
        return new RunAngles(RunPart.Of(stretches), thirds, bands, Changes(thirds[0], thirds[^1]), run.Length > 1 ? Changes(run[0], run[^1]) : []);
    }

    private static AngleChange[] Changes(RunPart from, RunPart to) =>
        [.. from.Angles.Select(figures => AngleChange.Between(figures, to[figures.Angle, figures.Side]))];

    /// <summary>Splits stretches into parts with as many stances each as whole stretches allow; a stretch belongs where its middle is.</summary>
    private static List<Stretch>[] Parts(IEnumerable<Stretch> ordered, IReadOnlyList<Stretch> all, int count)
    {
        List<Stretch>[] parts = [.. Enumerable.Range(0, count).Select(_ => new List<Stretch>())];
        int stances = Math.Max(all.Sum(some => some.Stances), 1);
        double before = 0;
        foreach (Stretch some in ordered)
        {
            parts[Math.Min((int)((before + (some.Stances / 2.0)) * count / stances), count - 1)].Add(some);
            before += some.Stances;
        }

        return parts;
    }

    /// <summary>The bands: where the quarters of the stances end in the order of cadence. Stretches of one cadence are in one band.</summary>
    private static IEnumerable<List<Stretch>> BandsOf(IReadOnlyList<Stretch> stretches)
    {
        Stretch[] timed = [.. stretches.Where(some => some is { Cadence: > 0, Stances: > 0 })];
        int[] tops = [.. Parts(timed.OrderBy(some => some.Cadence), timed, BandCount).Select(part => part.Select(some => some.Cadence).DefaultIfEmpty().Max())];
        return Enumerable.Range(0, BandCount).Select(band => timed.Where(some => Array.FindIndex(tops, top => some.Cadence <= top) == band).ToList());
    }
}
