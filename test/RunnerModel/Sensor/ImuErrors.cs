using System;

namespace HipSense.Runners;

/// <summary>
/// What the MPU-6050 adds to the motion, from its data sheet PS-MPU-6000A-00 (hardware.md B.1). Quantisation, clipping and the low-pass are
/// the business of the chip model that reads the signal. Signs and sizes of the single unit are drawn from the seed.
/// </summary>
public sealed record ImuErrors
{
    /// <summary>No errors: for tests of the kinematics.</summary>
    public static readonly ImuErrors None = new()
    {
        AccelNoise = 0,
        GyroNoise = 0,
        GyroBias = 0,
        GyroDrift = 0,
        Scale = 0,
        CrossAxis = 0,
        AccelOffset = 0,
        AccelOffsetZ = 0,
        GSensitivity = 0,
    };

    /// <summary>The data sheet's worst: every bound is reached, only the signs are drawn.</summary>
    public static readonly ImuErrors Worst = new() { AtBounds = true, GyroBias = 20 };

    /// <summary>Noise density of the accelerometer, g/√Hz.</summary>
    public double AccelNoise { get; init; } = 400e-6;

    /// <summary>Noise density of the gyro, °/s/√Hz.</summary>
    public double GyroNoise { get; init; } = 0.005;

    /// <summary>Bound of the gyro's switch-on bias, °/s (data sheet: 20).</summary>
    public double GyroBias { get; init; } = 20;

    /// <summary>Bound of the gyro's drift with temperature, °/s/°C (20 °/s over −40…85 °C).</summary>
    public double GyroDrift { get; init; } = 0.16;

    /// <summary>Bound of the scale error of both sensors.</summary>
    public double Scale { get; init; } = 0.03;

    /// <summary>Bound of the cross-axis sensitivity of both sensors.</summary>
    public double CrossAxis { get; init; } = 0.02;

    /// <summary>Bound of the accelerometer's offset on x and y, g.</summary>
    public double AccelOffset { get; init; } = 0.050;

    /// <summary>Bound of the accelerometer's offset on z, g.</summary>
    public double AccelOffsetZ { get; init; } = 0.080;

    /// <summary>Bound of the gyro's sensitivity to acceleration, °/s/g.</summary>
    public double GSensitivity { get; init; } = 0.1;

    /// <summary>Die temperature at the first sample, °C.</summary>
    public double StartTemperature { get; init; } = 15;

    /// <summary>Die temperature it ends at against the body, °C.</summary>
    public double EndTemperature { get; init; } = 33;

    /// <summary>Time constant of the warming, s. An estimate for a 28 g clip.</summary>
    public double WarmingSeconds { get; init; } = 400;

    /// <summary>True to put every error at its bound instead of drawing it evenly from within.</summary>
    public bool AtBounds { get; init; }

    internal double Draw(Rng random, double bound)
    {
        double share = random.Uniform(-1, 1);
        return bound * (AtBounds ? Math.Sign(share) : share);
    }
}
