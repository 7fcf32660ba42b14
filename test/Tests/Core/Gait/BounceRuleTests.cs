using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using HipSense.Runners;
using Xunit;
using Activity = HipSense.Core.Activity;

namespace HipSense.Tests.Detection;

public class BounceRuleTests
{
    private const double BrakingShare = 51 / 256.0;

    /// <summary>Braking in m/s² for each m/s of sinking, at which a step begins to bounce.</summary>
    private const double Limit = 1;

    // Whole pairs.
    private static readonly Gen<double> s_step = Gen.Int[25, 48].Select(pairs => pairs / 100.0);

    private static readonly double[] s_walkingSpeeds = [1.0, 1.4, 1.8, 2.0, 2.2, 2.4];
    private static readonly double[] s_rises = [0.9, 1.2];
    private static readonly double[] s_notches = [0.3, 1.3];
    private static readonly double[] s_cadences = [0.95, 1.1];

    [Fact]
    public void A_step_bounces_when_braking_goes_with_the_speed_of_sinking() =>
        Gen.Select(Gen.Double[-8, 8], s_step, Gen.Double[0.3, 1.5], Gen.Double[0, 1]).Sample((ratio, step, swing, phase) =>
            Math.Abs(ratio - Limit) < 0.4 || Holds(step, phase, swing, ratio, 0) == (ratio > Limit));

    [Fact]
    public void A_clip_that_leans_by_45_degrees_sees_the_same() =>
        Gen.Select(Gen.Double[2.5, 8], s_step, Gen.Double[0.3, 1.5], Gen.Double[-45, 45]).Sample((ratio, step, swing, lean) =>
            Holds(step, 0.3, swing, ratio, lean) && !Holds(step, 0.3, swing, -ratio, lean));

    [Fact]
    public void Up_and_down_alone_is_no_bounce() =>
        Gen.Select(s_step, Gen.Double[0.3, 3], Gen.Double[-45, 45]).Sample((step, swing, lean) => !Holds(step, 0.1, swing, 0, lean));

    [Theory]
    [InlineData(256)]
    [InlineData(2048)]
    [InlineData(1 << 14)]
    public void It_does_not_matter_what_the_sensor_reads_for_one_g(int unit)
    {
        Assert.True(Holds(0.36, 0.2, 1, 3, 0, unit));
        Assert.False(Holds(0.36, 0.2, 1, -3, 0, unit));
    }

    [Fact]
    public void The_hardest_shaking_stays_within_the_numbers()
    {
        // 16 g on all axes at once, in step with what it makes of the speed: the largest products that there are.
        var history = new MotionHistory();
        const short Most = short.MaxValue;
        for (int i = 0; i < MotionHistory.Length; i++)
        {
            history.Vertical[i] = (short)((i & 31) < 16 ? Most : -Most);
            history.Contact[i] = (short)Math.Clamp(history.Vertical[i] + ((i & 31) is >= 8 and < 24 ? -Most / 5 : Most / 5), -Most, Most);
        }

        history.Unit = 0;
        Assert.True(BounceRule.Holds(history, 96, 96));
        for (int i = 0; i < MotionHistory.Length; i++)
        {
            history.Contact[i] = (short)Math.Clamp((2 * history.Vertical[i]) - history.Contact[i], -Most, Most);
        }

        Assert.False(BounceRule.Holds(history, 96, 96));
    }

