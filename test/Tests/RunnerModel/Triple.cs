using System;

namespace HipSense.Tests.Runners;

/// <summary>A vector of three doubles.</summary>
internal readonly record struct Triple(double X, double Y, double Z)
{
    public static Triple operator +(Triple a, Triple b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Triple operator -(Triple a, Triple b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Triple operator *(double k, Triple a) => new(k * a.X, k * a.Y, k * a.Z);

    public double Norm => Math.Sqrt(Dot(this));

    public double Dot(Triple b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);

    public Triple Cross(Triple b) => new((Y * b.Z) - (Z * b.Y), (Z * b.X) - (X * b.Z), (X * b.Y) - (Y * b.X));

    /// <summary>Turned about <paramref name="axis"/> by its length in radians (Rodrigues).</summary>
    public Triple Turned(Triple axis)
    {
        double angle = axis.Norm;
        if (angle < 1e-12)
        {
            return this;
        }

        Triple n = 1 / angle * axis;
        return (Math.Cos(angle) * this) + (Math.Sin(angle) * n.Cross(this)) + ((1 - Math.Cos(angle)) * n.Dot(this) * n);
    }

    public double AngleToDeg(Triple b) => Math.Atan2(Cross(b).Norm, Dot(b)) * 180 / Math.PI;
}
