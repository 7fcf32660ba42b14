using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class RunStatisticsTests
{
    private static readonly Gen<Stance> s_stance = Gen.Select(
        Gen.Int[0, 2], Gen.Int[-500, 2000], Gen.Int[100_000, 400_000], Gen.Int[180_000, 600_000], Gen.Int[0, 15]).Select(
        (side, drop, contact, step, odd) => new Stance
        {
            Side = (Side)side,
            LowestTiltCdeg = -drop,
            HighestTiltCdeg = drop,
            InitialContactUs = 1_000_000,
            ToeOffUs = 1_000_000 + contact,
            StepUs = odd == 0 ? 0 : step,
            Doubts = odd is >= 1 and <= 6 ? (StanceDoubts)(1 << (odd - 1)) : StanceDoubts.None,
        });

    [Fact]
    public void Each_side_has_its_means_and_deviations() =>
        s_stance.Array[1, 300].Sample(stances =>
        {
            RunStatistics run = Added(stances);
            AssertSide(run.Left, [.. stances.Where(stance => stance.Side == Side.Left)]);
            AssertSide(run.Right, [.. stances.Where(stance => stance.Side == Side.Right)]);
            AssertSide(run.Unknown, [.. stances.Where(stance => stance.Side == Side.Unknown)]);
        });

    [Fact]
    public void Mean_and_asymmetry_are_half_the_sum_and_half_the_difference() =>
        s_stance.Array[20, 100].Sample(stances =>
        {
            RunStatistics run = Added(stances);
            Assert.InRange(run.MeanDropCdeg - ((run.Left.MeanDropCdeg + run.Right.MeanDropCdeg) / 2.0), -0.5, 0.5);
            Assert.InRange(run.AsymmetryCdeg - ((run.Left.MeanDropCdeg - run.Right.MeanDropCdeg) / 2.0), -0.5, 0.5);
        });

    [Fact]
    public void A_run_that_was_written_down_goes_on() =>
        Gen.Select(s_stance.Array[0, 300], s_stance.Array[0, 100]).Sample((before, after) =>
        {
            byte[] kept = new byte[RunStatistics.KeptBytes + 3];
            RunStatistics first = Added(before);
            first.Cues = 300;
            first.Keep(kept, 3);
            var run = new RunStatistics();
            run.Restore(kept, 3);
            foreach (Stance stance in after)
            {
                run.Add(stance);
            }

            RunStatistics whole = Added([.. before, .. after]);
            Assert.Equal((300, whole.AsymmetryInDoubt), (run.Cues, run.AsymmetryInDoubt));
            Assert.InRange(run.Cadence - whole.Cadence, -1, 1);
            Assert.Equal((whole.Unknown.Stances, whole.Unknown.Steps), (run.Unknown.Stances, run.Unknown.Steps));
            foreach ((SideStatistics one, SideStatistics other) in new[] { (whole.Left, run.Left), (whole.Right, run.Right) })
            {
                Assert.Equal(
                    (one.Stances, one.Steps, one.Drops, one.MeanDropCdeg, one.LargestDropCdeg),
                    (other.Stances, other.Steps, other.Drops, other.MeanDropCdeg, other.LargestDropCdeg));
                Assert.InRange(one.DropSdCdeg - other.DropSdCdeg, -1, 1);
                Assert.InRange(one.MeanContactUs - other.MeanContactUs, -1000, 1000);
                Assert.InRange(one.MeanStepUs - other.MeanStepUs, -1000, 1000);
            }
        });

    [Fact]
    public void Cadence_is_a_minute_by_the_mean_step() =>
        s_stance.Array[1, 300].Sample(stances =>
        {
            double[] steps = [.. stances.Where(stance => stance.StepUs != 0).Select(stance => (double)stance.StepUs)];
            double expected = steps.Length == 0 ? 0 : 60e6 / steps.Average();
            Assert.InRange(Added(stances).Cadence - expected, -0.6, 0.6);
        });

    [Fact]
    public void A_stance_without_a_step_time_does_not_change_the_cadence()
    {
        var run = new RunStatistics();
        for (int i = 0; i < 4; i++)
        {
            run.Add(new Stance { Side = i % 2 == 0 ? Side.Left : Side.Right, StepUs = 350_000 });
        }

        Assert.Equal(171, run.Cadence);
        run.Add(new Stance { Side = Side.Unknown, StepUs = 0 });
        Assert.Equal(171, run.Cadence);
    }

    [Theory]
    [InlineData(StanceDoubts.None, false)]
    [InlineData(StanceDoubts.Bend, false)]
    [InlineData(StanceDoubts.NoZero, true)]
    [InlineData(StanceDoubts.Tilted, true)]
    public void One_stance_without_a_sure_zero_puts_the_asymmetry_in_doubt(StanceDoubts doubts, bool expected)
    {
        RunStatistics run = Added([new Stance { Side = Side.Left, Doubts = doubts }, new Stance { Side = Side.Right }]);
        Assert.Equal(expected, run.AsymmetryInDoubt);
        run.Clear();
        Assert.False(run.AsymmetryInDoubt);
    }

    [Fact]
    public void Nothing_yet_is_nothing()
    {
        var run = new RunStatistics();
        Assert.Equal((0, 0, 0), (run.Cadence, run.MeanDropCdeg, run.AsymmetryCdeg));
        Assert.Equal((0, 0, 0, 0), (run.Left.MeanDropCdeg, run.Left.DropSdCdeg, run.Left.DropErrorCdeg, run.Left.MeanContactUs));
    }

    [Fact]
    public void Clearing_starts_from_nothing()
    {
        RunStatistics run = Added([new Stance { Side = Side.Left, LowestTiltCdeg = -900, StepUs = 1 }, new Stance { Side = Side.Right }, new Stance()]);
        run.Cues = 3;
        run.Clear();
        Assert.Equal((0, 0, 0, 0), (run.Left.Stances, run.Right.Stances, run.Unknown.Stances, run.Cues));
        run.Add(new Stance { Side = Side.Left, LowestTiltCdeg = 200 });
        Assert.Equal((-200, -200, 0), (run.Left.MeanDropCdeg, run.Left.LargestDropCdeg, run.Left.MeanStepUs));
    }

    [Fact]
    public void A_day_of_running_overflows_nothing()
    {
        var run = new RunStatistics();
        for (int i = 0; i < 250_000; i++)
        {
            run.Add(new Stance { Side = Side.Right, HighestTiltCdeg = i % 2 == 0 ? 1900 : 1700, ToeOffUs = 400_000, StepUs = 350_000 });
        }

        Assert.Equal((1800, 100, 0), (run.Right.MeanDropCdeg, run.Right.DropSdCdeg, run.Right.DropErrorCdeg));
        Assert.Equal((400_000, 350_000, 171), (run.Right.MeanContactUs, run.Right.MeanStepUs, run.Cadence));
    }

    private static RunStatistics Added(Stance[] stances)
    {
        var run = new RunStatistics();
        foreach (Stance stance in stances)
        {
            run.Add(stance);
        }

        return run;
    }

    private static void AssertSide(SideStatistics side, Stance[] stances)
    {
        Assert.Equal(stances.Length, side.Stances);
        Near(stances, stance => stance.ContactUs, side.MeanContactUs);
        Near([.. stances.Where(stance => stance.StepUs != 0)], stance => stance.StepUs, side.MeanStepUs);
        Stance[] good = [.. stances.Where(stance => stance.Quality >= 50)];
        Assert.Equal(good.Length, side.Drops);
        Near(good, stance => stance.DropPeakCdeg, side.MeanDropCdeg);
        if (good.Length == 0)
        {
            return;
        }

        Assert.Equal(good.Max(stance => stance.DropPeakCdeg), side.LargestDropCdeg);
        double mean = good.Average(stance => stance.DropPeakCdeg);
        double sd = good.Length < 2 ? 0 : Math.Sqrt(good.Sum(stance => Math.Pow(stance.DropPeakCdeg - mean, 2)) / (good.Length - 1));
        Assert.InRange(side.DropSdCdeg, sd - 1.5, sd + 1.5);

        // An integer root of n · 256 is off by 1/16 of 1.4 at the most.
        Assert.InRange(side.DropErrorCdeg, (sd / Math.Sqrt(good.Length)) - 2, (sd / Math.Sqrt(good.Length) * 1.05) + 2);
    }

    private static void Near(Stance[] stances, Func<Stance, int> value, int actual) =>
        Assert.InRange(actual - (stances.Length == 0 ? 0 : stances.Average(value)), -1, 1);
}
