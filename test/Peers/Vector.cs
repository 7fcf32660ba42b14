using System;

namespace HipSense.Peers;

/// <summary>A vector in space, in double precision.</summary>
/// <param name="X">First component.</param>
/// <param name="Y">Second component.</param>
/// <param name="Z">Third component.</param>
public readonly record struct Vector(double X, double Y, double Z)
{
    /// <summary>The vertical of every earth frame here.</summary>
    public static readonly Vector Vertical = new(0, 0, 1);

    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt(Dot(this, this));

    /// <summary>The same direction with length 1.</summary>
    public Vector Normalized() => 1 / Length * this;

    /// <summary>Sum.</summary>
    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Multiple.</summary>
    public static Vector operator *(double k, Vector v) => new(k * v.X, k * v.Y, k * v.Z);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vector a, Vector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product.</summary>
    public static Vector Cross(Vector a, Vector b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    /// <summary>Angle between two unit vectors, degrees; by the chord, because the cosine of a small angle has no digits left.</summary>
    public static double AngleDeg(Vector a, Vector b) => 2 * Math.Asin(Math.Min(1, (a - b).Length / 2)) * 180 / Math.PI;

    /// <summary>Each component within a limit.</summary>
    internal Vector Limited(double limit) => new(Math.Clamp(X, -limit, limit), Math.Clamp(Y, -limit, limit), Math.Clamp(Z, -limit, limit));

    /// <summary>The largest component in size.</summary>
    internal double Largest => Math.Max(Math.Abs(X), Math.Max(Math.Abs(Y), Math.Abs(Z)));
}
