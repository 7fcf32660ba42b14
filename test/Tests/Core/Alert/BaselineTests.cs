using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class BaselineTests
{
    [Fact]
    public void After_a_restart_a_median_stands_and_a_first_mean_is_gone_on_from()
    {
        var baseline = new Baseline();
        baseline.Restore(-123, known: true);
        baseline.Take(2000);
        Assert.Equal((true, -123), (baseline.Known, baseline.Cdeg));
        baseline.Restore(400, known: false);
        Assert.Equal((false, true, 400), (baseline.Known, baseline.HasReference, baseline.ReferenceCdeg));
        for (int i = 30; i < Baseline.Drops; i++)
        {
            baseline.Take(600);
        }

        Assert.True(baseline.Known);
        Assert.InRange(baseline.Cdeg, 590, 610);
    }

    private static readonly Gen<int[]> s_drops = Gen.Select(Gen.Int[-300, 1500], Gen.Int[1, 400]).SelectMany(
        (middle, width) => Gen.Int[Math.Max(-500, middle - width), Math.Min(1999, middle + width)].Array[Baseline.Drops]);

    private readonly Baseline _baseline = new();

    [Fact]
    public void It_is_the_median_of_the_first_200_within_half_a_bin() =>
        s_drops.Sample(drops =>
        {
            Baseline baseline = Taken(drops);
            int[] sorted = [.. drops.Order()];
            Assert.True(baseline.Known);
            Assert.InRange(baseline.Cdeg, sorted[(Baseline.Drops / 2) - 1] - 5, sorted[(Baseline.Drops / 2) - 1] + 5);
        });

    [Fact]
    public void On_the_way_to_it_the_mean_is_something_to_compare_with_after_30() =>
        s_drops.Sample(drops =>
        {
            var baseline = new Baseline();
            baseline.Start(0);
            for (int i = 0; i < Baseline.Drops - 1; i++)
            {
                Assert.Equal(i >= 30, baseline.HasReference);
                baseline.Take(drops[i]);
                Assert.InRange(baseline.ReferenceCdeg - drops.Take(i + 1).Average(), -1, 1);
                Assert.False(baseline.Known);
            }

            baseline.Take(drops[^1]);
            Assert.True(baseline.HasReference);
            Assert.Equal(baseline.Cdeg, baseline.ReferenceCdeg);
        });

    [Fact]
    public void What_comes_later_does_not_count()
    {
        Baseline baseline = Taken([.. Enumerable.Repeat(450, Baseline.Drops)]);
        int median = baseline.Cdeg;
        Assert.InRange(median, 445, 455);
        for (int i = 0; i < 1000; i++)
        {
            baseline.Take(1500);
        }

        Assert.Equal(median, baseline.Cdeg);
    }

    [Theory]
    [InlineData(int.MinValue / 400, -500)]
    [InlineData(-501, -500)]
    [InlineData(2001, 2000)]
    [InlineData(100_000, 2000)]
    public void Drops_beyond_the_bins_count_as_the_outermost(int drop, int expected) =>
        Assert.InRange(Taken([.. Enumerable.Repeat(drop, Baseline.Drops)]).Cdeg, expected - 10, expected + 10);

    [Fact]
    public void A_stored_one_holds_from_the_start()
    {
        _baseline.Start(520);
        Assert.True(_baseline.Known);
        for (int i = 0; i < 300; i++)
        {
            _baseline.Take(900);
        }

        Assert.Equal(520, _baseline.Cdeg);
    }

    [Fact]
    public void Each_run_has_its_own()
    {
        Baseline baseline = Taken([.. Enumerable.Repeat(900, Baseline.Drops)]);
        baseline.Start(0);
        Assert.False(baseline.Known || baseline.HasReference);
        for (int i = 0; i < Baseline.Drops; i++)
        {
            baseline.Take(300);
        }

        Assert.InRange(baseline.Cdeg, 295, 305);
    }

    private static Baseline Taken(int[] drops)
    {
        var baseline = new Baseline();
        baseline.Start(0);
        foreach (int drop in drops)
        {
            baseline.Take(drop);
        }

        return baseline;
    }
}
