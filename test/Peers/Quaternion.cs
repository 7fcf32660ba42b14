using System;

namespace HipSense.Peers;

/// <summary>A rotation as a unit quaternion (Hamilton), from sensor axes into those of the earth.</summary>
internal readonly record struct Quaternion(double W, double X, double Y, double Z)
{
    public static readonly Quaternion Identity = new(1, 0, 0, 0);

    /// <summary>The earth's vertical in sensor axes: the last row of the rotation matrix.</summary>
    public Vector Up => new(2 * ((X * Z) - (W * Y)), 2 * ((W * X) + (Y * Z)), 1 - (2 * ((X * X) + (Y * Y))));

    public Quaternion Normalized()
    {
        double k = 1 / Math.Sqrt((W * W) + (X * X) + (Y * Y) + (Z * Z));
        return new Quaternion(k * W, k * X, k * Y, k * Z);
    }

    public static Quaternion operator *(Quaternion a, Quaternion b) => new(
        (a.W * b.W) - (a.X * b.X) - (a.Y * b.Y) - (a.Z * b.Z),
        (a.W * b.X) + (a.X * b.W) + (a.Y * b.Z) - (a.Z * b.Y),
        (a.W * b.Y) - (a.X * b.Z) + (a.Y * b.W) + (a.Z * b.X),
        (a.W * b.Z) + (a.X * b.Y) - (a.Y * b.X) + (a.Z * b.W));

    /// <summary>The turn about a vector by its length, rad.</summary>
    public static Quaternion Turn(Vector angle)
    {
        double length = angle.Length;
        double k = length > 1e-12 ? Math.Sin(length / 2) / length : 0.5;
        return new Quaternion(Math.Cos(length / 2), k * angle.X, k * angle.Y, k * angle.Z);
    }

    /// <summary>The shortest turn that takes a unit vector to the vertical.</summary>
    public static Quaternion Upright(Vector v)
    {
        // Half-way between v and the vertical; straight down any horizontal axis does.
        if (v.Z < -1 + 1e-9)
        {
            return new Quaternion(0, 1, 0, 0);
        }

        double w = Math.Sqrt((1 + v.Z) / 2);
        return new Quaternion(w, v.Y / (2 * w), -v.X / (2 * w), 0);
    }

    /// <summary>A vector of the sensor in the axes of the earth.</summary>
    public Vector Rotate(Vector v)
    {
        var axis = new Vector(X, Y, Z);
        Vector twice = 2 * Vector.Cross(axis, v);
        return v + (W * twice) + Vector.Cross(axis, twice);
    }
}
