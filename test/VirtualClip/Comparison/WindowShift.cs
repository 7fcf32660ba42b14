using System;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>How far a window of the reference must be shifted to fit the recording best.</summary>
/// <param name="AtS">Where its middle is, on the recording's clock, s.</param>
/// <param name="ShiftS">How much later it fits best, s.</param>
/// <param name="Correlation">How well.</param>
internal sealed record WindowShift(double AtS, double ShiftS, double Correlation)
{
    private const double RowS = ImuScale.SamplePeriodUs / 1e6;
    private const double LeastKnown = 0.6;
    private const double LeastCorrelation = 0.4;

    /// <summary>Finds it.</summary>
    /// <param name="clip">Values of the recording, row by row, NaN where not known.</param>
    /// <param name="window">Values of the reference, row by row, NaN where not known.</param>
    /// <param name="first">The row at which the window begins.</param>
    /// <param name="reach">How many rows it may be shifted to either side.</param>
    /// <returns>Null where too little is known, or nothing fits within reach.</returns>
    public static WindowShift? Find(float[] clip, double[] window, int first, int reach)
    {
        double[] fits = new double[(2 * reach) + 1];
        int best = 0;
        for (int i = 0; i < fits.Length; i++)
        {
            (double coefficient, int rows) = Correlate(clip, window, first + i - reach);
            fits[i] = rows < LeastKnown * window.Length || double.IsNaN(coefficient) ? -1 : coefficient;
            best = fits[i] > fits[best] ? i : best;
        }

        if (fits[best] < LeastCorrelation || best == 0 || best == fits.Length - 1)
        {
            return null;
        }

        // The top of the parabola through the best and its neighbours.
        double bend = fits[best - 1] - (2 * fits[best]) + fits[best + 1];
        double top = bend < 0 ? 0.5 * (fits[best - 1] - fits[best + 1]) / bend : 0;
        return new WindowShift((first + (window.Length / 2.0)) * RowS, (best - reach + top) * RowS, fits[best]);
    }

    /// <summary>The correlation coefficient of a window with the rows from one on, and the rows known in both.</summary>
    public static (double Coefficient, int Rows) Correlate(float[] clip, double[] window, int first)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        int rows = 0;
        for (int i = Math.Max(0, -first); i < window.Length && first + i < clip.Length; i++)
        {
            double a = clip[first + i];
            double b = window[i];
            if (!double.IsNaN(a + b))
            {
                rows++;
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }
        }

        return ((xy - (x * y / rows)) / Math.Sqrt((xx - (x * x / rows)) * (yy - (y * y / rows))), rows);
    }
}
