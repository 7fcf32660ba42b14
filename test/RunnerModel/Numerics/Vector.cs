namespace HipSense.Runners;

/// <summary>A vector in whatever axes its name says; x right, y up, z backward throughout the model.</summary>
internal readonly struct Vector(double x, double y, double z)
{
    public readonly double X = x;
    public readonly double Y = y;
    public readonly double Z = z;

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator *(double k, Vector a) => new(k * a.X, k * a.Y, k * a.Z);

    public static Vector Cross(Vector a, Vector b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
