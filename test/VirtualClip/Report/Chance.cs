using System;

namespace HipSense.VirtualClip;

/// <summary>Random numbers that are the same in every version of .NET: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
/// <param name="seed">All follows from it.</param>
internal sealed class Chance(long seed)
{
    private ulong _state = (ulong)seed;
    private double _spare = double.NaN;

    /// <summary>Evenly from within two bounds.</summary>
    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>Normally distributed with mean 0 and SD 1, by the polar method.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double x;
        double y;
        double square;
        do
        {
            x = Between(-1, 1);
            y = Between(-1, 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double k = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = y * k;
        return x * k;
    }

    private double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1L << 53);
    }
}
