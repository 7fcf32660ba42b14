namespace HipSense.Rivals;

/// <summary>Three numbers, by value and in double: as nanoFramework's System.Numerics has them.</summary>
public struct Vector3
{
    /// <summary>A component.</summary>
    public double X;

    /// <inheritdoc cref="X"/>
    public double Y;

    /// <inheritdoc cref="X"/>
    public double Z;

    /// <summary>Makes a vector.</summary>
    public Vector3(double x, double y, double z)
    {
        X = x;
        Y = y;
        Z = z;
    }

    /// <summary>Makes a vector longer.</summary>
    public static Vector3 operator *(Vector3 left, double right) => new(left.X * right, left.Y * right, left.Z * right);
}
