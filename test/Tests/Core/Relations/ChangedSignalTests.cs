using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using Xunit;
using Side = HipSense.Core.Side;
using Stance = HipSense.Core.Stance;

namespace HipSense.Tests.Detection;

/// <summary>The same run mirrored, turned, scaled, with another zero, at another speed, or without its standing: what follows for the stances holds for every runner.</summary>
public class ChangedSignalTests
{
    private const double Seconds = 40;
    private const int BlockUs = ImuScale.BlockSamples * ImuScale.SamplePeriodUs;
    private const double CountsPerDps = ImuScale.GyroCountsPer10Dps / 10.0;

    // After the calibration and the first strides, when the sides are known; on the run that takes longer.
    private const int FromS = 15;
    private const int FromOnTheRunS = 20;

    // Before the runner slows down to stop.
    private const int UntilS = 37;

    private static readonly Bounds s_alike = new(Ms: 0.5, DropDeg: 0.15, MeanDropDeg: 0.02);
    private static readonly V3 s_right = new(1, 0, 0);
    private static readonly V3 s_up = new(0, 1, 0);
    private static readonly V3 s_back = new(0, 0, 1);

    public static TheoryData<string> Runners => ["steady", "novice", "jogger", "fast", "limper", "shuffler", "uphill", "trail"];

