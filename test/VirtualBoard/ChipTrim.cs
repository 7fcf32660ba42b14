using System;

namespace HipSense.Virtual;

/// <summary>
/// What the factory wrote into an MPU-6050 about how far its masses move when it shakes them itself, and how far they really move today. Codes and formulas of the
/// register map RM-MPU-6000A, registers 13 to 16. Axes: acceleration x, y, z, rate x, y, z.
/// </summary>
public sealed class ChipTrim
{
    private const double AccelCountsPerG = 4096;
    private const double GyroCountsPerDps = 131;

    private readonly int[] _codes = [15, 17, 12, 11, 13, 9];

    /// <summary>How much more each axis moves than the factory saw: 0.02 is 2 %; the data sheet allows 14 %.</summary>
    public double[] Deviations { get; } = [0.02, -0.03, 0.01, 0.04, -0.01, 0.02];

    /// <summary>Codes of 5 bits; 0: the factory wrote none.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="code">The code.</param>
    public void SetCode(int axis, int code) => _codes[axis] = code & 31;

    /// <summary>How far an axis moves, g or °/s.</summary>
    internal double Response(int axis)
    {
        int code = Math.Max(_codes[axis], 1);
        double trim = axis < 3
            ? AccelCountsPerG * 0.34 * Math.Pow(0.92 / 0.34, (code - 1) / 30.0) / AccelCountsPerG
            : 25 * GyroCountsPerDps * Math.Pow(1.046, code - 1) / GyroCountsPerDps * (axis == 4 ? -1 : 1);
        return trim * (1 + Deviations[axis]);
    }

    /// <summary>Writes the codes into the registers: accelerometer in bits 7:5 and, its low bits, in the fourth; gyroscope in bits 4:0.</summary>
    internal void Fill(byte[] registers)
    {
        int low = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            registers[ChipRegister.SelfTestX + axis] = (byte)((_codes[axis] >> 2 << 5) | _codes[3 + axis]);
            low |= (_codes[axis] & 3) << (4 - (2 * axis));
        }

        registers[ChipRegister.SelfTestLow] = (byte)low;
    }
}
