using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>Which of several files is the worst.</summary>
internal enum Worst
{
    /// <summary>The one with the largest value, whatever its sign.</summary>
    Largest,

    /// <summary>The one with the smallest value.</summary>
    Smallest,

    /// <summary>None: the figure only says how much there was.</summary>
    None,
}

/// <summary>One figure.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Title">Its name in a table.</param>
/// <param name="Digits">Digits after the point in a table.</param>
/// <param name="Of">Takes it from a score; NaN where there is none.</param>
/// <param name="Worst">Which of several files is the worst.</param>
internal sealed record ScoreColumn(string Key, string Title, int Digits, Func<FileScore, double> Of, Worst Worst = Worst.Largest)
{
    /// <summary>The worst of several, NaN when there is none.</summary>
    public double WorstOf(IEnumerable<FileScore> scores)
    {
        IEnumerable<double> values = Values(scores);
        return Worst switch
        {
            Worst.Largest => values.DefaultIfEmpty(double.NaN).MaxBy(Math.Abs),
            Worst.Smallest => values.DefaultIfEmpty(double.NaN).Min(),
            _ => double.NaN,
        };
    }

    /// <summary>The mean over several, each counting once; NaN when there is none.</summary>
    public double MeanOf(IEnumerable<FileScore> scores) =>
        Worst == Worst.None ? double.NaN : Values(scores).DefaultIfEmpty(double.NaN).Average();

    private IEnumerable<double> Values(IEnumerable<FileScore> scores) => scores.Select(Of).Where(double.IsFinite);
}
