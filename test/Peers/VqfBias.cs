using System;

namespace HipSense.Peers;

/// <summary>
/// The bias estimation of VQF (Laidig and Seel 2023, section 3.4): a Kalman filter whose state is the gyro's bias. At rest it is measured
/// directly. In motion the bias tilts the inertial frame by what the inclination correction takes out: rate of correction = the horizontal
/// part of the low-passed R·(bias error); the vertical part, which gravity does not show, is drawn to zero with hardly any weight.
/// </summary>
internal sealed class VqfBias
{
    /// <summary>No bias above this is believed, rad/s: 2 °/s.</summary>
    public const double Limit = 2 * Degree;

    private const double Degree = Math.PI / 180;
    private const double SigmaStart = 0.5 * Degree;
    private const double SigmaMotion = 0.1 * Degree;
    private const double SigmaRest = 0.03 * Degree;
    private const double ForgettingSeconds = 100;
    private const double SigmaForgotten = 0.1 * Degree;
    private const double VerticalShare = 0.0001;

    private readonly double _rateHz;
    private readonly double _noise;
    private readonly double _motionVariance;
    private readonly double _restVariance;
    private readonly ButterworthLowPass _rotationLowPass;
    private readonly ButterworthLowPass _turnedLowPass;
    private readonly double[,] _p = new double[3, 3];

    public VqfBias(double tau, double rateHz)
    {
        _rateHz = rateHz;
        _rotationLowPass = new ButterworthLowPass(9, tau, rateHz);
        _turnedLowPass = new ButterworthLowPass(2, tau, rateHz);

        // Uncertainty grows from 0 to 0.1 °/s within the forgetting time; the measurement variances give the wanted σ once settled.
        _noise = SigmaForgotten * SigmaForgotten / rateHz / ForgettingSeconds;
        _motionVariance = Settling(SigmaMotion * SigmaMotion);
        _restVariance = Settling(SigmaRest * SigmaRest);
        _p[0, 0] = _p[1, 1] = _p[2, 2] = SigmaStart * SigmaStart;
    }

    /// <summary>The bias, rad/s.</summary>
    public Vector Value { get; private set; }

    /// <summary>Takes one sample.</summary>
    /// <param name="attitude">From sensor to earth.</param>
    /// <param name="tilted">The low-passed acceleration before the correction, a unit vector in the earth's axes.</param>
    /// <param name="rest">Whether the sensor lies still.</param>
    public void Update(Quaternion attitude, Vector tilted, VqfRest rest)
    {
        Vector x = attitude.Rotate(new Vector(1, 0, 0));
        Vector y = attitude.Rotate(new Vector(0, 1, 0));
        Vector z = attitude.Rotate(new Vector(0, 0, 1));
        Vector turned = attitude.Rotate(Value);
        ReadOnlySpan<double> r = _rotationLowPass.Step([x.X, y.X, z.X, x.Y, y.Y, z.Y, x.Z, y.Z, z.Z]);
        ReadOnlySpan<double> b = _turnedLowPass.Step([turned.X, turned.Y]);
        for (int i = 0; i < 3; i++)
        {
            _p[i, i] = Math.Min(_p[i, i] + _noise, Math.Max(_p[i, i], SigmaStart * SigmaStart));
        }

        if (rest.AtRest)
        {
            Correct([1, 0, 0, 0, 1, 0, 0, 0, 1], rest.Rate - Value, new Vector(_restVariance, _restVariance, _restVariance));
            return;
        }

        var toEarth = new Vector(Row(r, 0), Row(r, 1), Row(r, 2));
        var error = new Vector((-tilted.Y * _rateHz) + b[0] - toEarth.X, (tilted.X * _rateHz) + b[1] - toEarth.Y, -toEarth.Z);
        Correct(r, error, new Vector(_motionVariance, _motionVariance, _motionVariance / VerticalShare));
    }

    /// <summary>The measurement variance w with which a variance p is the settled one: p = √(v·w) for v ≪ p, exactly w = p²/v + p.</summary>
    private double Settling(double p) => (p * p / _noise) + p;

    private double Row(ReadOnlySpan<double> r, int row) => (r[3 * row] * Value.X) + (r[(3 * row) + 1] * Value.Y) + (r[(3 * row) + 2] * Value.Z);

    /// <summary>
    /// The Kalman correction with measurement matrix r and a diagonal measurement covariance, one component after the other, which is the
    /// same as all at once because the components' noises are independent.
    /// </summary>
    private void Correct(ReadOnlySpan<double> r, Vector error, Vector variance)
    {
        Vector e = error.Limited(Limit);
        Span<double> residual = [e.X, e.Y, e.Z];
        ReadOnlySpan<double> w = [variance.X, variance.Y, variance.Z];
        Span<double> change = [0, 0, 0];
        Span<double> ph = [0, 0, 0];
        for (int row = 0; row < 3; row++)
        {
            ReadOnlySpan<double> h = r.Slice(3 * row, 3);
            double s = w[row];
            double expected = 0;
            for (int i = 0; i < 3; i++)
            {
                ph[i] = (_p[i, 0] * h[0]) + (_p[i, 1] * h[1]) + (_p[i, 2] * h[2]);
                s += h[i] * ph[i];
                expected += h[i] * change[i];
            }

            double innovation = (residual[row] - expected) / s;
            for (int i = 0; i < 3; i++)
            {
                change[i] += ph[i] * innovation;
                for (int j = 0; j < 3; j++)
                {
                    _p[i, j] -= ph[i] * ph[j] / s;
                }
            }
        }

        Value = (Value + new Vector(change[0], change[1], change[2])).Limited(Limit);
    }
}
