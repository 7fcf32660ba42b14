using System;
using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>Where a quaternion starts: gravity as the first sample feels it.</summary>
internal static class Upright
{
    /// <summary>w, x and y of the shortest turn that takes the first sample's force to the vertical; z is 0.</summary>
    public static double[] From(byte[] fifo, int offset)
    {
        double x = Fifo.Word(fifo, offset);
        double y = Fifo.Word(fifo, offset + 2);
        double z = Fifo.Word(fifo, offset + 4);
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        if (length < 1 || z < -0.999 * length)
        {
            return new double[] { 1, 0, 0 };
        }

        double w = Math.Sqrt((1 + (z / length)) / 2);
        return new double[] { w, y / length / (2 * w), -x / length / (2 * w) };
    }
}
