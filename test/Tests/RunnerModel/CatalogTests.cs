using System;
using System.Linq;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

public class CatalogTests
{
    public static TheoryData<string> Names => [.. RunnerCatalog.All.Select(named => named.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Everyone_gives_a_clean_signal(string name)
    {
        var run = new Recorded(RunnerCatalog.Get(name).Scenario.Lasting(40), 31);
        Assert.Equal(40_000, run.Length);
        Assert.All(run.Accel, f => Assert.InRange(f.Norm, 0, 16));
        Assert.All(run.Gyro, w => Assert.InRange(w.Norm, 0, 1000));
        Assert.All(run.Up, u => Assert.Equal(1, u.Norm, 9));
    }

    public static TheoryData<string> Standers =>
        [.. RunnerCatalog.All.Where(named => named.Scenario.Course[0].Kind == PhaseKind.Stand).Select(named => named.Name)];

    [Fact]
    public void Most_stand_first_and_some_do_not() => Assert.InRange(Names.Count - Standers.Count, 4, Names.Count / 4);

    [Theory]
    [MemberData(nameof(Standers))]
    public void Who_stands_first_stands_still_enough_to_calibrate(string name)
    {
        var run = new Recorded(RunnerCatalog.Get(name).Scenario.Lasting(20), 32);
        Assert.All(run.Activity.Take(5000), activity => Assert.Equal(Activity.Still, activity));

        // Design limits of the calibration at 200 Hz behind the low-pass; here still with the noise of the full band.
        Assert.InRange(Recorded.Sd(run.Gyro.Take(3000).Select(w => w.X)), 0, 1);
        Assert.InRange(Recorded.Sd(run.Gyro.Take(3000).Select(w => w.Z)), 0, 1);
        Assert.InRange(Recorded.Sd(run.Accel.Take(3000).Select(f => f.Norm)), 0, 0.02);
    }

    [Fact]
    public void Names_are_unique_and_described()
    {
        Assert.Equal(RunnerCatalog.All.Count, RunnerCatalog.All.Select(named => named.Name).Distinct().Count());
        Assert.All(RunnerCatalog.All, named => Assert.InRange(named.Description.Length, 10, 140));
        Assert.Same(RunnerCatalog.Get("tiring"), RunnerCatalog.Get("TIRING"));
        Assert.Equal("tiring", RunnerCatalog.Get(RunnerCatalog.Default).Name);
    }

    [Fact]
    public void Asking_for_a_stranger_lists_those_who_are_there()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => RunnerCatalog.Get("usain"));
        Assert.Contains("'usain'", error.Message, StringComparison.Ordinal);
        Assert.All(RunnerCatalog.All, named => Assert.Contains(named.Name, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("walker")]
    [InlineData("stairs")]
    [InlineData("jumper")]
    [InlineData("faller")]
    [InlineData("driver")]
    [InlineData("stander")]
    public void Who_does_not_run_is_never_taken_for_a_runner(string name)
    {
        // The rule of biomechanics.md B4: four steps of 0.22–0.48 s with a 12 Hz peak of 1.8 g and a minimum of 0.35 g.
        var run = new Recorded(RunnerCatalog.Get(name).Scenario with { Errors = ImuErrors.None }, 33);
        Assert.Empty(run.Stances);
        Assert.DoesNotContain(Activity.Running, run.Activity);
        Assert.InRange(RunningRule.LongestChain(run.Vertical), 0, 3);
    }

    [Theory]
    [InlineData("fast-walker")]
    [InlineData("stairs-fast")]
    public void Who_hurries_without_leaving_the_ground_does_not_run_though_that_rule_says_so(string name)
    {
        // The heights of B4 alone do not tell quick walking from running: of 19 real quick walkers they take one in seven.
        var run = new Recorded(RunnerCatalog.Get(name).Scenario with { Errors = ImuErrors.None }, 33);
        Assert.Empty(run.Stances);
        Assert.DoesNotContain(Activity.Running, run.Activity);
        Assert.True(RunningRule.LongestChain(run.Vertical) > 3);
    }

    [Theory]
    [InlineData("tiring")]
    [InlineData("novice")]
    [InlineData("fast")]
    [InlineData("loose-belt")]
    [InlineData("belly")]
    [InlineData("uphill")]
    [InlineData("jogger")]
    [InlineData("runs-off")]
    public void Who_runs_is(string name)
    {
        var run = new Recorded(RunnerCatalog.Get(name).Scenario.Lasting(40) with { Errors = ImuErrors.None }, 34);
        Assert.True(RunningRule.LongestChain(run.Vertical) > 60);
    }

    [Fact]
    public void Walking_is_gentle()
    {
        Scenario walk = RunnerCatalog.Get("walker").Scenario.Lasting(60) with { Errors = ImuErrors.None };
        double[] smooth = [.. RunningRule.Smooth(new Recorded(walk, 35).Vertical).Skip(10_000)];
        Assert.InRange(smooth.Max(), 1.15, 1.5);
        Assert.InRange(smooth.Min(), 0.5, 0.9);
    }
}
