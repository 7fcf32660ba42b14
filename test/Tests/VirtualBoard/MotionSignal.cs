using System;
using HipSense.Virtual;

namespace HipSense.Tests.Virtual;

/// <summary>Motion at 1 kHz that is told by a function of the time in seconds; the same on all three axes.</summary>
internal sealed class MotionSignal(Func<double, double> accel, Func<double, double> gyro, double seconds = double.MaxValue) : IImuSignal
{
    public bool IsChipOutput => false;

    public bool TryRead(long index, ImuReading reading)
    {
        double t = index / 1000.0;
        if (t >= seconds)
        {
            return false;
        }

        reading.Ax = reading.Ay = reading.Az = accel(t);
        reading.Gx = reading.Gy = reading.Gz = gyro(t);
        return true;
    }

    public static MotionSignal Still(double accel = 0, double gyro = 0) => new(_ => accel, _ => gyro);
}
