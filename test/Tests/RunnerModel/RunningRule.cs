using System;

namespace HipSense.Tests.Runners;

/// <summary>The plain rule that tells running from the rest (biomechanics.md B4), on a 1 kHz vertical in g.</summary>
internal static class RunningRule
{
    /// <summary>Second-order Butterworth at 12 Hz, causal, by the bilinear transform.</summary>
    public static double[] Smooth(double[] vertical)
    {
        double k = Math.Tan(Math.PI * 12 / 1000);
        double norm = 1 / (1 + (Math.Sqrt(2) * k) + (k * k));
        double b = k * k * norm;
        double a1 = 2 * ((k * k) - 1) * norm;
        double a2 = (1 - (Math.Sqrt(2) * k) + (k * k)) * norm;
        double[] y = new double[vertical.Length];
        y[0] = y[1] = vertical[0];
        for (int i = 2; i < y.Length; i++)
        {
            y[i] = (b * (vertical[i] + (2 * vertical[i - 1]) + vertical[i - 2])) - (a1 * y[i - 1]) - (a2 * y[i - 2]);
        }

        return y;
    }

    public static int LongestChain(double[] vertical)
    {
        double[] y = Smooth(vertical);
        int chain = 0;
        int longest = 0;
        int last = 0;
        double peak = 0;
        double minimum = 9;
        for (int i = 1; i < y.Length; i++)
        {
            peak = Math.Max(peak, y[i]);
            minimum = Math.Min(minimum, y[i]);
            if (y[i] >= 1 && y[i - 1] < 1 && i - last > 200)
            {
                bool step = i - last is >= 220 and <= 480 && peak >= 1.8 && minimum <= 0.35;
                chain = step ? chain + 1 : 0;
                longest = Math.Max(longest, chain);
                (last, peak, minimum) = (i, 0, 9);
            }
        }

        return longest;
    }
}
