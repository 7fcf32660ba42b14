using System;

namespace HipSense.Runners;

/// <summary>A slow wandering: three sines of random frequency and phase, as a jet.</summary>
internal sealed class Sway
{
    private const int Count = 3;
    private readonly double[] _pulsation = new double[Count];
    private readonly double[] _start = new double[Count];
    private readonly double _amplitude;

    /// <param name="random">Where frequency and phase come from.</param>
    /// <param name="low">Lowest frequency, Hz.</param>
    /// <param name="high">Highest frequency, Hz.</param>
    /// <param name="rms">Root mean square of the whole, in the caller's unit.</param>
    public Sway(Rng random, double low, double high, double rms)
    {
        _amplitude = rms * Math.Sqrt(2.0 / Count);
        for (int i = 0; i < Count; i++)
        {
            _pulsation[i] = 2 * Math.PI * random.Uniform(low, high);
            _start[i] = random.Uniform(0, 2 * Math.PI);
        }
    }

    public Jet At(double time)
    {
        var sum = new Jet();
        for (int i = 0; i < Count; i++)
        {
            double w = _pulsation[i];
            (double sin, double cos) = Trig.SinCos((w * time) + _start[i]);
            sum += new Jet(sin, w * cos, -w * w * sin);
        }

        return _amplitude * sum;
    }
}
