using System.Globalization;

namespace HipSense.Peers;

/// <summary>
/// R. Mahony, T. Hamel, J.-M. Pflimlin, "Nonlinear complementary filters on the special orthogonal group", IEEE Transactions on Automatic
/// Control 53(5), 2008, the explicit complementary filter (section V) with gravity as the only vector: with e = a × up, the rate is
/// gyro − b + kP e, and the bias b changes by −kI e.
/// </summary>
/// <param name="kp">Gain of the correction, rad/s.</param>
/// <param name="ki">Gain of the bias, rad/s².</param>
/// <param name="rateHz">Samples per second.</param>
public sealed class MahonyFilter(double kp, double ki, double rateHz) : IUpFilter
{
    private Quaternion _q;
    private Vector _bias;
    private bool _started;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Mahony, kP {kp:0.###}, kI {ki:0.####}");

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

        double dt = 1 / rateHz;
        Vector error = hasForce ? Vector.Cross(force.Normalized(), _q.Up) : default;
        _bias -= ki * dt * error;
        _q = (_q * Quaternion.Turn(dt * (rate - _bias + (kp * error)))).Normalized();
    }
}
