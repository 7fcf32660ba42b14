namespace HipSense.Core;

/// <summary>
/// The MPU-6050's own test of its masses: how far they move when the chip shakes them, against how far the factory saw them move. Formulas and limit: register
/// map RM-MPU-6000A, rev. 4.2, registers 13 to 16, and data sheet, 6.1 and 6.2.
/// </summary>
public static class FactoryTrim
{
    /// <summary>The farthest that a good axis may be off, per mille of the factory's value.</summary>
    public const int MostPermille = 140;

    /// <summary>The largest code.</summary>
    public const int MostCode = 31;

    // 1.046, and (0.92 / 0.34)^(1/30) = 1.033737, in Q30.
    private const long GyroRatioQ30 = 1123133948;
    private const long AccelRatioQ30 = 1109967255;

    // 25 · 131 counts at ±250 °/s, and 0.34 · 4096 counts at ±8 g, in Q16.
    private const long GyroBaseQ16 = 25L * 131 << 16;
    private const long AccelBaseQ16 = 34L * 4096 * 65536 / 100;

    /// <summary>What the factory saw of a gyro axis.</summary>
    /// <param name="code">The code in the register, 1 … 31; 0: the factory wrote none.</param>
    /// <returns>Counts at ±250 °/s, without the y axis' sign; 0 for code 0.</returns>
    public static int Gyro(int code)
    {
        return At(GyroBaseQ16, GyroRatioQ30, code);
    }

    /// <summary>What the factory saw of an accelerometer axis.</summary>
    /// <param name="code">The code in the registers, 1 … 31; 0: the factory wrote none.</param>
    /// <returns>Counts at ±8 g; 0 for code 0.</returns>
    public static int Accel(int code)
    {
        return At(AccelBaseQ16, AccelRatioQ30, code);
    }

    /// <summary>How far an axis has changed since the factory.</summary>
    /// <param name="response">Output with the chip shaking less output without, counts.</param>
    /// <param name="trim">What the factory saw, counts, not 0.</param>
    /// <returns>Per mille of the factory's value.</returns>
    public static int ChangePermille(int response, int trim)
    {
        return (int)((response - trim) * 1000L / trim);
    }

    private static int At(long valueQ16, long ratioQ30, int code)
    {
        if (code <= 0 || code > MostCode)
        {
            return 0;
        }

        for (int i = 1; i < code; i++)
        {
            valueQ16 = ((valueQ16 * ratioQ30) + (1L << 29)) >> 30;
        }

        return (int)((valueQ16 + 0x8000) >> 16);
    }
}
