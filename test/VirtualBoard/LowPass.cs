using System;

namespace HipSense.Virtual;

/// <summary>
/// A low-pass for three axes at the chip's 1 kHz: two poles for the bandwidth, and where two flat poles are quicker than the
/// data sheet, an all-pass for the rest of the delay.
/// </summary>
internal sealed class LowPass
{
    private const double TickSeconds = 0.001;

    private readonly double[] _s1 = new double[3];
    private readonly double[] _s2 = new double[3];
    private readonly double[] _lastIn = new double[3];
    private readonly double[] _lastOut = new double[3];
    private bool _isOff = true;
    private bool _isEmpty = true;
    private double _b0, _b1, _b2, _a1, _a2;
    private double _allPass;
    private bool _hasAllPass;

    /// <summary>The filtered values.</summary>
    public double X, Y, Z;

    /// <summary>Lets everything through.</summary>
    public void TurnOff() => _isOff = true;

    /// <summary>
    /// Sets the filter. With normalised cut-off the delay of two poles at low frequency times the bandwidth lies between 1
    /// (one slow pole) and 1.414 (Butterworth) as long as nothing overshoots; the quality that gives the wanted product is found by
    /// bisection. A shorter delay than that is not to be had: then the bandwidth wins.
    /// </summary>
    /// <param name="bandwidthHz">Where a sine comes out 3 dB smaller.</param>
    /// <param name="delaySeconds">How late slow motion comes out.</param>
    public void Set(double bandwidthHz, double delaySeconds)
    {
        _isOff = false;
        _isEmpty = true;

        // The bilinear transform warps frequency; this is the analogue frequency that lands at the bandwidth, in units of 2/T.
        double warped = Tangent(Math.PI * bandwidthHz * TickSeconds);
        double wanted = delaySeconds * 2 / TickSeconds * warped;
        double low = 0.05;
        double high = Math.Sqrt(0.5);
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            if (CutOffRatio(middle) / middle < wanted)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        double quality = (low + high) / 2;
        double natural = warped / CutOffRatio(quality);
        double a0 = 1 + (natural / quality) + (natural * natural);
        _b0 = natural * natural / a0;
        _b1 = 2 * _b0;
        _b2 = _b0;
        _a1 = 2 * ((natural * natural) - 1) / a0;
        _a2 = (1 - (natural / quality) + (natural * natural)) / a0;

        double poles = CutOffRatio(quality) / quality * TickSeconds / 2 / warped;
        double restTicks = Math.Max(0, (delaySeconds - poles) / TickSeconds);
        _hasAllPass = restTicks > 0.1;
        _allPass = (1 - restTicks) / (1 + restTicks);
    }

    /// <summary>One tick.</summary>
    public void Step(double x, double y, double z)
    {
        if (_isOff)
        {
            X = x;
            Y = y;
            Z = z;
            return;
        }

        if (_isEmpty)
        {
            _isEmpty = false;
            Settle(0, x);
            Settle(1, y);
            Settle(2, z);
        }

        X = Step(0, x);
        Y = Step(1, y);
        Z = Step(2, z);
    }

    /// <summary>The tangent as a continued fraction, which gives the same bits on every platform; Math.Tan need not.</summary>
    private static double Tangent(double angle)
    {
        double fraction = 1;
        for (int odd = 21; odd > 0; odd -= 2)
        {
            fraction = odd - (angle * angle / fraction);
        }

        return angle / fraction;
    }

    /// <summary>The ratio of the -3 dB frequency to the natural one.</summary>
    private static double CutOffRatio(double quality)
    {
        double a = 1 - (1 / (2 * quality * quality));
        return Math.Sqrt(a + Math.Sqrt((a * a) + 1));
    }

    /// <summary>Starts as if the input had always been this.</summary>
    private void Settle(int axis, double value)
    {
        _s2[axis] = (_b2 - _a2) * value;
        _s1[axis] = ((_b1 - _a1) * value) + _s2[axis];
        _lastIn[axis] = value;
        _lastOut[axis] = value;
    }

    private double Step(int axis, double value)
    {
        double poles = (_b0 * value) + _s1[axis];
        _s1[axis] = (_b1 * value) - (_a1 * poles) + _s2[axis];
        _s2[axis] = (_b2 * value) - (_a2 * poles);
        if (!_hasAllPass)
        {
            return poles;
        }

        double delayed = (_allPass * (poles - _lastOut[axis])) + _lastIn[axis];
        _lastIn[axis] = poles;
        _lastOut[axis] = delayed;
        return delayed;
    }
}
