using System;
using System.Linq;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class BackOffsetTests
{
    /// <summary>Calls that the first judgement takes, with what has to settle before.</summary>
    private static readonly int s_first = Constant.Of<BackOffset>("ToSettle") - 1 + Constant.Of<BackOffset>("FirstJudged");
    private static readonly int s_last = Constant.Of<BackOffset>("ToSettle") - 1 + Constant.Of<BackOffset>("LastJudged");

    private readonly MountFrame _mount = new();
    private readonly BackOffset _offset = new();

    [Theory]
    [InlineData(50, 6)]
    [InlineData(-50, 6)]
    [InlineData(80, -8)]
    [InlineData(-80, 12)]
    [InlineData(20, 4)]
    [InlineData(50, 0.5)]
    [InlineData(50, 0)]
    public void The_offset_is_found_as_far_as_the_lean_shows_it(double mg, double leanDeg)
    {
        // What is left of it by the prior of 1.5 in 40 mg.
        double c = Math.Sin(leanDeg * Math.PI / 180);
        double share = c * c / ((c * c) + Math.Pow(1.5 / 40, 2));
        Stand(new V3(0, 0, mg));
        Assert.Equal(1, Run(s_first, new V3(0, 0, mg), leanDeg));

        // But for the second order of lean and offset.
        Assert.InRange((_offset.Z / 16777.216) - (mg * share), -4, 4);
        Assert.Equal(0, _offset.X);
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(0, 40)]
    [InlineData(-40, -40)]
    public void An_offset_that_is_not_along_the_back_is_not_taken_for_one(double xMg, double yMg)
    {
        Stand(new V3(xMg, yMg, 0));
        Run(s_first, new V3(xMg, yMg, 0), 6);

        // An offset of 40 mg upward makes 0.2 mg of a lean of 6°, and that 2 mg along the back.
        Assert.InRange(_offset.Z / 16777.216, -4, 4);
    }

    [Fact]
    public void It_is_judged_four_times_and_then_stays()
    {
        var offset = new V3(0, 0, 60);
        Stand(offset);
        Assert.Equal(0, Run(s_first - 1, offset, 6));
        Assert.Equal(4, Run(s_last - s_first + 1, offset, 6));
        int found = _offset.Z;
        Assert.Equal(0, Run(2 * s_last, new V3(0, 0, -60), 6));
        Assert.Equal(found, _offset.Z);
    }

    [Fact]
    public void What_the_filter_takes_off_is_not_found_a_second_time()
    {
        var offset = new V3(0, 0, 60);
        Stand(offset);
        Run(s_first, offset, 6);
        int found = _offset.Z;
        Run(s_last - s_first, offset, 6);
        Assert.InRange((_offset.Z - found) / 16777.216, -0.5, 0.5);
    }

    [Fact]
    public void It_adds_up_what_it_says_has_changed()
    {
        Stand(new V3(0, 0, 60));
        int x = 0;
        int y = 0;
        int z = 0;
        for (int i = 0; i < s_last; i++)
        {
            if (Run(1, new V3(0, 0, i < 200 ? 60 : -20), 6) == 1)
            {
                x += _offset.ChangeX;
                y += _offset.ChangeY;
                z += _offset.ChangeZ;
            }
        }

        Assert.Equal((_offset.X, _offset.Y, _offset.Z), (x, y, z));
        Assert.NotEqual(0, z);
    }

    [Fact]
    public void Nothing_is_found_without_standing_and_nothing_outlives_forgetting()
    {
        Assert.Equal(0, Run(s_last, new V3(0, 0, 60), 6));
        Stand(new V3(0, 0, 60));
        Run(s_first, new V3(0, 0, 60), 6);
        Assert.NotEqual(0, _offset.Z);
        _offset.Forget();
        Assert.Equal((0, 0, 0), (_offset.X, _offset.Y, _offset.Z));
        Assert.Equal(0, Run(s_last, new V3(0, 0, 60), 6));
    }

    [Fact]
    public void After_a_pause_up_has_to_settle_again()
    {
        var offset = new V3(0, 0, 60);
        Stand(offset);
        Run(s_first - 1, offset, 6);
        _offset.Pause();
        Assert.Equal(0, Run(Constant.Of<BackOffset>("ToSettle") - 1, offset, 6));
        Assert.Equal(1, Run(1, offset, 6));
    }

    [Theory]
    [InlineData(60, 6)]
    [InlineData(-80, 12)]
    public void What_is_kept_is_what_was_known_and_stays(double mg, double leanDeg)
    {
        var offset = new V3(0, 0, mg);
        Stand(offset);
        Run(s_last, offset, leanDeg);
        var restored = new BackOffset();
        restored.Restore(_offset.Along, _mount);
        Assert.NotEqual(0, restored.Z);
        Assert.InRange(restored.X - _offset.X, -256, 256);
        Assert.InRange(restored.Y - _offset.Y, -256, 256);
        Assert.InRange(restored.Z - _offset.Z, -256, 256);

        Assert.InRange(restored.Along - _offset.Along, -1, 1);
    }

    [Fact]
    public void Any_number_that_is_restored_is_taken_for_100_mg_at_most()
    {
        foreach (int along in new[] { short.MinValue, -BackOffset.Largest - 1, BackOffset.Largest + 1, short.MaxValue })
        {
            _mount.SetFromGravity(3000, 20000, -9000);
            _offset.Restore(along, _mount);
            Assert.InRange(_offset.Along, -BackOffset.Largest, BackOffset.Largest);
            Assert.InRange(_offset.Along * Math.Sign(along), BackOffset.Largest - 4, BackOffset.Largest);
        }
    }

    [Fact]
    public void Nothing_that_a_chip_can_say_makes_it_more_than_100_mg()
    {
        var random = new Random(1);
        for (int run = 0; run < 200; run++)
        {
            Stand(new V3(random.Next(-300, 300), random.Next(-300, 300), random.Next(-300, 300)));
            for (int i = 0; i < s_last; i++)
            {
                _offset.Take(random.Next(-9000, 9000), random.Next(-9000, 9000), random.Next(-9000, 9000), _mount);
            }

            Assert.InRange(_offset.Z / 16777.216, -100.1, 100.1);
        }
    }

    /// <summary>The whole way: with whatever offset along the back a chip is told, it tells the same drops of the same run.</summary>
    [Theory]
    [InlineData(80)]
    [InlineData(-80)]
    public void A_chip_with_an_offset_along_the_back_tells_the_drops_of_one_without(double mg)
    {
        Recording plain = Recording.Of("steady", 1, 100);
        double counts = mg / 1000 * ImuScale.AccelCountsPerG;
        Recording off = plain.Changed((force, rate) => (force + new V3(0, 0, counts), rate));
        double change = SumOf(off) - SumOf(plain);

        // Without it a rotation of ±6° makes 0.4 … 0.5° of 80 mg.
        Assert.InRange(change, -0.25, 0.25);
    }

    /// <summary>A cut of the power in mid-run does not cost what was found: the drops go on as they would have.</summary>
    [Theory]
    [InlineData(80)]
    [InlineData(-80)]
    public void After_a_restart_the_offset_is_still_taken_off(double mg)
    {
        // After the last judgement.
        const int Restart = 2250;
        double counts = mg / 1000 * ImuScale.AccelCountsPerG;
        Recording off = Recording.Of("steady", 1, 140).Changed((force, rate) => (force + new V3(0, 0, counts), rate));
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        off.PlayTo(monitor, 0, Restart);
        var kept = new RunState();
        monitor.Keep(kept);
        int before = log.Stances.Count;
        off.PlayTo(monitor, Restart, off.Blocks.Length);

        var after = new EventLog();
        var restarted = new HipMonitor(new AlertSettings(), after);
        restarted.Restore(kept);
        off.PlayTo(restarted, Restart, off.Blocks.Length);
        foreach (Side side in new[] { Side.Left, Side.Right })
        {
            double[] drops = [.. after.OfSide(side).Skip(3).Select(stance => (double)stance.DropPeakCdeg)];
            double[] unhurt = [.. log.OfSide(side).TakeLast(drops.Length).Select(stance => (double)stance.DropPeakCdeg)];
            Assert.True(drops.Length > 40 && log.Stances.Count > before + 80);
            Assert.InRange(drops.Average() - unhurt.Average(), -5, 5);
        }
    }

    /// <summary>Mean of both sides' mean peak drop from half a minute on, degrees.</summary>
    private static double SumOf(Recording recording)
    {
        var log = new EventLog();
        var monitor = new HipMonitor(new AlertSettings(), log);
        monitor.StartStanding();
        recording.PlayTo(monitor);
        return (MeanOf(log, Side.Left) + MeanOf(log, Side.Right)) / 2;
    }

    private static double MeanOf(EventLog log, Side side) =>
        log.OfSide(side).Where(stance => stance.InitialContactUs > 30_000_000).Average(stance => stance.DropPeakCdeg) / 100;

    private void Stand(V3 offsetMg)
    {
        V3 force = Force(offsetMg, 0) * (16 * ImuScale.AccelCountsPerG);
        _mount.SetFromGravity((int)force.X >> 1, (int)force.Y >> 1, (int)force.Z >> 1);
        _offset.Start((int)Math.Round(force.X), (int)Math.Round(force.Y), (int)Math.Round(force.Z));
    }

    /// <summary>Calls of a run in which the pelvis leans and turns; how many of them judged.</summary>
    private int Run(int calls, V3 offsetMg, double leanDeg)
    {
        int judged = 0;
        V3 up = Force(offsetMg, leanDeg) * 4096;
        for (int i = 0; i < calls; i++)
        {
            // The filter's own state has the offset taken off.
            int x = (int)Math.Round(up.X) - (_offset.X >> 12);
            int y = (int)Math.Round(up.Y) - (_offset.Y >> 12);
            int z = (int)Math.Round(up.Z) - (_offset.Z >> 12);
            judged += _offset.Take(x, y, z, _mount) ? 1 : 0;
        }

        return judged;
    }

    /// <summary>Mean force of a clip that leans back by an angle, g.</summary>
    private static V3 Force(V3 offsetMg, double leanDeg)
    {
        (double sin, double cos) = Math.SinCos(leanDeg * Math.PI / 180);
        return new V3(0, cos, sin) + (offsetMg * 0.001);
    }
}