    [Theory]
    [MemberData(nameof(Runners))]
    public void Mirrored_left_and_right_change_places(string who)
    {
        // At the plane between left and right a force keeps what lies in the plane, and a rate what lies across it.
        Recording mirrored = Recording.Of(who, 1, Seconds).Changed((force, rate) => (new V3(-force.X, force.Y, force.Z), new V3(rate.X, -rate.Y, -rate.Z)));
        AssertSame(Play(Recording.Of(who, 1, Seconds)), [.. Play(mirrored).Select(Mirrored)], s_alike);
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void Mirrored_the_pelvis_tilts_the_same_and_the_other_side_is_as_far_forward(string who)
    {
        Recording mirrored = Recording.Of(who, 1, Seconds).Changed((force, rate) => (new V3(-force.X, force.Y, force.Z), new V3(rate.X, -rate.Y, -rate.Z)));
        EventLog log = Told(Recording.Of(who, 1, Seconds));
        EventLog mirror = Told(mirrored);
        Assert.True(log.Strides.Count > 40);
        foreach (Stride stride in log.Strides.Where(stride => stride.InitialContactUs > FromS * 1_000_000L && stride.InitialContactUs < UntilS * 1_000_000L))
        {
            Stride same = mirror.Strides.MinBy(other => Math.Abs(other.InitialContactUs - stride.InitialContactUs))!;
            Assert.NotEqual(stride.Side, same.Side);

            // In one stride the mount may be turned to what was learnt of its yaw.
            Assert.InRange(same.TiltRangeCdeg - stride.TiltRangeCdeg, -60, 60);
            Assert.InRange(same.RotationRangeCdeg - stride.RotationRangeCdeg, -20, 20);
            Assert.InRange(same.RotationAtContactCdeg - stride.RotationAtContactCdeg, -20, 20);
        }

        foreach (Stance stance in log.Stances.Where(stance => stance.InitialContactUs > FromS * 1_000_000L && stance.InitialContactUs < UntilS * 1_000_000L))
        {
            Stance same = mirror.Stances.MinBy(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs))!;
            Assert.InRange(same.TiltCdeg - stance.TiltCdeg, -30, 30);
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void A_clip_that_leans_or_hangs_askew_tells_the_same(string who)
    {
        Recording recording = Recording.Of(who, 1, Seconds);
        List<Stance> expected = Play(recording);
        foreach (double degrees in new[] { -35.0, -15, 15, 35 })
        {
            AssertSame(expected, Play(recording.Turned(s_right, degrees)), s_alike);
        }

        foreach (double degrees in new[] { -20.0, -10, 10, 20 })
        {
            AssertSame(expected, Play(recording.Turned(s_back, degrees)), s_alike);
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void A_clip_that_sits_to_one_side_finds_where_right_is(string who)
    {
        // How far it is turned is learnt from the strides, so that the first still carry all of it; and of a few degrees a part is taken for the runner's, which
        // moves one side up and the other down.
        Recording recording = Recording.Of(who, 1, Seconds);
        List<Stance> expected = Play(recording);
        foreach (double degrees in new[] { -20.0, -10, 10, 20 })
        {
            AssertSame(expected, Play(recording.Turned(s_up, degrees)), new(Ms: 1, DropDeg: 0.13 * Math.Abs(degrees), MeanDropDeg: 0.01 * Math.Abs(degrees)));
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void A_scale_of_the_accelerometer_that_is_wrong_by_3_percent_moves_little(string who)
    {
        Recording recording = Recording.Of(who, 1, Seconds);
        List<Stance> expected = Play(recording);
        foreach (double scale in new[] { 0.97, 0.99, 1.01, 1.03 })
        {
            AssertSame(expected, Play(recording.Changed((force, rate) => (force * scale, rate))), new(Ms: 8, DropDeg: 0.15, MeanDropDeg: 0.02));
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void Any_zero_of_the_gyro_within_20_degrees_a_second_is_taken_out(string who)
    {
        Recording recording = Recording.Of(who, 1, Seconds);
        V3 own = ZeroOf(recording);
        List<Stance> expected = Play(recording);
        for (int seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            V3 zero = V3.Any(random) * (20 * CountsPerDps);
            AssertSame(expected, Play(recording.Changed((force, rate) => (force, rate - own + zero))), s_alike);
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void Played_faster_or_slower_the_same_stances_come_at_the_same_places(string who)
    {
        Recording recording = Recording.Of(who, 1, Seconds);
        List<Stance> expected = Play(recording);
        foreach (double speed in new[] { 0.9, 0.95, 1.05, 1.1 })
        {
            // The rates stay, the angles shrink with the time; toe-off is drawn towards where it usually is.
            double share = Math.Abs(speed - 1);
            AssertSame(expected, Play(recording.Played(speed)), new(Ms: 4 + (60 * share), DropDeg: 15 * share, MeanDropDeg: 8 * share), speed);
        }
    }

    [Theory]
    [MemberData(nameof(Runners))]
    public void Who_runs_off_at_once_is_told_the_same_as_who_has_stood_first(string who)
    {
        const int Standing = 5 * ImuScale.RateHz / ImuScale.BlockSamples;
        Recording recording = Recording.Of(who, 1, Seconds);
        List<Stance> actual = Play(new Recording(recording.Blocks[Standing..]));
        foreach (Stance stance in actual)
        {
            stance.InitialContactUs += Standing * (long)BlockUs;
            stance.ToeOffUs += Standing * (long)BlockUs;
        }

        // Who has stood first also has the offset of the accelerometer taken off, which moves the axis along which a contact is felt by up to 4°.
        AssertSame(Play(recording), actual, new(Ms: 2.5, DropDeg: 1.8, MeanDropDeg: 0.2), fromS: FromOnTheRunS);
    }

    /// <summary>Holds the stances of a changed run against those of the run.</summary>
    /// <param name="expected">Of the run.</param>
    /// <param name="actual">Of the changed run.</param>
    /// <param name="bounds">How far they may be apart.</param>
    /// <param name="speed">How much faster the changed run was played.</param>
    /// <param name="fromS">From when on they are held against each other, s.</param>
    private static void AssertSame(List<Stance> expected, List<Stance> actual, Bounds bounds, double speed = 1, int fromS = FromS)
    {
        double untilUs = UntilS * 1e6;
        Stance[] then = [.. expected.Where(one => one.InitialContactUs > fromS * 1_000_000L && one.ToeOffUs < untilUs)];
        Assert.True(then.Length > 40);
        int more = actual.Count(one => (one.InitialContactUs * speed) > fromS * 1_000_000L && (one.ToeOffUs * speed) < untilUs);
        Assert.InRange(more - then.Length, -1, 1);
        double drops = 0;
        foreach (Stance one in then)
        {
            Stance same = actual.MinBy(other => Math.Abs((other.InitialContactUs * speed) - one.InitialContactUs))!;
            Assert.InRange(((same.InitialContactUs * speed) - one.InitialContactUs) / 1000, -bounds.Ms, bounds.Ms);
            Assert.InRange(((same.ToeOffUs * speed) - one.ToeOffUs) / 1000, -bounds.Ms, bounds.Ms);
            Assert.Equal(one.Side, same.Side);
            double drop = (same.DropPeakCdeg - one.DropPeakCdeg) / 100.0;
            Assert.InRange(drop, -bounds.DropDeg, bounds.DropDeg);
            drops += drop / then.Length;
        }

        Assert.InRange(drops, -bounds.MeanDropDeg, bounds.MeanDropDeg);
    }

    private static Stance Mirrored(Stance stance)
    {
        stance.Side = stance.Side == Side.Left ? Side.Right : stance.Side == Side.Right ? Side.Left : Side.Unknown;
        (stance.HighestTiltCdeg, stance.LowestTiltCdeg) = (-stance.LowestTiltCdeg, -stance.HighestTiltCdeg);
        return stance;
    }

    private static List<Stance> Play(Recording recording) => Told(recording).Stances;

    private static EventLog Told(Recording recording)
    {
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor);
        return log;
    }

    /// <summary>The zero of the gyro as the standing has shown it, counts.</summary>
    private static V3 ZeroOf(Recording recording)
    {
        var monitor = new HipMonitor(new AlertSettings(), new EventLog());
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 4 * ImuScale.RateHz / ImuScale.BlockSamples);
        return V3.BiasOf(monitor);
    }

    /// <summary>How far two stances may be apart.</summary>
    /// <param name="Ms">Initial contact and toe-off, ms.</param>
    /// <param name="DropDeg">Peak drop of one stance, degrees.</param>
    /// <param name="MeanDropDeg">Peak drop in the mean of all, degrees.</param>
    private sealed record Bounds(double Ms, double DropDeg, double MeanDropDeg);
}
