using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace HipSense.Reliability;

/// <summary>A case, played with many seeds.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trials">How it went, seed by seed.</param>
public sealed record CaseFigures(FaultCase Case, IReadOnlyList<Trial> Trials)
{
    /// <summary>Seeds with which everything expected came true.</summary>
    public int Held => Trials.Count(trial => trial.Held);

    /// <summary>The middle of the recovery times, s.</summary>
    public double Median => Quantile(0.5);

    /// <summary>What 99 of 100 recovery times stay below, s.</summary>
    public double P99 => Quantile(0.99);

    /// <summary>Plays every case.</summary>
    /// <param name="seeds">Seeds 1 to this.</param>
    /// <returns>The figures, in the order of the list.</returns>
    public static IReadOnlyList<CaseFigures> All(int seeds)
    {
        var figures = new CaseFigures[CaseList.All.Count];
        Parallel.For(0, figures.Length, index =>
        {
            FaultCase item = CaseList.All[index];
            figures[index] = new CaseFigures(item, [.. Enumerable.Range(1, seeds).Select(item.Run)]);
        });
        return figures;
    }

    /// <summary>A time, or a dash when there was nothing to recover from.</summary>
    public static string Seconds(double seconds) => seconds < 0 ? "–" : seconds.ToString("0.00", CultureInfo.InvariantCulture);

    private double Quantile(double share)
    {
        double[] times = [.. Trials.Select(trial => trial.RecoveryS).Where(time => time >= 0).Order()];
        return times.Length == 0 ? -1 : times[Math.Min(times.Length - 1, (int)Math.Ceiling(share * times.Length) - 1)];
    }
}
