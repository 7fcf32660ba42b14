using System;

namespace HipSense.Peers;

/// <summary>
/// A low-pass of second order after Butterworth for several channels at once, by the bilinear transform. It follows the mean of what came
/// for the first time constant, so that it begins settled.
/// </summary>
internal sealed class ButterworthLowPass
{
    private readonly double _b0, _b1, _b2, _a1, _a2;
    private readonly double[] _state;
    private readonly double[] _sum;
    private readonly double[] _out;
    private readonly int _startSamples;
    private int _taken;

    /// <param name="channels">How many channels.</param>
    /// <param name="tau">Time constant, s: the cut-off is √2/(2πτ) (Laidig and Seel 2023, section 3.2).</param>
    /// <param name="rateHz">Samples per second.</param>
    public ButterworthLowPass(int channels, double tau, double rateHz)
    {
        _state = new double[2 * channels];
        _sum = new double[channels];
        _out = new double[channels];
        _startSamples = (int)(tau * rateHz);

        // H(s) = 1/(s² + √2 s + 1) with s = (1/c)(z − 1)/(z + 1) and c = tan(π f/rate).
        double c = Math.Tan(Math.PI * Math.Sqrt(2) / (2 * Math.PI * tau) / rateHz);
        double d = 1 + (Math.Sqrt(2) * c) + (c * c);
        _b0 = c * c / d;
        _b1 = 2 * _b0;
        _b2 = _b0;
        _a1 = 2 * ((c * c) - 1) / d;
        _a2 = (1 - (Math.Sqrt(2) * c) + (c * c)) / d;
    }

    /// <summary>Takes one sample of each channel.</summary>
    /// <returns>The filtered ones, valid until the next call.</returns>
    public ReadOnlySpan<double> Step(ReadOnlySpan<double> values)
    {
        bool isStarting = _taken < _startSamples;
        _taken = isStarting ? _taken + 1 : _taken;
        for (int i = 0; i < _out.Length; i++)
        {
            double x = values[i];
            if (isStarting)
            {
                _sum[i] += x;
                double mean = _sum[i] / _taken;
                _out[i] = mean;

                // The state of a filter that has seen this mean for ever.
                _state[2 * i] = mean * (1 - _b0);
                _state[(2 * i) + 1] = mean * (_b2 - _a2);
                continue;
            }

            double y = (_b0 * x) + _state[2 * i];
            _state[2 * i] = (_b1 * x) - (_a1 * y) + _state[(2 * i) + 1];
            _state[(2 * i) + 1] = (_b2 * x) - (_a2 * y);
            _out[i] = y;
        }

        return _out;
    }
}
