using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class GyroRepairTests
{
    private const int Full = short.MaxValue;

    private static readonly int s_leap = Constant.Of<GyroRepair>("Leap");
    private static readonly int s_calm = s_leap / 3;

    private static readonly Gen<int> s_rate = Gen.Frequency(
        (2, Gen.Short.Select(value => (int)value)),
        (1, Gen.OneOf<int>(short.MaxValue, short.MinValue, GyroRepair.Rail, -GyroRepair.Rail, GyroRepair.Rail + 1)));

    [Theory]
    [InlineData(5, 7)]
    [InlineData(8, 11)]
    [InlineData(12, 16)]
    [InlineData(17, 20)]
    public void The_turn_in_a_clipped_parabola_is_paid_back_within_15_percent(int fewest, int most)
    {
        // A single cap may be off by much, since where it lies between the samples is not known; the caps of a run must not be.
        double lost = 0;
        double paid = 0;
        foreach (double height in new[] { 0.02, 0.05, 0.1, 0.2, 0.3 })
        {
            for (int step = 0; step < 200; step++)
            {
                double half = (fewest + ((most - fewest) * step / 200.0)) / 2;
                double centre = 100 + (step * 0.37 % 1);
                double Rate(int n) => Math.Max(0, Full * (1 + (height * (1 - Math.Pow((n - centre) / half, 2)))));
                lost += Enumerable.Range(0, 300).Sum(n => Rate(n) - Math.Min(Full, Rate(n)));
                paid += Paid(n => (int)Math.Min(Full, Math.Round(Rate(n))), 300);
            }
        }

        Assert.InRange(paid / lost, 0.66, 1.0);
    }

    [Fact]
    public void A_turn_the_other_way_is_paid_back_the_other_way()
    {
        static int Rate(int n) => n is >= 10 and < 20 ? short.MinValue : n is 9 or 20 ? -30000 : -25000;
        static int Mirrored(int n) => n is >= 10 and < 20 ? short.MaxValue : n is 9 or 20 ? 30000 : 25000;
        long paid = Paid(Rate, 100);
        Assert.InRange(paid, -200_000, -20_000);
        Assert.InRange(Paid(Mirrored, 100), -paid - 200, -paid + 200);
    }

    [Fact]
    public void Rates_stay_in_their_range_and_nothing_is_owed_for_ever() =>
        Gen.Select(s_rate, s_rate, s_rate).Array[1, 200].Sample(
            rates =>
            {
                var repair = new GyroRepair();
                foreach ((int x, int y, int z) in rates)
                {
                    repair.Step(x, y, z);
                    Assert.All(repair.Rate, rate => Assert.InRange(rate, short.MinValue, short.MaxValue));
                }

                int more = 0;
                do
                {
                    repair.Step(0, 0, 0);
                    more++;
                }
                while (repair.Busy);

                // 40 clipped samples with the steepest slope owe 8.7 million, and 32,700 go into one sample.
                Assert.InRange(more, 1, (rates.Length * 270 / 2) + 1);
                repair.Step(1, -2, 3);
                Assert.Equal([1, -2, 3], repair.Rate);
                Assert.False(repair.Busy);
            },
            iter: 2000);

    [Fact]
    public void What_neither_clips_nor_leaps_is_left_alone() =>
        Gen.Select(Gen.Int[-s_leap / 2, s_leap / 2], Gen.Int[-s_leap / 2, s_leap / 2]).Array[1, 50].Sample(rates =>
        {
            var repair = new GyroRepair();
            foreach ((int x, int y) in rates)
            {
                repair.Step(x, y, -x);
                Assert.Equal([x, y, -x], repair.Rate);
                Assert.False(repair.Busy || repair.Clipping);
            }
        });

    [Fact]
    public void A_spike_never_happened() =>
        Gen.Select(Gen.Int[-s_calm, s_calm].Array[12], Gen.Int[1, 10], Gen.Int[0, 2]).Sample((rates, at, axis) =>
        {
            var repair = new GyroRepair();
            for (int n = 0; n < rates.Length; n++)
            {
                int[] read = [rates[n], rates[n], rates[n]];
                if (n == at)
                {
                    read[axis] = (short)(read[axis] ^ 0x8000);
                }

                repair.Step(read[0], read[1], read[2]);
                read[axis] = n == at ? rates[n - 1] : rates[n];
                Assert.Equal(read, repair.Rate);
                Assert.False(repair.Clipping);
                Assert.Equal(n == at, repair.Busy);
            }
        });

    [Fact]
    public void A_leap_that_the_next_sample_confirms_is_paid_in_full() =>
        Gen.Select(Gen.Int[-s_calm, s_calm], Gen.Int[s_leap + 1, (2 * s_leap) - 1], Gen.Bool).Sample((before, leap, isUp) =>
        {
            int after = before + (isUp ? leap : -leap);
            Assert.Equal(0, Paid(n => n < 10 ? before : n < 20 ? after : (before + after) / 2, 40));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_sample_at_the_rail_is_known_for_one_unless_it_is_a_spike(bool isSpike)
    {
        var repair = new GyroRepair();
        repair.Step(100, 0, 0);
        repair.Step(Full, 0, 0);
        Assert.False(repair.Clipping);
        repair.Step(isSpike ? 100 : Full, 0, 0);
        Assert.Equal(!isSpike, repair.Clipping);
        repair.Step(20000, 0, 0);
        repair.Step(20000, 0, 0);
        repair.Step(Full, 0, 0);
        Assert.True(repair.Clipping);
    }

    [Fact]
    public void An_axis_that_clips_leaves_the_others_alone()
    {
        for (int axis = 0; axis < 3; axis++)
        {
            var repair = new GyroRepair();
            for (int n = 0; n < 60; n++)
            {
                int[] rates = [100, -200, 300];
                rates[axis] = n is >= 10 and < 20 ? Full : 30000;
                repair.Step(rates[0], rates[1], rates[2]);
                rates[axis] = repair.Rate[axis];
                Assert.Equal(rates, repair.Rate);
            }
        }
    }

    [Fact]
    public void The_sample_before_the_first_clipped_one_counts()
    {
        long PaidAfter(int before)
        {
            var repair = new GyroRepair();
            repair.Before(before, 0, 0);
            long paid = 0;
            for (int n = 0; n < 100; n++)
            {
                int rate = n < 6 ? Full : 20000;
                repair.Step(rate, 0, 0);
                paid += repair.Rate[0] - rate;
            }

            return paid;
        }

        Assert.True(PaidAfter(28000) > PaidAfter(32000) + 5000);
    }

    [Fact]
    public void Forgetting_leaves_no_debt()
    {
        var repair = new GyroRepair();
        int[] rates = [10000, 20000, Full, Full, Full, Full, 32000];
        foreach (int rate in rates)
        {
            repair.Step(rate, 0, 0);
        }

        Assert.True(repair.Busy);
        repair.Reset();
        Assert.False(repair.Busy);
        repair.Before(0, 0, 0);
        repair.Step(5, 0, 0);
        Assert.Equal(5, repair.Rate[0]);
    }

    [Fact]
    public void However_long_it_clips_the_turn_is_paid_in_its_own_direction()
    {
        // Half an hour of a sensor that sits at the rail but for two samples in forty.
        var repair = new GyroRepair();
        repair.Before(20000, 0, 0);
        for (int n = 0; n < 30 * 60 * ImuScale.RateHz; n++)
        {
            int rate = n % 40 < 2 ? 20000 : Full;
            repair.Step(rate, 0, 0);
            Assert.True(repair.Rate[0] >= rate);
        }
    }

    private static long Paid(Func<int, int> rate, int samples)
    {
        var repair = new GyroRepair();
        repair.Before(rate(0), 0, 0);
        long paid = 0;
        for (int n = 0; n < samples || repair.Busy; n++)
        {
            int raw = n < samples ? rate(n) : 0;
            repair.Step(raw, 0, 0);
            paid += repair.Rate[0] - raw;
        }

        return paid;
    }
}
