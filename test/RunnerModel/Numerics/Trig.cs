using System;

namespace HipSense.Runners;

/// <summary>
/// Sine and cosine from additions and multiplications alone. The C library's differ in the last bit between platforms; these do not, and
/// so the same seed gives the same bits on the desktop, in the browser and in CI.
/// </summary>
internal static class Trig
{
    public const double RadiansPerDegree = Math.PI / 180;
    public const double DegreesPerRadian = 180 / Math.PI;

    private const double TwoOverPi = 0.63661977236758134308;
    private const double HalfPiHigh = 1.57079632673412561417;
    private const double HalfPiLow = 6.07710050650619224932e-11;

    /// <summary>Good to 2e-16 for |x| up to some thousands of radians. Polynomials: fdlibm k_sin.c and k_cos.c (Sun, freely usable).</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        double n = Math.Round(x * TwoOverPi);
        double r = (x - (n * HalfPiHigh)) - (n * HalfPiLow);
        double z = r * r;
        double s = r + (r * z * (-1.66666666666666324348e-01 + (z * (8.33333333332248946124e-03 + (z * (-1.98412698298579493134e-04
            + (z * (2.75573137070700676789e-06 + (z * (-2.50507602534068634195e-08 + (z * 1.58969099521155010221e-10)))))))))));
        double c = 1 - (0.5 * z) + (z * z * (4.16666666666666019037e-02 + (z * (-1.38888888888741095749e-03 + (z * (2.48015872894767294178e-05
            + (z * (-2.75573143513906633035e-07 + (z * (2.08757232129817482790e-09 - (z * 1.13596475577881948265e-11)))))))))));
        return ((long)n & 3) switch
        {
            0 => (s, c),
            1 => (c, -s),
            2 => (-s, -c),
            _ => (-c, s),
        };
    }
}
