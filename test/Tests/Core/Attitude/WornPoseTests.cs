using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class WornPoseTests
{
    private static readonly V3 s_gravity = new(0, ImuScale.AccelCountsPerG, 0);

    private readonly WornPose _pose = new();
    private readonly SampleBlock _block = new();
    private int _blocks;

    [Fact]
    public void Two_pieces_alike_tell_gravity_and_bias()
    {
        V3 force = s_gravity.Turned(new V3(1, 0, 0.3), 130);
        V3 bias = new(600, -500, 655);
        Assert.Equal(0, Play(32 + 31, _ => (force, bias)));
        Assert.Equal(1, Play(1, _ => (force, bias)));
        Assert.InRange((Gravity - force).Length, 0, 2);
        Assert.InRange((Rate - bias).Length, 0, 2);
        Assert.Equal(2, _pose.Pieces);
        Assert.Equal(1, Play(32, _ => (force, bias)));
        Assert.Equal(3, _pose.Pieces);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(12, false)]
    public void A_piece_that_points_elsewhere_is_another_pose(double degrees, bool alike)
    {
        Play(64, _ => (s_gravity, default));
        Assert.Equal(alike ? 1 : 0, Play(32, _ => (s_gravity.Turned(new V3(1, 0, 0), degrees), default)));
        Assert.Equal(alike ? 3 : 1, _pose.Pieces);
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(17, false)]
    public void A_piece_that_turns_otherwise_is_another_pose(double degreesPerSecond, bool alike)
    {
        Play(64, _ => (s_gravity, default));
        Assert.Equal(alike ? 1 : 0, Play(32, _ => (s_gravity, new V3(0, 0, degreesPerSecond * 32.8))));
    }

    [Theory]
    [InlineData(0.7, 0)]
    [InlineData(0.8, 1)]
    [InlineData(1.2, 1)]
    [InlineData(1.3, 0)]
    public void What_does_not_weigh_1_g_is_no_pose(double g, int told) => Assert.Equal(told, Play(64, _ => (s_gravity * g, default)));

    [Fact]
    public void What_no_gyro_has_is_a_turn_and_no_bias() => Assert.Equal(0, Play(96, _ => (s_gravity, new V3(0, 0, 26 * 32.8))));

    [Fact]
    public void The_newest_piece_has_a_third_of_the_say()
    {
        for (int i = 0; i < 10; i++)
        {
            Play(32, _ => (s_gravity, default));
        }

        Play(32, _ => (s_gravity, new V3(300, 0, 0)));
        Assert.InRange(Rate.X, 99, 101);
    }

    [Fact]
    public void Starting_again_forgets()
    {
        Play(63, _ => (s_gravity, default));
        _pose.Start();
        Assert.Equal(0, Play(63, _ => (s_gravity, default)));
        Assert.Equal(1, Play(1, _ => (s_gravity, default)));
    }

    [Theory]
    [InlineData("steady")]
    [InlineData("fast")]
    [InlineData("jogger")]
    [InlineData("limper")]
    [InlineData("walker")]
    public void A_worn_clip_shows_its_pose_to_8_degrees_and_its_bias_to_5_degrees_a_second(string who)
    {
        Recording recording = Recording.Of(who, 1, 60);
        var monitor = new HipMonitor(new AlertSettings(), new EventLog());
        monitor.StartStanding();
        recording.PlayTo(monitor, 0, 200);
        int told = 0;
        for (int i = 200; i < recording.Blocks.Length; i++)
        {
            recording.PlayTo(monitor, i, i + 1);
            if (_pose.Process(recording.Blocks[i], 0))
            {
                told++;
                UpVectorFilter up = monitor.UpVector;
                V3 withOffset = new(up.UpX + (up.Offset.X >> 12), up.UpY + (up.Offset.Y >> 12), up.UpZ + (up.Offset.Z >> 12));
                Assert.InRange(V3.AngleDeg(Gravity, withOffset), 0, 8);
                V3 bias = V3.BiasOf(monitor);
                Assert.InRange((Rate - bias).Length / 32.8, 0, 5);
            }
        }

        Assert.True(told > 25);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_clip_that_is_turned_over_in_the_hand_has_none(int seed)
    {
        var random = new Random(seed);
        V3 axis = new V3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5).Unit;
        V3 up = s_gravity.Turned(new V3(axis.Y, -axis.X, 0), 70);
        Assert.Equal(0, Play(500, n => (up.Turned(axis, -40 * n / 200.0), axis * (40 * 32.8))));
    }

    private V3 Gravity => new V3(_pose.GravityX, _pose.GravityY, _pose.GravityZ) * (1 / 16.0);

    private V3 Rate => new V3(_pose.RateX, _pose.RateY, _pose.RateZ) * (1 / 16.0);

    /// <returns>How often a pose was told.</returns>
    private int Play(int blocks, Func<int, (V3 Force, V3 Rate)> motion)
    {
        int told = 0;
        for (int i = 0; i < blocks; i++, _blocks++)
        {
            Blocks.Fill(_block, n => motion((_blocks * ImuScale.BlockSamples) + n));
            told += _pose.Process(Blocks.Bytes(_block), 0) ? 1 : 0;
        }

        return told;
    }
}
