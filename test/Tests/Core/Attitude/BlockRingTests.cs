using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class BlockRingTests
{
    private static readonly Gen<(int[] Ring, double Start, double Blocks)> s_any =
        Gen.Select(Gen.Int[-4000, 4000].Array[BlockRing.Length], Gen.Double[100, 200], Gen.Double[1, 28]);

    [Fact]
    public void A_block_ends_six_and_a_half_samples_after_its_first() =>
        Gen.Int[0, 10_000_000].Sample(block =>
            Assert.Equal((long)block << 8, BlockRing.PlaceQ8((long)(((block * (double)ImuScale.BlockSamples) + 6.5) * ImuScale.SamplePeriodUs))));

    [Fact]
    public void Between_two_ends_a_value_goes_straight_on() => s_any.Sample((ring, start, _) =>
        Assert.InRange(BlockRing.At(ring, (long)(start * 256)) - At(ring, Math.Floor(start * 256) / 256), -1, 1));

    [Fact]
    public void A_mean_is_that_of_values_that_stand_for_half_a_block_before_and_after_also_when_the_sum_goes_round() => Gen.Select(s_any, Gen.Int).Sample((any, from) =>
    {
        int[] sums = new int[BlockRing.Length];
        int sum = from;
        int last = (int)(any.Start + any.Blocks) + 1;
        for (int block = last - BlockRing.Mask; block <= last; block++)
        {
            sum = unchecked(sum + any.Ring[block & BlockRing.Mask]);
            sums[block & BlockRing.Mask] = sum;
        }

        long startQ8 = (long)(any.Start * 256);
        long endQ8 = (long)((any.Start + any.Blocks) * 256);
        double mean = Enumerable.Range(0, 4000).Average(i => any.Ring[(int)Math.Round((startQ8 + ((i + 0.5) * (endQ8 - startQ8) / 4000)) / 256) & BlockRing.Mask]);
        Assert.InRange(BlockRing.Mean(sums, startQ8, endQ8) - mean, -12, 12);
    });

    [Fact]
    public void The_range_of_a_parabola_on_a_slope_goes_to_its_top() =>
        Gen.Select(Gen.Int[3, 200], Gen.Double[103.6, 106.4], Gen.Int[-400, 400], Gen.Int[-4000, 4000]).Sample((bend, top, slope, height) =>
        {
            foreach (int sign in new[] { -1, 1 })
            {
                int[] ring = new int[BlockRing.Length];
                for (int block = 99; block <= 111; block++)
                {
                    ring[block & BlockRing.Mask] = height + (slope * block) - (sign * (int)Math.Round(bend * Math.Pow(block - top, 2)));
                }

                // The ends are those of the first and the last whole block.
                double lowest = bend * Math.Pow(Math.Max(top - 101, 110 - top), 2);
                Assert.InRange(BlockRing.Range(ring, (100 << 8) + 77, (110 << 8) + 30, slope) - lowest, -3, 3);
            }
        });

    [Fact]
    public void The_range_of_what_repeats_does_not_depend_on_where_the_stride_begins() =>
        Gen.Select(Gen.Double[12, 25], Gen.Double[0, 2 * Math.PI], Gen.Double[100, 101], Gen.Int[-300, 300]).Sample((period, phase, start, slope) =>
        {
            double Swing(double block) => 3000 * Math.Sin((4 * Math.PI * block / period) + phase);
            int[] ring = new int[BlockRing.Length];
            for (int block = 99; block <= 99 + BlockRing.Mask; block++)
            {
                ring[block & BlockRing.Mask] = (slope * block) + (int)Math.Round(Swing(block));
            }

            // A step of six blocks: up to 3 % is left out.
            Assert.InRange(BlockRing.Range(ring, (long)(start * 256), (long)((start + period) * 256), slope), 6000 * 0.97, 6000 * 1.015);
        });

    private static double At(int[] ring, double place)
    {
        int block = (int)Math.Floor(place);
        int before = ring[block & BlockRing.Mask];
        return before + ((ring[(block + 1) & BlockRing.Mask] - before) * (place - block));
    }
}
