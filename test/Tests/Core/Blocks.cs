using System;
using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>Writes motion into sample blocks.</summary>
internal static class Blocks
{
    /// <summary>Fills a block with what a function says of each of its eight samples, rounded and clipped as the chip does it.</summary>
    public static void Fill(SampleBlock block, Func<int, (V3 Force, V3 Rate)> motion)
    {
        for (int i = 0; i < ImuScale.BlockSamples; i++)
        {
            (V3 force, V3 rate) = motion(i);
            block.Ax[i] = ToCounts(force.X);
            block.Ay[i] = ToCounts(force.Y);
            block.Az[i] = ToCounts(force.Z);
            block.Gx[i] = ToCounts(rate.X);
            block.Gy[i] = ToCounts(rate.Y);
            block.Gz[i] = ToCounts(rate.Z);
        }
    }

    /// <summary>The bytes of a block, as the chip's FIFO delivers them.</summary>
    public static byte[] Bytes(SampleBlock block)
    {
        byte[] bytes = new byte[ImuScale.BlockBytes];
        int[][] channels = [block.Ax, block.Ay, block.Az, block.Gx, block.Gy, block.Gz];
        for (int i = 0; i < ImuScale.BlockSamples * channels.Length; i++)
        {
            int value = channels[i % channels.Length][i / channels.Length];
            bytes[2 * i] = (byte)(value >> 8);
            bytes[(2 * i) + 1] = (byte)value;
        }

        return bytes;
    }

    private static int ToCounts(double value) => (int)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
}
