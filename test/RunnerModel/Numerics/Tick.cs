namespace HipSense.Runners;

/// <summary>The chip's own sampling, at which the model runs.</summary>
internal static class Tick
{
    /// <summary>Ticks per second (MPU-6050, accelerometer and filtered gyro: 1 kHz).</summary>
    public const double Rate = 1000;

    /// <summary>Standard gravity, m/s².</summary>
    public const double Gravity = 9.80665;
}
