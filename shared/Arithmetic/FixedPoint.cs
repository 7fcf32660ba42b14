namespace HipSense.Core;

/// <summary>Integer mathematics that mscorlib on the clip does not have. Off the sample path: used once per event.</summary>
public static class FixedPoint
{
    /// <summary>Integer square root.</summary>
    /// <param name="value">0 … int.MaxValue; a negative value counts as 0.</param>
    /// <returns>The largest n with n² ≤ value.</returns>
    public static int Sqrt(int value)
    {
        if (value <= 0)
        {
            return 0;
        }

        int root = 0;
        int bit = 1 << 30;
        while (bit > value)
        {
            bit >>= 2;
        }

        while (bit != 0)
        {
            if (value >= root + bit)
            {
                value -= root + bit;
                root = (root >> 1) + bit;
            }
            else
            {
                root >>= 1;
            }

            bit >>= 2;
        }

        return root;
    }

    /// <summary>Arc sine by the series z + z³/6 + 3z⁵/40 + 5z⁷/112; within 0.03° up to 35°, which is as far as a pelvis leans.</summary>
    /// <param name="sineQ15">Sine · 2¹⁵; clamped to ±0.7.</param>
    /// <returns>Angle, hundredths of a degree.</returns>
    public static int AsinCdeg(int sineQ15)
    {
        const int Limit = 22938;
        int z = sineQ15 > Limit ? Limit : sineQ15 < -Limit ? -Limit : sineQ15;
        int z2 = (z * z) >> 15;
        int z3 = (z2 * z) >> 15;
        int z5 = (z3 * z2) >> 15;
        int z7 = (z5 * z2) >> 15;
        int angleQ15 = z + (z3 / 6) + (3 * z5 / 40) + (5 * z7 / 112);

        // 100 · 180/π = 5729.58; |angle| ≤ 25,300 so the product stays under 1.5e8.
        return ((angleQ15 * 5730) + (1 << 14)) >> 15;
    }

    /// <summary>The value, or the limit of its sign where it is beyond.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The largest size, 0 or more.</param>
    public static int Limit(int value, int limit)
    {
        return value > limit ? limit : value < -limit ? -limit : value;
    }

    /// <summary>True when three values are from −<paramref name="limit"/> to under it: one comparison serves all.</summary>
    /// <param name="x">The first.</param>
    /// <param name="y">The second.</param>
    /// <param name="z">The third.</param>
    /// <param name="limit">A power of two, up to 2³⁰.</param>
    public static bool AreWithin(int x, int y, int z, int limit)
    {
        return (uint)((x + limit) | (y + limit) | (z + limit)) < (uint)(limit << 1);
    }

    /// <summary>a · b / c without overflow in between, rounded towards zero.</summary>
    /// <returns>The quotient; 0 when <paramref name="c"/> is 0, since the clip has no DivideByZeroException to rely on.</returns>
    public static int MulDiv(int a, int b, int c)
    {
        return c == 0 ? 0 : (int)((long)a * b / c);
    }
}
