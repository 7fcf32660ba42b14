using System;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class AxisSumsTests
{
    [Fact]
    public void Mean_and_spread_are_those_of_double_precision() => Gen.Int[-32768, 32767].Select(Gen.Int[0, 4000], Gen.Int[1, 900]).Sample((mean, width, seed) =>
    {
        var random = new Random(seed);
        var sums = new AxisSums();
        double sum = 0;
        double squares = 0;
        const int Samples = 800;
        byte[] frame = new byte[ImuScale.FrameBytes];
        for (int i = 0; i < Samples; i++)
        {
            short value = (short)Math.Clamp(mean + random.Next(-width, width + 1), short.MinValue, short.MaxValue);
            sum += value;
            squares += (double)value * value;
            for (int axis = 0; axis < AxisSums.Axes; axis++)
            {
                frame[2 * axis] = (byte)(value >> 8);
                frame[(2 * axis) + 1] = (byte)value;
            }

            sums.Add(frame, 1);
        }

        double spread = Math.Sqrt(Math.Max(0, (squares / Samples) - (sum / Samples * (sum / Samples))));
        for (int axis = 0; axis < AxisSums.Axes; axis++)
        {
            Assert.InRange(sums.MeanQ4(axis) - (16 * sum / Samples), -1, 1);
            Assert.InRange(sums.SpreadQ4(axis) - Math.Min(16 * spread, 46340), -1.01, 1.01);
        }
    });

    [Fact]
    public void Without_samples_there_is_nothing()
    {
        var sums = new AxisSums();
        Assert.Equal((0, 0, 0), (sums.Count, sums.MeanQ4(0), sums.SpreadQ4(5)));
    }
}
