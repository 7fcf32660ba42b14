using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;
using Xunit;
using Activity = HipSense.Core.Activity;
using Side = HipSense.Core.Side;
using Stance = HipSense.Core.Stance;

namespace HipSense.Tests.Detection;

/// <summary>Whatever the clip does when it is switched on, it is soon where it would be had it begun otherwise.</summary>
public class AnyStartTests
{
    private const int TenSeconds = 10 * ImuScale.RateHz / ImuScale.BlockSamples;

    private static readonly V3 s_gravity = new(0, ImuScale.AccelCountsPerG, 0);

    private static readonly Recording s_stander = Recording.Of("stander", 1, 60);

    [Theory]
    [InlineData("steady", 0)]
    [InlineData("novice", 0.7)]
    [InlineData("fast", 2)]
    [InlineData("jogger", 5)]
    [InlineData("shuffler", 9)]
    [InlineData("limper", 1.3)]
    [InlineData("walker", 3)]
    public void Ten_seconds_of_being_worn_put_up_right_from_any_start(string who, double secondsInTheHand)
    {
        Recording recording = Recording.Of(who, 1, 60);
        HipMonitor reference = Standing(recording);
        V3 own = V3.BiasOf(reference);
        for (int seed = 0; seed < 16; seed++)
        {
            var random = new Random(seed);
            V3 axis = V3.Any(random);
            double degrees = random.NextDouble() * 180;
            V3 bias = V3.Any(random) * (20 * 32.8);
            int start = random.Next(225, recording.Blocks.Length - TenSeconds - 40);
            var monitor = new HipMonitor(new AlertSettings(), new EventLog());
            monitor.StartStanding();
            Tumble(monitor, random, secondsInTheHand, bias);

            // Any pose, and a bias of any size within the datasheet instead of the chip's own.
            (V3 Force, V3 Rate) Change(V3 force, V3 rate) => (force.Turned(axis, degrees), (rate - own).Turned(axis, degrees) + bias);
            reference = Standing(recording, start);
            double apart = 0;
            for (int i = start; i < start + TenSeconds + 25; i++)
            {
                recording.PlayTo(reference, i, i + 1);
                recording.Changed(i, Change).PlayTo(monitor);
                apart += i < start + TenSeconds ? 0 : V3.AngleDeg(UpOf(reference).Turned(axis, degrees), UpOf(monitor)) / 25;
            }

            Assert.True(apart < 3, $"Seed {seed}: after ten seconds up is off by {apart:0.0}°.");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Whoever_stands_after_any_start_is_calibrated_within_three_seconds(double secondsInTheHand)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            V3 bias = V3.Any(random) * (18 * 32.8);
            V3 own = V3.BiasOf(Standing(s_stander, 200));
            V3 axis = new V3(1, 0, 0).Turned(new V3(0, 1, 0), random.NextDouble() * 360);
            double degrees = random.NextDouble() * 20;
            var log = new EventLog();
            var monitor = new HipMonitor(new AlertSettings(), log);
            monitor.StartStanding();
            Tumble(monitor, random, secondsInTheHand, bias);
            for (int i = 0; i < 75; i++)
            {
                s_stander.Changed(i, (force, rate) => (force.Turned(axis, degrees), (rate - own).Turned(axis, degrees) + bias)).PlayTo(monitor);
            }

            Assert.Equal(CalibrationResult.Done, log.Calibrations[^1]);
            Assert.InRange((V3.BiasOf(monitor) - bias).Length / 32.8, 0, 0.3);
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(35)]
    public void A_gyro_that_leaps_while_nobody_runs_does_not_keep_a_run_from_being_found(double degreesPerSecond)
    {
        // Calibrated standing; then, walking, the zero leaps by more than any warming brings about. The chip's own is at −17 °/s.
        Recording recording = Recording.Of(
            RunnerCatalog.Get("steady").Scenario with { Course = Scenario.StandThen(new Phase(PhaseKind.Walk, 15), new Phase(PhaseKind.Run, 20)) }, 1);
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        HipMonitor reference = Standing(recording, 0);
        double apart = 0;
        for (int i = 0; i < recording.Blocks.Length; i++)
        {
            recording.PlayTo(reference, i, i + 1);
            recording.Changed(i, (force, rate) => (force, i < 200 ? rate : rate + new V3(degreesPerSecond * 32.8, 0, 0))).PlayTo(monitor);
            apart += i < recording.Blocks.Length - 25 ? 0 : V3.AngleDeg(UpOf(reference), UpOf(monitor)) / 25;
        }

        Assert.Contains(Activity.Running, log.Activities);
        Assert.InRange(apart, 0, 3);
    }

    [Theory]
    [InlineData("steady")]
    [InlineData("limper")]
    public void Begun_later_by_any_number_of_samples_the_same_stances_come_from_five_seconds_on(string who)
    {
        // In the midst of a run, with nothing to find out but up.
        Recording recording = Running(who, new ClipMount(), ImuErrors.None, 14);
        List<Stance> expected = Play(recording, 0, standing: false).Stances;
        int compared = 0;
        for (int shift = 0; shift <= 400; shift++)
        {
            compared += AssertSame(expected, Play(recording, shift, standing: false).Stances, shift, fromS: 5, untilS: 11, dropCdeg: 300);
        }

        Assert.True(compared > 401 * 10);
    }

    [Theory]
    [InlineData("steady")]
    [InlineData("jogger")]
    public void Begun_later_by_any_number_of_samples_it_is_calibrated_on_the_run_and_tells_the_same_stances(string who)
    {
        Recording recording = Running(who, new ClipMount(), new ImuErrors(), 20);
        List<Stance> expected = Play(recording, 0, standing: true).Stances;
        int compared = 0;
        for (int shift = 0; shift <= 400; shift += 3)
        {
            EventLog log = Play(recording, shift, standing: true);
            string calibrated = log.Lines.First(line => line.StartsWith("calibration OnTheRun at ", StringComparison.Ordinal));
            Assert.InRange(long.Parse(calibrated.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture), 5_000_000, 12_000_000);
            compared += AssertSame(expected, log.Stances, shift, fromS: 13, untilS: 18, dropCdeg: 400);
        }

        Assert.True(compared > 134 * 8);
    }

    /// <summary>Holds the stances of a recording that begins later against those of one that does not.</summary>
    private static int AssertSame(List<Stance> expected, List<Stance> actual, int shift, int fromS, int untilS, int dropCdeg)
    {
        long laterUs = shift * (long)ImuScale.SamplePeriodUs;
        Stance[] then = [.. expected.Where(one => one.InitialContactUs > laterUs + (fromS * 1_000_000L) && one.ToeOffUs < untilS * 1_000_000L)];
        foreach (Stance one in then)
        {
            Stance same = Assert.Single(actual, other => Math.Abs(other.InitialContactUs + laterUs - one.InitialContactUs) < 50_000);
            Assert.InRange(same.InitialContactUs + laterUs - one.InitialContactUs, -2000, 2000);
            Assert.InRange(same.ToeOffUs + laterUs - one.ToeOffUs, -3000, 3000);
            Assert.InRange(same.LowestTiltCdeg - one.LowestTiltCdeg, -dropCdeg, dropCdeg);
            Assert.True(same.Side == one.Side || same.Side == Side.Unknown || one.Side == Side.Unknown);
        }

        return then.Length;
    }

    private static Recording Running(string who, ClipMount mount, ImuErrors errors, double seconds)
    {
        Scenario scenario = RunnerCatalog.Get(who).Scenario;
        Phase run = scenario.Course.First(phase => phase.Kind == PhaseKind.Run);
        return Recording.Of(scenario with { Mount = mount, Errors = errors, SkipSeconds = 0.9, Course = [run with { Seconds = seconds }] }, 3);
    }

    private static EventLog Play(Recording recording, int fromSample, bool standing)
    {
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        (standing ? (Action)monitor.StartStanding : monitor.StartUncalibrated)();
        recording.PlaySamplesTo(monitor, fromSample);
        return log;
    }

    private static HipMonitor Standing(Recording recording, int blocks = 1000)
    {
        var monitor = new HipMonitor(new AlertSettings(), new EventLog());
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, blocks);
        return monitor;
    }

    /// <summary>A clip that is turned over in the hand.</summary>
    private static void Tumble(HipMonitor monitor, Random random, double seconds, V3 bias)
    {
        V3 up = s_gravity.Turned(V3.Any(random), random.NextDouble() * 180);
        V3 most = new V3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 300;
        V3 speed = new V3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 6;
        double time = 0;
        var block = new SampleBlock();
        while (time < seconds)
        {
            Blocks.Fill(block, _ =>
            {
                time += 1.0 / ImuScale.RateHz;
                var rate = new V3(most.X * Math.Sin(speed.X * time), most.Y * Math.Sin((speed.Y * time) + 1), most.Z * Math.Sin((speed.Z * time) + 2));
                up = up.Turned(rate, -rate.Length / ImuScale.RateHz);
                return (up + (new V3(Math.Sin(7 * time), Math.Sin(9 * time), Math.Sin(5 * time)) * 600), (rate * 32.8) + bias);
            });
            monitor.ProcessBlock(Blocks.Bytes(block), 0);
        }
    }

    private static V3 UpOf(HipMonitor monitor) => new(monitor.UpVector.UpX, monitor.UpVector.UpY, monitor.UpVector.UpZ);
}
