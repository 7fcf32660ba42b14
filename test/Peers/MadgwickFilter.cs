using System.Globalization;

namespace HipSense.Peers;

/// <summary>
/// S. Madgwick, "An efficient orientation filter for inertial and inertial/magnetic sensor arrays", report, University of Bristol, 2010,
/// section 3 (IMU): the quaternion follows the gyro and is pulled, at a constant speed β, down the gradient of the difference between
/// gravity as it should feel and as it feels. It does not estimate the gyro's bias.
/// </summary>
/// <param name="beta">Speed of the pull, rad/s. The report chooses 0.033 for its own sensor.</param>
/// <param name="rateHz">Samples per second.</param>
public sealed class MadgwickFilter(double beta, double rateHz) : IUpFilter
{
    private Quaternion _q;
    private bool _started;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Madgwick, β {beta:0.###}");

    /// <inheritdoc/>
    public Vector Up => _q.Up;

    /// <inheritdoc/>
    public void Update(Vector rate, Vector force)
    {
        bool hasForce = force.Length > 0;
        if (!_started)
        {
            _started = true;
            _q = hasForce ? Quaternion.Upright(force.Normalized()) : Quaternion.Identity;
            return;
        }

        // Half of q ⊗ (0, ω): how the gyro turns the quaternion.
        Quaternion q = _q;
        Quaternion turning = q * new Quaternion(0, 0.5 * rate.X, 0.5 * rate.Y, 0.5 * rate.Z);
        Quaternion pull = hasForce ? Gradient(q, force.Normalized()) : default;
        double dt = 1 / rateHz;
        _q = new Quaternion(
            q.W + (dt * (turning.W - (beta * pull.W))),
            q.X + (dt * (turning.X - (beta * pull.X))),
            q.Y + (dt * (turning.Y - (beta * pull.Y))),
            q.Z + (dt * (turning.Z - (beta * pull.Z)))).Normalized();
    }

    /// <summary>Direction of Jᵀf, the gradient of |f|²/2 with f = up(q) − a: the derivatives of <see cref="Quaternion.Up"/> by q, row by row.</summary>
    private static Quaternion Gradient(Quaternion q, Vector a)
    {
        Vector f = q.Up - a;
        var gradient = new Quaternion(
            2 * ((-q.Y * f.X) + (q.X * f.Y)),
            2 * ((q.Z * f.X) + (q.W * f.Y) - (2 * q.X * f.Z)),
            2 * ((-q.W * f.X) + (q.Z * f.Y) - (2 * q.Y * f.Z)),
            2 * ((q.X * f.X) + (q.Y * f.Y)));
        return Vector.Dot(f, f) < 1e-24 ? default : gradient.Normalized();
    }
}
