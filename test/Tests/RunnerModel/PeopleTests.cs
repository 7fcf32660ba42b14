using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

/// <summary>People who do not do as a textbook runner does: how they move is what was measured on people who do.</summary>
public class PeopleTests
{
    private const double Degree = Math.PI / 180;

    [Fact]
    public void Switched_on_in_the_middle_of_a_run_the_clip_feels_the_rest_of_that_run() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Long).Sample(
            (skip, seed) =>
            {
                Scenario whole = Recorded.OnABelt(3, 3.2) with { Course = [new Phase(PhaseKind.Run, 6)] };
                var all = new Recorded(whole, seed);
                var rest = new Recorded(whole with { SkipSeconds = skip / 1000.0 }, seed);
                Assert.Equal(all.Length - skip, rest.Length);
                Assert.Equal(all.Accel[skip..], rest.Accel);
                Assert.Equal(all.Gyro[skip..], rest.Gyro);
                Assert.Equal(all.Contact[skip..], rest.Contact);

                // The stances are those that begin after it, told in the time of the first sample.
                Stance[] expected = [.. all.Stances.Where(stance => 1000 * stance.InitialContact > skip)];
                Assert.Equal(expected.Length, rest.Stances.Count);
                Assert.All(expected.Zip(rest.Stances), pair =>
                {
                    Assert.Equal(pair.First.InitialContact, pair.Second.InitialContact + (skip / 1000.0), 9);
                    Assert.Equal(pair.First.PeakDropDeg, pair.Second.PeakDropDeg, 9);
                });
            },
            iter: 10);

    [Fact]
    public void The_chip_is_as_cold_when_it_is_switched_on_in_a_run()
    {
        Scenario run = RunnerCatalog.Get("runs-off").Scenario.Lasting(2);
        Assert.True(run.SkipSeconds > 0);
        Assert.Equal(run.Errors.StartTemperature, new Recorded(run, 1).Temperature[0]);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    [InlineData(8)]
    public void A_pelvis_turned_from_the_way_feels_its_push_from_the_other_side(double yawDeg)
    {
        var run = new Recorded(Recorded.Bare(60, 3.2, new Runner { PushYawDeg = yawDeg, StepTimeSd = 0, ContactSd = 0, DropSdDeg = 0 }), 61);

        // What both steps have alike is fore–aft (biomechanics.md C3): its principal axis.
        double xx = 0;
        double zz = 0;
        double xz = 0;
        Stance[] rights = [.. run.Steady.Where(stance => stance.Side == Side.Right)];
        for (int i = 0; i + 1 < rights.Length; i++)
        {
            int from = (int)(1000 * rights[i].InitialContact);
            int half = (int)(1000 * rights[i].StepTime);
            for (int t = 0; t < half; t++)
            {
                Triple even = 0.5 * (run.Accel[from + t] + run.Accel[from + half + t]);
                xx += even.X * even.X;
                zz += even.Z * even.Z;
                xz += even.X * even.Z;
            }
        }

        // Seen from a pelvis that is turned to the left, the push goes to the right.
        double axisDeg = 0.5 * Math.Atan2(-2 * xz, zz - xx) / Degree;
        Assert.Equal(-yawDeg, -axisDeg, 1.0);
    }

    [Fact]
    public void Uneven_hips_drop_as_they_are_told_to()
    {
        var run = new Recorded(RunnerCatalog.Get("turned-hips").Scenario.Lasting(120), 62);
        Assert.Equal(4, run.Steady.Where(stance => stance.Side == Side.Left).Average(stance => stance.PeakDropDeg), 0.3);
        Assert.Equal(8, run.Steady.Where(stance => stance.Side == Side.Right).Average(stance => stance.PeakDropDeg), 0.3);
    }

    [Fact]
    public void Fast_uphill_the_vertical_comes_back_over_1_g_after_the_foot_has_left()
    {
        var run = new Recorded(RunnerCatalog.Get("uphill").Scenario.Lasting(60) with { Errors = ImuErrors.None }, 63);
        double[] vertical = run.Vertical;
        int back = 0;
        foreach (Stance stance in run.Steady)
        {
            int off = (int)(1000 * stance.ToeOff);
            back += vertical[off..(off + 60)].Max() > 1 ? 1 : 0;

            // And it is low before the next landing.
            Assert.True(vertical[(off + 60)..(int)(1000 * (stance.InitialContact + stance.StepTime))].Min() < 0.5);
        }

        Assert.InRange(back / (double)run.Steady.Count, 0.8, 1);
        Assert.Equal(1, vertical[10_000..].Average(), 0.02);
    }

    [Fact]
    public void On_the_level_and_slowly_there_is_no_rebound()
    {
        var runner = new Runner { ReboundG = 1.3 };
        foreach (Phase phase in new[] { new Phase(PhaseKind.Run, 20) { Speed = 2.4, SlopeDeg = 6 }, new Phase(PhaseKind.Run, 20) { Speed = 4.2, SlopeDeg = -3 } })
        {
            Scenario with = Recorded.Bare(1, 3, runner with { ImpactSd = 0 }) with { Course = Scenario.StandThen(phase) };
            double[] vertical = new Recorded(with, 64).Vertical;
            Stance[] stances = [.. new Recorded(with, 64).Steady];
            Assert.All(stances, stance => Assert.True(vertical[(int)(1000 * stance.ToeOff)..((int)(1000 * stance.ToeOff) + 60)].Max() < 0.9));
        }
    }

    [Fact]
    public void A_grounded_jogger_has_both_feet_on_the_ground_between_his_steps()
    {
        var run = new Recorded(RunnerCatalog.Get("grounded").Scenario.Lasting(60) with { Errors = ImuErrors.None }, 65);
        Stance[] stances = [.. run.Steady.SkipLast(1)];
        Assert.True(stances.Length > 100);
        Assert.True(stances.Count(stance => stance.ContactTime > stance.StepTime + 0.01) > 0.95 * stances.Length);
        foreach (Stance stance in stances.Where(stance => stance.ContactTime > stance.StepTime + 0.002))
        {
            int landing = (int)Math.Ceiling(1000 * (stance.InitialContact + stance.StepTime));
            int off = (int)Math.Floor(1000 * stance.ToeOff);
            Assert.All(run.Contact[landing..off], contact => Assert.Equal(Side.Both, contact));
            Assert.NotEqual(Side.Both, run.Contact[off + 1]);
            Assert.Equal(stance.Side, run.Contact[landing - 1]);
        }

        Assert.Equal(stances.Average(stance => stance.ContactTime), 1.1 * stances.Average(stance => stance.StepTime), 0.02);
    }

    [Theory]
    [InlineData("grounded", 0.30, 0.60, 1.5, 1.9, 0.5, 0.7)]
    [InlineData("jogger", -0.30, 0.10, 1.8, 2.4, 0.8, 1.15)]
    public void Joggers_swing_as_joggers_at_a_waist_sensor_do(string name, double low, double high, double lowPeak, double highPeak, double least, double most)
    {
        // Median low-passed trough and peak of each step and first harmonic: 0.49, 1.9 and 0.55 g in the softest of 38 joggings, who is 73; −0.01
        // (−0.12…0.10), 2.3 (2.1–2.6) and 0.93 g (0.79–1.06) in the middle half of the slow ones.
        var run = new Recorded(RunnerCatalog.Get(name).Scenario.Lasting(60) with { Errors = ImuErrors.None }, 66);
        (double[] troughs, double[] peaks) = Swings(run);
        Assert.InRange(Median(troughs), low, high);
        Assert.InRange(Median(peaks), lowPeak, highPeak);
        double step = run.Steady.Average(stance => stance.StepTime);
        Assert.InRange(Harmonic(run.Vertical[10_000..50_000], 1 / step), least, most);
    }

    [Fact]
    public void Quick_walkers_swing_as_quick_walkers_at_a_waist_sensor_do()
    {
        // 19 people: first harmonic 0.22–0.68 g at 102–138 steps a minute, second 0.02–0.28, third 0.03–0.19; low-passed troughs 0.35–0.76 g in all but one.
        Scenario walk = RunnerCatalog.Get("fast-walker").Scenario with { Errors = ImuErrors.None };
        var run = new Recorded(walk, 67);
        double[] smooth = RunningRule.Smooth(run.Vertical);
        double[] fast = run.Vertical[120_000..160_000];
        double cadence = Enumerable.Range(1000, 500).MaxBy(c => Harmonic(fast, c / 600.0)) / 10.0;
        Assert.InRange(cadence, 120, 140);
        Assert.InRange(Harmonic(fast, cadence / 60), 0.4, 0.68);
        Assert.InRange(Harmonic(fast, cadence / 30), 0.05, 0.28);
        Assert.InRange(Harmonic(fast, cadence / 20), 0.03, 0.19);
        Assert.InRange(Percentile(smooth[10_000..], 5), 0.2, 0.6);
        Assert.InRange(Percentile(smooth[10_000..], 97), 1.4, 1.95);
    }

    [Theory]
    [InlineData(PhaseKind.StairsUp, 0.3, 70, 82)]
    [InlineData(PhaseKind.StairsUp, 1.1, 138, 150)]
    [InlineData(PhaseKind.StairsDown, 1.0, 146, 160)]
    public void Stairs_are_taken_at_any_speed(PhaseKind kind, double speed, double low, double high)
    {
        Scenario stairs = Recorded.Bare(1) with { Course = Scenario.StandThen(new Phase(kind, 60) { Speed = speed }) };
        var run = new Recorded(stairs, 68);
        int steps = Enumerable.Range(8000, 50_000).Count(i => run.Contact[i] != run.Contact[i - 1]);
        Assert.InRange(60 * steps / 50.0, low, high);
        Assert.Equal(1, run.Vertical[8000..58_000].Average(), 0.02);
    }

    [Fact]
    public void A_belly_nods_and_a_phone_swings_more_than_a_snug_belt()
    {
        double snug = Recorded.Sd(new Recorded(Recorded.OnABelt(20, 2.8), 69).Gyro.Skip(8000).Select(w => w.X));
        double phone = Recorded.Sd(new Recorded(Recorded.OnABelt(20, 2.8) with { Belt = BeltFit.Phone }, 69).Gyro.Skip(8000).Select(w => w.X));
        double[] belly = [.. new Recorded(Recorded.OnABelt(20, 2.8) with { Belt = BeltFit.Belly }, 69).Gyro.Skip(8000).Select(w => Math.Abs(w.X)).Order()];
        Assert.True(phone > 1.2 * snug);

        // 600 °/s in a hundredth of the time on the person it is made after.
        Assert.InRange(belly[(int)(0.99 * belly.Length)], 300, 700);
    }

    /// <summary>Lowest and highest low-passed vertical of each step.</summary>
    internal static (double[] Troughs, double[] Peaks) Swings(Recorded run)
    {
        double[] smooth = RunningRule.Smooth(run.Vertical);
        Stance[] stances = [.. run.Steady.Skip(1).SkipLast(1)];
        double[][] steps = [.. stances.Select(stance => smooth[(int)(1000 * stance.InitialContact)..(int)(1000 * (stance.InitialContact + stance.StepTime))])];
        return ([.. steps.Select(step => step.Min())], [.. steps.Select(step => step.Max())]);
    }

    /// <summary>Amplitude at a frequency, seen through a Hann window.</summary>
    internal static double Harmonic(double[] values, double hertz)
    {
        double mean = values.Average();
        double re = 0;
        double im = 0;
        double weights = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / values.Length));
            double angle = 2 * Math.PI * hertz * i / 1000;
            re += weight * (values[i] - mean) * Math.Cos(angle);
            im += weight * (values[i] - mean) * Math.Sin(angle);
            weights += weight;
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / weights;
    }

    internal static double Median(IEnumerable<double> values) => Percentile([.. values], 50);

    private static double Percentile(double[] values, double percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(percent / 100 * (sorted.Length - 1))];
    }
}
