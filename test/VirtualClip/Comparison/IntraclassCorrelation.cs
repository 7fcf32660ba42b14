using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>
/// ICC(2,1): the share of the variance that lies between the things measured, when each is measured once by each of the same judges; absolute
/// agreement, so that a bias between judges lowers it. Shrout and Fleiss, Psychological Bulletin 86(2):420–428 (1979).
/// </summary>
public static class IntraclassCorrelation
{
    /// <summary>Computes it from the two-way analysis of variance.</summary>
    /// <param name="rows">One row for each thing measured, one value in it for each judge.</param>
    /// <returns>1 for full agreement; NaN with fewer than two rows or judges, or where nothing varies.</returns>
    public static double Of(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int n = rows.Count;
        int k = n == 0 ? 0 : rows[0].Length;
        if (n < 2 || k < 2)
        {
            return double.NaN;
        }

        double mean = rows.Average(row => row.Average());
        double betweenRows = k * rows.Sum(row => Square(row.Average() - mean));
        double betweenJudges = n * Enumerable.Range(0, k).Sum(judge => Square(rows.Average(row => row[judge]) - mean));
        double total = rows.Sum(row => row.Sum(value => Square(value - mean)));
        double rowSquare = betweenRows / (n - 1);
        double judgeSquare = betweenJudges / (k - 1);
        double errorSquare = (total - betweenRows - betweenJudges) / ((n - 1) * (k - 1));
        return (rowSquare - errorSquare) / (rowSquare + ((k - 1) * errorSquare) + (k * (judgeSquare - errorSquare) / n));
    }

    private static double Square(double value) => value * value;
}
