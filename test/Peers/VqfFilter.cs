using System;

namespace HipSense.Peers;

/// <summary>
/// VQF without magnetometer, from D. Laidig, T. Seel, "VQF: highly accurate IMU orientation estimation with bias estimation and magnetic
/// disturbance rejection", Information Fusion 91, 2023, with the paper's default settings. The gyro alone makes an almost inertial frame;
/// the acceleration is low-passed in it (τ = 3 s) and what is left of its inclination is taken out at once. The correction that each
/// sample needs shows the gyro's bias (<see cref="VqfBias"/>).
/// </summary>
public sealed class VqfFilter : IUpFilter
{
    private const double TauAccel = 3;

    private readonly double _dt;
    private readonly ButterworthLowPass _accel;
    private readonly VqfRest _rest;
    private readonly VqfBias _bias;
    private Quaternion _gyroTurn = Quaternion.Identity;
    private Quaternion _correction = Quaternion.Identity;

    /// <summary>Makes the filter.</summary>
    /// <param name="rateHz">Samples per second.</param>
    public VqfFilter(double rateHz)
    {
        _dt = 1 / rateHz;
        _accel = new ButterworthLowPass(3, TauAccel, rateHz);
        _rest = new VqfRest(rateHz);
        _bias = new VqfBias(TauAccel, rateHz);
    }

    /// <inheritdoc/>
    public string Name => "VQF, 6D";

    /// <inheritdoc/>
    public Vector Up => (_correction * _gyroTurn).Up;

    /// <summary>The gyro's bias as estimated, rad/s.</summary>
    public Vector Bias => _bias.Value;

    /// <summary>True when the sensor lies still.</summary>
    public bool AtRest => _rest.AtRest;

    /// <inheritdoc/>
    public void Update(Vector rate, Vector force)
    {
        _rest.Update(rate, force);
        _gyroTurn = (_gyroTurn * Quaternion.Turn(_dt * (rate - _bias.Value))).Normalized();
        if (!(force.Length > 0))
        {
            return;
        }

        Vector felt = _gyroTurn.Rotate(force);
        ReadOnlySpan<double> smooth = _accel.Step([felt.X, felt.Y, felt.Z]);
        Vector tilted = _correction.Rotate(new Vector(smooth[0], smooth[1], smooth[2])).Normalized();
        _correction = (Quaternion.Upright(tilted) * _correction).Normalized();
        _bias.Update(_correction * _gyroTurn, tilted, _rest);
    }
}
