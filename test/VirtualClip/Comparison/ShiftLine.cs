using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Statistics;

namespace HipSense.VirtualClip;

/// <summary>The straight line through the shifts of windows over time, with those left out that are far from it.</summary>
/// <param name="Offset">The shift at the recording's first sample, s.</param>
/// <param name="Slope">Seconds a second.</param>
internal sealed record ShiftLine(double Offset, double Slope)
{
    private const int Least = 3;
    private const int Passes = 4;
    private const double FarSds = 3;
    private const double SdOfMedianDeviation = 1.4826;
    private const double LeastFarS = 0.004;

    /// <summary>Fits it.</summary>
    /// <returns>Null with fewer than three windows.</returns>
    public static ShiftLine? Of(IReadOnlyList<WindowShift> shifts)
    {
        if (shifts.Count < Least)
        {
            return null;
        }

        // A shift by a whole step is no drift of a clock: begin near the middle of them.
        double middle = shifts.Select(shift => shift.ShiftS).Median();
        var line = new ShiftLine(middle, 0);
        for (int pass = 0; pass < Passes; pass++)
        {
            double[] off = [.. shifts.Select(shift => Math.Abs(shift.ShiftS - line.At(shift.AtS)))];
            double far = Math.Max(LeastFarS, FarSds * SdOfMedianDeviation * off.Median());
            WindowShift[] near = [.. shifts.Where((_, i) => off[i] <= far)];
            if (near.Length < Least)
            {
                return line;
            }

            double[] fitted = WeightedRegression.Weighted(
                near.Select(shift => new[] { 1, shift.AtS }).ToArray(),
                [.. near.Select(shift => shift.ShiftS)],
                [.. near.Select(shift => shift.Correlation * shift.Correlation)]);
            line = new ShiftLine(fitted[0], fitted[1]);
        }

        return line;
    }

    private double At(double seconds) => Offset + (Slope * seconds);
}
