namespace HipSense.Runners;

/// <summary>Three axes of one sensor with scale, cross-axis and offset errors.</summary>
internal sealed class Triad
{
    private readonly Vector _x, _y, _z;
    private readonly Vector _offset;

    public Triad(ImuErrors errors, Rng random, double offsetX, double offsetY, double offsetZ)
    {
        _x = new Vector(1 + errors.Draw(random, errors.Scale), errors.Draw(random, errors.CrossAxis), errors.Draw(random, errors.CrossAxis));
        _y = new Vector(errors.Draw(random, errors.CrossAxis), 1 + errors.Draw(random, errors.Scale), errors.Draw(random, errors.CrossAxis));
        _z = new Vector(errors.Draw(random, errors.CrossAxis), errors.Draw(random, errors.CrossAxis), 1 + errors.Draw(random, errors.Scale));
        _offset = new Vector(errors.Draw(random, offsetX), errors.Draw(random, offsetY), errors.Draw(random, offsetZ));
    }

    public Vector Apply(Vector v) => new Vector(Dot(_x, v), Dot(_y, v), Dot(_z, v)) + _offset;

    private static double Dot(Vector a, Vector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);
}
