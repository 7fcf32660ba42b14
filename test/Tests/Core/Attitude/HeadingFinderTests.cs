using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class HeadingFinderTests
{
    private const int Period = 68;

    /// <summary>Steps that make the first judgement, and a later one; each judgement needs one more, which has none before it.</summary>
    private static readonly int s_first = Constant.Of<HeadingFinder>("StepsToJudgeFirst");
    private static readonly int s_later = Constant.Of<HeadingFinder>("StepsToJudge");
    private static readonly int s_pause = Constant.Of<HeadingFinder>("StepsToPause");

    private readonly MountFrame _mount = new();
    private readonly MotionHistory _history = new();
    private readonly HeadingFinder _finder;

    public HeadingFinderTests() => _finder = new HeadingFinder(_mount);

    /// <summary>Of what the run shows only a part is the clip's: three quarters of 4°, a quarter of what is more up to 9°, then five quarters, all but 2° at the end.</summary>
    [Theory]
    [InlineData(25, 23)]
    [InlineData(10, 5.5)]
    [InlineData(3, 2.25)]
    [InlineData(-3, -2.25)]
    [InlineData(-15, -11.75)]
    [InlineData(-25, -23)]
    public void A_clip_that_points_aside_is_turned_as_far_as_that_is_believed(double yaw, double believed)
    {
        Run(yaw, s_first + 1);
        Assert.Equal(1, _finder.Judged);
        AssertTurned(believed);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(8)]
    [InlineData(-3)]
    public void What_was_believed_already_is_not_added_again(double yaw)
    {
        // The clip that is turned by what was believed of it shows what is left; the estimate of how it was put on is the same.
        Run(yaw, s_first + 1);
        double turned = Math.Atan2(_mount.BackX, _mount.BackZ) * 180 / Math.PI;
        int from = s_first + 1 + Constant.Of<HeadingFinder>("StepsToPauseFirst");
        for (int i = 0; i < 3; i++)
        {
            _finder.Break();
            Run(yaw - turned, s_pause + s_later + 1, first: from);
            from += s_pause + s_later + 1;
        }

        Assert.InRange(_finder.Judged, 3, 4);
        AssertTurned(turned);
    }

    [Fact]
    public void After_a_restart_the_clip_stays_as_it_was_turned()
    {
        _mount.Turn(700);
        (int x, int z) = (_mount.BackX, _mount.BackZ);
        _finder.Restore();
        Run(20, 600);
        Assert.Equal((x, z), (_mount.BackX, _mount.BackZ));
    }

    [Fact]
    public void A_clip_that_points_straight_is_left_alone()
    {
        Run(0.1, 200);
        Assert.Equal(2, _finder.Judged);
        Assert.Equal((MountFrame.One, MountFrame.One, 0), (_mount.BackZ, _mount.RightX, _mount.BackX));
    }

    [Theory]
    [InlineData(36, 0.05)]
    [InlineData(80, 0.05)]
    [InlineData(-45, 0.05)]
    public void More_than_30_degrees_is_not_believed(double yaw, double sideways)
    {
        Run(yaw, 200, evenSideways: sideways);
        Assert.Equal(0, _finder.Judged);
        Assert.Equal(MountFrame.One, _mount.BackZ);
    }

    [Fact]
    public void A_force_without_a_direction_is_not_believed()
    {
        // As much sideways as fore and aft, and alike in left and right steps.
        Run(10, 200, evenSideways: 0.3);
        Assert.Equal(0, _finder.Judged);
    }

    [Fact]
    public void A_vertical_that_leans_does_not_look_like_a_heading()
    {
        // An accelerometer's offset: 3 % of the vertical force shows sideways.
        Run(0, s_first + 1, lean: 0.03);
        Assert.Equal(1, _finder.Judged);
        Assert.InRange(_mount.BackX, -150, 150);
    }

    [Fact]
    public void Breaks_are_not_taken_for_steps_in_a_row()
    {
        for (int i = 0; i < 100; i++)
        {
            Run(15, 1, first: i);
            _finder.Break();
        }

        Assert.Equal(0, _finder.Judged);
        Run(15, s_first);
        Assert.Equal(0, _finder.Judged);
        Run(15, 1, first: s_first);
        Assert.Equal(1, _finder.Judged);
    }

    [Fact]
    public void Forgetting_begins_anew()
    {
        Run(15, s_first - 2);
        _finder.Forget();
        Run(15, s_first, first: 60);
        Assert.Equal(0, _finder.Judged);
        Run(15, 1, first: 60 + s_first);
        Assert.Equal(1, _finder.Judged);
    }

    [Fact]
    public void Once_found_the_heading_is_only_looked_after()
    {
        int pause = Constant.Of<HeadingFinder>("StepsToPauseFirst");
        int found = s_first + 1 + pause + s_later + 1;
        Run(0.1, found);
        Assert.Equal(2, _finder.Judged);
        Run(0.1, s_pause + s_later, first: found);
        Assert.Equal(2, _finder.Judged);
        Run(0.1, 1, first: found + s_pause + s_later);
        Assert.Equal(3, _finder.Judged);
        _finder.Forget();
        Assert.Equal(0, _finder.Judged);
        Run(0.1, s_first + 1);
        Assert.Equal(1, _finder.Judged);
    }

    [Fact]
    public void Forces_at_full_scale_move_the_mount_by_no_more_than_it_believes()
    {
        var random = new Random(1);
        for (int run = 0; run < 100; run++)
        {
            _mount.SetIdentity();
            for (int i = 0; i <= s_later; i++)
            {
                for (int n = 0; n < MotionHistory.Length; n++)
                {
                    _history.Vertical[n] = (short)random.Next(-32_767, 32_768);
                    _history.Contact[n] = (short)Math.Clamp(_history.Vertical[n] + random.Next(-30_000, 30_000), -32_767, 32_767);
                    _history.Lateral[n] = (short)random.Next(-32_767, 32_768);
                    _history.Tilt[n] = (short)random.Next(-32_767, 32_768);
                }

                Take(i);
            }

            Assert.InRange(Math.Abs(_mount.BackX), 0, MountFrame.One * 0.51);
            Assert.InRange(Math.Abs(_mount.BackZ), MountFrame.One * 0.85, MountFrame.One * 1.01);
        }
    }

    private void AssertTurned(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        Assert.InRange(_mount.BackX - (sine * MountFrame.One), -100, 100);
        Assert.InRange(_mount.BackZ - (cosine * MountFrame.One), -100, 100);
        Assert.InRange(_mount.RightX - (cosine * MountFrame.One), -100, 100);
        Assert.InRange(_mount.RightZ + (sine * MountFrame.One), -100, 100);
    }

    /// <summary>Running steps of a runner whose clip's back axis is turned away from the true one.</summary>
    private void Run(double yawDeg, int steps, double evenSideways = 0.02, double lean = 0, int first = 0)
    {
        (double sin, double cos) = Math.SinCos(yawDeg * Math.PI / 180);
        for (int i = first; i < first + steps; i++)
        {
            int start = 200 + (i * Period);
            for (int pair = start / 2; pair < (start + Period) / 2; pair++)
            {
                double phase = 2 * Math.PI * ((2 * pair) - start) / Period;
                double back = 0.25 * Math.Sin(phase);
                double side = ((i % 2 == 0 ? 0.15 : -0.15) * Math.Sin(phase / 2)) + (evenSideways * Math.Cos(2 * phase));
                double up = 1 - Math.Cos(phase + 0.5);
                int slot = pair & MotionHistory.Mask;
                double toRight = (side * cos) + (back * sin) + (lean * up);
                double toBack = (back * cos) - (side * sin);
                _history.Vertical[slot] = Counts(up);
                _history.Contact[slot] = Counts(up + (0.2 * toBack));
                _history.Lateral[slot] = (short)(2 * Counts(toRight));
                _history.Tilt[slot] = 0;
            }

            Take(start);
        }
    }

    private void Take(int start)
    {
        _finder.Take(start, Period);
        while (_finder.Busy)
        {
            _finder.Continue(_history);
        }
    }

    private static short Counts(double g) => (short)Math.Round(g * ImuScale.AccelCountsPerG);
}
