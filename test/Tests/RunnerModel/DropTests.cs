using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

/// <summary>The true pelvis against the facts of biomechanics.md A2 and A3.</summary>
public class DropTests
{
    private static readonly Recorded s_run = new(Recorded.Bare(120), 11);

    [Theory]
    [InlineData(Side.Left)]
    [InlineData(Side.Right)]
    public void Peak_drop_is_what_the_runner_has_and_varies_by_what_people_vary(Side side)
    {
        double[] peaks = [.. Of(s_run, side).Select(stance => stance.PeakDropDeg)];

        // 4.5° and 0.9°, each within three standard errors of so many steps.
        double error = 0.9 / Math.Sqrt(peaks.Length);
        Assert.Equal(4.5, peaks.Average(), 3 * error);
        Assert.Equal(0.9, Recorded.Sd(peaks), 3 * error / Math.Sqrt(2));
        Assert.Equal(0, LagOne(peaks), 3 / Math.Sqrt(peaks.Length));
    }

    [Fact]
    public void It_comes_early_in_stance()
    {
        double[] share = [.. s_run.Steady.Select(stance => (stance.PeakTime - stance.InitialContact) / stance.ContactTime)];
        Assert.InRange(share.Average(), 0.22, 0.46);
        Assert.True(share.Count(x => x is > 0.22 and < 0.46) > 0.95 * share.Length);
    }

    [Fact]
    public void At_contact_the_pelvis_has_already_dropped_a_little()
    {
        Assert.Equal(4.5 - 2.8, s_run.Steady.Average(stance => stance.DropAtContactDeg), 0.2);
        Assert.Equal(2.8, s_run.Steady.Average(stance => stance.ExcursionDeg), 0.1);
    }

    [Fact]
    public void From_the_peak_to_toe_off_the_swing_side_rises()
    {
        double[] rise = [.. s_run.Steady.Select(stance => stance.PeakDropDeg - stance.DropAtToeOffDeg)];
        Assert.True(rise.Min() > 0.5);
        Assert.InRange(rise.Average(), 2, 11);
    }

    [Fact]
    public void Left_and_right_drop_together_are_above_zero_for_every_runner()
    {
        foreach (NamedRunner named in RunnerCatalog.All)
        {
            IReadOnlyList<Stance> stances = new Recorded(named.Scenario.Lasting(30), 12).Stances;
            if (stances.Count > 0)
            {
                Assert.True(Of(stances, Side.Left).Average(s => s.PeakDropDeg) + Of(stances, Side.Right).Average(s => s.PeakDropDeg) > 1.1);
            }
        }
    }

    [Theory]
    [InlineData(2.5, 0.259)]
    [InlineData(3.33, 0.231)]
    [InlineData(4.17, 0.198)]
    public void Contact_time_follows_the_force_plates(double speed, double seconds)
    {
        // Mean of the trials on the level, within a twentieth of it.
        Assert.Equal(seconds, new Recorded(Recorded.Bare(30, speed), 13).Steady.Average(stance => stance.ContactTime), 0.05 * seconds);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(4.17)]
    [InlineData(6.5)]
    public void Steps_are_those_of_the_table(double speed)
    {
        var run = new Recorded(Recorded.Bare(30, speed), 13);
        Assert.Equal(GaitTable.ContactTime(speed), run.Steady.Average(stance => stance.ContactTime), 0.02 * GaitTable.ContactTime(speed));
        Assert.Equal(GaitTable.Cadence(speed), 60 / run.Steady.Average(stance => stance.StepTime), 0.02 * GaitTable.Cadence(speed));
        Assert.All(run.Steady, stance => Assert.InRange(stance.StepTime - stance.ContactTime, 0.02, 0.2));
    }

    [Fact]
    public void The_tiring_runner_drops_on_the_right_within_three_minutes_and_only_there()
    {
        var run = new Recorded(RunnerCatalog.Get("tiring").Scenario, 14);
        Assert.Equal(4.5, Mean(run, Side.Right, 10, 70), 0.3);
        Assert.Equal(9.5, Mean(run, Side.Right, 130, 180), 0.3);
        Assert.Equal(4.5, Mean(run, Side.Left, 130, 180), 0.3);
        Assert.True(run.Steady[^1].StepTime > run.Steady[0].StepTime);
    }

    [Fact]
    public void On_a_camber_one_side_drops_more_and_the_other_less_by_the_same()
    {
        Scenario bare = Recorded.Bare(1);
        var level = new Recorded(bare with { Course = Scenario.StandThen(new Phase(PhaseKind.Run, 60)) }, 15);
        var road = new Recorded(bare with { Course = Scenario.StandThen(new Phase(PhaseKind.Run, 60) { CamberDeg = 2, CamberShare = 1 }) }, 15);
        Assert.Equal(2, Mean(road, Side.Right, 10, 60) - Mean(level, Side.Right, 10, 60), 1);
        Assert.Equal(-2, Mean(road, Side.Left, 10, 60) - Mean(level, Side.Left, 10, 60), 1);
    }

    [Fact]
    public void Sides_alternate_and_contacts_follow_one_another()
    {
        IReadOnlyList<Stance> stances = s_run.Stances;
        for (int i = 1; i < stances.Count; i++)
        {
            Assert.NotEqual(stances[i - 1].Side, stances[i].Side);
            Assert.Equal(stances[i - 1].InitialContact + stances[i - 1].StepTime, stances[i].InitialContact, 9);
        }
    }

    [Fact]
    public void The_stances_are_those_of_the_samples()
    {
        foreach (Stance stance in s_run.Steady)
        {
            double sign = stance.Side == Side.Right ? 1 : -1;
            int from = (int)Math.Ceiling(stance.InitialContact * 1000);
            int to = (int)Math.Floor((stance.InitialContact + (0.6 * stance.ContactTime)) * 1000);
            Assert.Equal(s_run.Obliquity[from..(to + 1)].Max(b => sign * b), stance.PeakDropDeg, 9);
            Assert.Equal(stance.Side, s_run.Contact[from]);
            Assert.Equal(Side.None, s_run.Contact[(int)Math.Ceiling(stance.ToeOff * 1000)]);
        }
    }

    private static double Mean(Recorded run, Side side, double from, double to) =>
        Of(run, side).Where(stance => stance.InitialContact > from && stance.InitialContact < to).Average(stance => stance.PeakDropDeg);

    private static IEnumerable<Stance> Of(Recorded run, Side side) => Of(run.Steady, side);

    private static IEnumerable<Stance> Of(IEnumerable<Stance> stances, Side side) => stances.Where(stance => stance.Side == side);

    private static double LagOne(double[] x)
    {
        double mean = x.Average();
        return x.Skip(1).Zip(x, (a, b) => (a - mean) * (b - mean)).Sum() / x.Sum(a => (a - mean) * (a - mean));
    }
}