    [Fact]
    public void Every_step_of_a_walker_at_any_speed_vaults()
    {
        int pressing = 0;
        foreach (WalkHabit habit in Habits())
        {
            Phase[] speeds = [.. s_walkingSpeeds.Select(speed => new Phase(PhaseKind.Walk, 8) { Speed = speed })];
            Found found = Play(new Scenario { Runner = new Runner { Walk = habit }, Course = Scenario.StandThen(speeds) }, 5);
            Assert.Equal(0, found.RunningBlocks);
            pressing += found.Pressing;
        }

        // Height alone would take hundreds of these steps for a run.
        Assert.True(pressing > 300, $"{pressing} steps pressed as a runner's do.");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(42, 0)]
    [InlineData(-42, 0)]
    [InlineData(0, 15)]
    [InlineData(0, -15)]
    public void However_the_clip_hangs_a_quick_walker_walks_and_a_shuffler_runs(double pitch, double yaw)
    {
        var mount = new ClipMount { PitchDeg = pitch, YawDeg = yaw };
        var walker = new Runner { Walk = new WalkHabit { RiseFactor = 1.1, NotchFactor = 1.3 } };
        Found walk = Play(new Scenario { Runner = walker, Mount = mount, Course = Scenario.StandThen(new Phase(PhaseKind.Walk, 25) { Speed = 2.2 }) }, 3);
        Assert.Equal(0, walk.RunningBlocks);
        Assert.True(walk.Pressing > 20);
        Found run = Play(RunnerCatalog.Get("shuffler").Scenario.Lasting(30) with { Mount = mount }, 3);
        Assert.True(run.RunningBlocks > 0.9 * (run.Blocks - (7 * 25)), $"Running in {run.RunningBlocks} of {run.Blocks} blocks.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Whoever_hardly_leaves_the_ground_is_found_and_stays_found(int person)
    {
        // 1004 and 1014 are the first of a kind of whom there are two in twenty.
        Scenario scenario = Population.Of(PersonKind.Grounded, Population.First + (10 * person) + 3, 40);
        Found found = Play(scenario, person);
        Assert.True(found.RunningBlocks > 0.95 * (found.Blocks - (10 * 25)), $"Running in {found.RunningBlocks} of {found.Blocks} blocks.");
    }

    [Theory]
    [InlineData("stairs-fast")]
    [InlineData("fast-walker")]
    [InlineData("jumper")]
    [InlineData("driver")]
    public void What_is_no_running_has_hardly_a_step_that_bounces(string who)
    {
        Found found = Play(RunnerCatalog.Get(who).Scenario.Lasting(100), 4);
        Assert.Equal(0, found.RunningBlocks);
        Assert.InRange(found.InARow, 0, RunningRule.StepsToStart - 1);
    }

    [Fact]
    public void A_runner_who_goes_on_walking_as_quickly_as_he_can_is_a_walker_within_seven_seconds()
    {
        Scenario scenario = new()
        {
            Runner = new Runner { Walk = new WalkHabit { RiseFactor = 1.1, NotchFactor = 1.3 } },
            Course = Scenario.StandThen(new Phase(PhaseKind.Run, 15) { Speed = 2.6 }, new Phase(PhaseKind.Walk, 20) { Speed = 2.2, Ramp = 0.5 }),
        };
        Found found = Play(scenario, 6);
        Assert.InRange(found.RunningBlocks / 25.0, 13, 22);
        Assert.InRange(found.LastRunning / 25.0, 19, 27);
    }

    private static IEnumerable<WalkHabit> Habits() =>
        from rise in s_rises
        from notch in s_notches
        from cadence in s_cadences
        select new WalkHabit { RiseFactor = rise, NotchFactor = notch, CadenceFactor = cadence };

    /// <summary>Up and down by a sine, and so much braking for each m/s of sinking, with a third harmonic that belongs to neither.</summary>
    private static bool Holds(double step, double phase, double swingG, double ratio, double leanDeg, int unit = 2048)
    {
        var history = new MotionHistory { Unit = unit };
        (double sin, double cos) = Math.SinCos(leanDeg * Math.PI / 180);
        for (int i = 0; i < MotionHistory.Length; i++)
        {
            double angle = 2 * Math.PI * ((i * 0.01 / step) + phase);
            double up = swingG * Math.Sin(angle);
            double sinking = swingG * step / (2 * Math.PI) * Math.Cos(angle);
            double back = (ratio * sinking) + (0.1 * Math.Sin(3 * angle));
            double vertical = 1 + (up * cos) + (back * sin);
            history.Vertical[i] = (short)Math.Round(unit * vertical);
            history.Contact[i] = (short)Math.Round(unit * (vertical + (BrakingShare * ((back * cos) - (up * sin)))));
        }

        int pairs = 2 * (int)Math.Round(step * 100);
        return BounceRule.Holds(history, 20 + pairs, pairs);
    }

    private static Found Play(Scenario scenario, long seed)
    {
        var recording = Recording.Of(scenario, seed);
        var monitor = new HipMonitor(new AlertSettings(), new EventLog());
        var contacts = (ContactDetector)DetectorState.Get(monitor, "_contacts");
        var running = (RunningRule)DetectorState.Get(monitor, "_running");
        monitor.StartStanding();
        var found = new Found { Blocks = recording.Blocks.Length };
        for (int i = 0; i < recording.Blocks.Length; i++)
        {
            recording.PlayTo(monitor, i, i + 1);
            found.Pressing += contacts.Left && contacts.Peak - contacts.Trough >= Constant.Of<RunningRule>("LeastSwing") ? 1 : 0;
            found.InARow = Math.Max(found.InARow, running.Good);
            if (monitor.Activity == Activity.Running)
            {
                found.RunningBlocks++;
                found.LastRunning = i;
            }
        }

        return found;
    }

    private sealed class Found
    {
        public int Blocks;
        public int RunningBlocks;
        public int LastRunning;
        public int Pressing;
        public int InARow;
    }
}
