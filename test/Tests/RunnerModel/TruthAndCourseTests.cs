using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

public class TruthAndCourseTests
{
    [Fact]
    public void There_is_one_row_for_each_output_sample()
    {
        Scenario scenario = RunnerCatalog.Get("crooked").Scenario.Lasting(12);
        var run = new Recorded(scenario, 51);
        int row = 0;
        foreach (TruthSample truth in TruthTrack.Of(scenario, 51))
        {
            Assert.Equal(row / 200.0, truth.Time, 9);
            Assert.Equal(run.Up[5 * row], new Triple(truth.UpX, truth.UpY, truth.UpZ));
            row++;
        }

        Assert.Equal(2400, row);
    }

    [Fact]
    public void A_row_reads_the_same_in_every_country()
    {
        TruthSample first = TruthTrack.Of(Recorded.Bare(1), 52).First();
        string[] columns = TruthTrack.Format(first).Split(',');
        Assert.Equal(TruthTrack.Columns.Split(',').Length, columns.Length);
        Assert.Equal("0", columns[6]);
        Assert.Equal("0", columns[7]);
        Assert.All(columns.Take(3), column => Assert.Contains('.', column));
    }

    [Fact]
    public void Activities_follow_the_course()
    {
        Scenario scenario = Recorded.Bare(1) with
        {
            Course = Scenario.StandThen(
                new Phase(PhaseKind.Walk, 10),
                new Phase(PhaseKind.Run, 10),
                new Phase(PhaseKind.Car, 10),
                new Phase(PhaseKind.Stand, 5)),
        };
        var run = new Recorded(scenario, 53);
        Assert.Equal(
            [Activity.Still, Activity.Walking, Activity.Running, Activity.Other, Activity.Still],
            [run.Activity[4000], run.Activity[10_000], run.Activity[20_000], run.Activity[30_000], run.Activity[38_000]]);
    }

    [Fact]
    public void The_true_yaw_rate_of_the_path_is_speed_over_radius()
    {
        Scenario scenario = Recorded.Bare(1) with
        {
            Course = Scenario.StandThen(new Phase(PhaseKind.Run, 10) { Speed = 4, TurnRadius = -20 }),
        };
        TruthSample? last = null;
        foreach (TruthSample truth in TruthTrack.Of(scenario, 54))
        {
            last = truth;
        }

        Assert.Equal(-4 / 20.0 * 180 / Math.PI, last!.PathYawRate, 9);
        Assert.Equal(4, last.Speed, 9);
    }

    [Fact]
    public void A_scenario_can_be_cut_and_repeated_to_any_length() =>
        Gen.Select(Gen.Int[0, RunnerCatalog.All.Count - 1], Gen.Double[1, 4000]).Sample((i, seconds) =>
        {
            Scenario scenario = RunnerCatalog.All[i].Scenario.Lasting(seconds);
            Assert.Equal(seconds, scenario.Seconds, 6);
            Assert.Equal(RunnerCatalog.All[i].Scenario.Course[0].Kind, scenario.Course[0].Kind);
            Assert.Equal((long)(seconds * 1000), new RunnerSignal(scenario, 1).Length, 1.0);
        });

    [Fact]
    public void Fatigue_goes_on_through_a_rest()
    {
        var runner = new Runner
        {
            FatigueOnsetMinutes = 0.25,
            Left = new LegHabit { FatigueDegPerMinute = 12 },
            Right = new LegHabit { FatigueDegPerMinute = 12 },
        };
        Scenario scenario = Recorded.Bare(1, 3, runner) with
        {
            Course = Scenario.StandThen(new Phase(PhaseKind.Run, 40), new Phase(PhaseKind.Stand, 10), new Phase(PhaseKind.Run, 20)),
        };
        IReadOnlyList<Stance> stances = new Recorded(scenario, 55).Steady;
        double fresh = stances.Where(s => s.InitialContact < 15).Average(s => s.PeakDropDeg);
        double later = stances.Where(s => s.InitialContact > 60).Average(s => s.PeakDropDeg);

        // Over the limit of 5° by then; 25 steps against 40.
        Assert.Equal(5, later - fresh, 0.6);
    }

    [Fact]
    public void An_hour_is_nothing_to_keep_in_memory()
    {
        Scenario scenario = RunnerCatalog.Get("steady").Scenario.Lasting(3600);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int rows = TruthTrack.Of(scenario, 56, 1000).Count();
        Assert.Equal(3600, rows);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }
}
