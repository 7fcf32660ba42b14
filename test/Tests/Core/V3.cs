using System;
using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>A vector in double precision.</summary>
internal readonly record struct V3(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this, this));

    public V3 Unit => this * (1 / Length);

    public static V3 operator +(V3 a, V3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static V3 operator -(V3 a, V3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static V3 operator *(V3 a, double k) => new(k * a.X, k * a.Y, k * a.Z);

    public static double Dot(V3 a, V3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    public static V3 Cross(V3 a, V3 b) => new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>Angle between two vectors, degrees.</summary>
    public static double AngleDeg(V3 a, V3 b) => Math.Atan2(Cross(a, b).Length, Dot(a, b)) * 180 / Math.PI;

    /// <summary>Any vector with components between −1 and 1.</summary>
    public static V3 Any(Random random) => new((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);

    /// <summary>The gyro's zero as a monitor has learned it, counts.</summary>
    public static V3 BiasOf(HipMonitor monitor) => new V3(monitor.UpVector.BiasX, monitor.UpVector.BiasY, monitor.UpVector.BiasZ) * (1 / 16.0);

    /// <summary>Turned about an axis, right-handed.</summary>
    public V3 Turned(V3 axis, double degrees)
    {
        V3 n = axis.Unit;
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return (this * cos) + (Cross(n, this) * sin) + (n * (Dot(n, this) * (1 - cos)));
    }

    public V3 Each(Func<double, double> change) => new(change(X), change(Y), change(Z));
}
