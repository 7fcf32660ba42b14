using System;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class MountFrameTests
{
    /// <summary>Four of 8192: 0.03°. Gravity is rounded to one of these, and each product again.</summary>
    private const double Tolerance = 4.0 / MountFrame.One;

    private static readonly Gen<V3> s_gravity = Gen.Select(
        Gen.Double[0, 35],
        Gen.Double[0, 360],
        Gen.Double[8000, 32000],
        (tilt, heading, size) => (new V3(0, 1, 0).Turned(new V3(1, 0, 0), tilt).Turned(new V3(0, 1, 0), heading) * size).Each(Math.Round));

    [Fact]
    public void The_axes_are_those_of_the_shortest_rotation_that_takes_gravity_up() =>
        s_gravity.Sample(gravity =>
        {
            (V3 right, V3 back) = Found(gravity);
            V3 up = gravity.Unit;
            V3 axis = V3.Cross(new V3(0, 1, 0), up);
            double angle = V3.AngleDeg(new V3(0, 1, 0), up);
            V3 Expected(V3 v) => angle < 1e-6 ? v : v.Turned(axis, angle);
            Assert.InRange((right - Expected(new V3(1, 0, 0))).Length, 0, Tolerance);
            Assert.InRange((back - Expected(new V3(0, 0, 1))).Length, 0, Tolerance);
        });

    [Fact]
    public void The_axes_are_level_and_square_and_one_long() =>
        s_gravity.Sample(gravity =>
        {
            (V3 right, V3 back) = Found(gravity);
            Assert.InRange(V3.Dot(right, gravity.Unit), -Tolerance, Tolerance);
            Assert.InRange(V3.Dot(back, gravity.Unit), -Tolerance, Tolerance);
            Assert.InRange(V3.Dot(right, back), -Tolerance, Tolerance);
            Assert.InRange(right.Length, 1 - Tolerance, 1 + Tolerance);
            Assert.InRange(back.Length, 1 - Tolerance, 1 + Tolerance);
        });

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 3, 3)]
    [InlineData(0, -2048, 0)]
    [InlineData(100, -2040, 100)]
    public void Without_gravity_or_upside_down_nothing_changes(int x, int y, int z)
    {
        var mount = new MountFrame();
        Assert.True(mount.SetFromGravity(500, 1900, -400));
        (int, int, int, int, int, int) before = Numbers(mount);
        Assert.False(mount.SetFromGravity(x, y, z));
        Assert.Equal(before, Numbers(mount));
    }

    [Fact]
    public void The_drawn_mount_can_be_had_again()
    {
        var mount = new MountFrame();
        mount.SetFromGravity(500, 1900, -400);
        Assert.NotEqual((MountFrame.One, 0, 0, 0, 0, MountFrame.One), Numbers(mount));
        mount.SetIdentity();
        Assert.Equal((MountFrame.One, 0, 0, 0, 0, MountFrame.One), Numbers(mount));
    }

    [Fact]
    public void Turning_takes_the_axes_about_the_vertical() =>
        Gen.Select(s_gravity, Gen.Int[-4900, 4900]).Sample((gravity, yaw) =>
        {
            (V3 right, V3 back) = Found(gravity);
            var mount = new MountFrame();
            mount.SetFromGravity((int)gravity.X, (int)gravity.Y, (int)gravity.Z);
            mount.Turn(yaw);
            double degrees = yaw * 180 / Math.PI / MountFrame.One;
            V3 up = V3.Cross(back, right);
            Assert.InRange((Right(mount) - right.Turned(up, degrees)).Length, 0, 2 * Tolerance);
            Assert.InRange((Back(mount) - back.Turned(up, degrees)).Length, 0, 2 * Tolerance);
            Assert.True(yaw == 0 || Math.Sign(V3.Dot(Back(mount), right)) == Math.Sign(yaw) || Math.Abs(yaw) < 8);
        });

    private static (V3 Right, V3 Back) Found(V3 gravity)
    {
        var mount = new MountFrame();
        Assert.True(mount.SetFromGravity((int)gravity.X, (int)gravity.Y, (int)gravity.Z));
        return (Right(mount), Back(mount));
    }

    private static V3 Right(MountFrame mount) => new V3(mount.RightX, mount.RightY, mount.RightZ) * (1.0 / MountFrame.One);

    private static V3 Back(MountFrame mount) => new V3(mount.BackX, mount.BackY, mount.BackZ) * (1.0 / MountFrame.One);

    private static (int, int, int, int, int, int) Numbers(MountFrame mount) =>
        (mount.RightX, mount.RightY, mount.RightZ, mount.BackX, mount.BackY, mount.BackZ);
}
