using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class StanceMeterTests
{
    private const int Period = 70;
    private const int Contact = 40;

    private readonly StanceMeter _meter = new() { NoZero = false };
    private readonly MotionHistory _history = new();
    private int _landing = 1000;

    [Fact]
    public void Times_are_those_of_the_contact_timing()
    {
        var expected = new Stance();
        ContactTiming.Set(StepAt(1000, Period), expected);
        Stance stance = Measure();
        Assert.Equal(expected.InitialContactUs, stance.InitialContactUs);
        Assert.Equal(expected.ToeOffUs, stance.ToeOffUs);
        Assert.Equal(Period * 5000, stance.StepUs);
    }

    [Fact]
    public void The_drop_is_the_extreme_of_the_smooth_tilt_in_the_first_60_percent_of_contact() =>
        Gen.Select(Gen.Double[-12, 12], Gen.Double[0.1, 0.5], Gen.Double[-10, 10], Gen.Int[1900, 2200]).Sample((bump, at, offset, unit) =>
        {
            var test = new StanceMeterTests();
            test._history.Unit = unit;
            test._history.UpLength = 2 * unit;
            double Degrees(double share) => offset + (bump * Math.Exp(-Math.Pow((share - at) / 0.15, 2)));
            Stance stance = test.Measure(share => Degrees(share));
            double[] seen = [.. Enumerable.Range(0, 600).Select(i => Degrees(i / 1000.0))];

            // 40 ms are averaged, of a bump that is 90 ms wide at the least.
            Assert.InRange(stance.HighestTiltCdeg / 100.0, seen.Max() - 0.2 - (0.22 * Math.Abs(bump)), seen.Max() + 0.2);
            Assert.InRange(stance.LowestTiltCdeg / 100.0, seen.Min() - 0.2, seen.Min() + 0.2 + (0.22 * Math.Abs(bump)));
            Assert.InRange(stance.ContactTiltCdeg / 100.0, Degrees(0) - 0.2 - (0.22 * Math.Abs(bump)), Degrees(0) + 0.2 + (0.22 * Math.Abs(bump)));
        });

    [Fact]
    public void The_tilt_is_the_mean_over_the_contact_and_no_more() =>
        Gen.Select(Gen.Double[-15, 25], Gen.Double[-20, 20], Gen.Double[-20, 20]).Sample((lean, slope, bow) =>
        {
            // Outside of the contact it is quite another; the ends of the blocks are 13 % of this contact apart.
            double Degrees(double share) => share is < -0.14 or > 1.14 ? 40 : lean + (slope * (share - 0.5)) + (bow * Math.Pow(share - 0.5, 2));
            double mean = lean + (bow / 12);
            Assert.InRange(new StanceMeterTests().Measure(tiltDegrees: Degrees).TiltCdeg / 100.0, mean - 0.2, mean + 0.2);
        });

    [Fact]
    public void What_the_pelvis_does_later_does_not_count()
    {
        Stance stance = Measure(share => share is < -0.25 or > 0.8 ? 30 : 2);
        Assert.InRange(stance.HighestTiltCdeg, 190, 210);
        Assert.InRange(stance.LowestTiltCdeg, 190, 210);
        Assert.InRange(stance.ContactTiltCdeg, 190, 210);
    }

    [Fact]
    public void Wobble_of_the_clip_is_averaged_out()
    {
        // 20 Hz, 3°: what a snug belt does when the foot lands.
        Stance stance = Measure(share => 3 + (3 * Math.Sin(2 * Math.PI * 20 * share * 0.256)));
        Assert.InRange(stance.HighestTiltCdeg, 290, 400);
        Assert.InRange(stance.LowestTiltCdeg, 200, 310);
    }

    [Theory]
    [InlineData(299, StanceDoubts.None)]
    [InlineData(301, StanceDoubts.Bend)]
    [InlineData(-299, StanceDoubts.None)]
    [InlineData(-301, StanceDoubts.Bend)]
    public void Three_degrees_a_second_are_a_bend(int cdps, StanceDoubts expected) => Assert.Equal(expected, Measure(turnCdps: cdps).Doubts);

    [Theory]
    [InlineData(StanceDoubts.Clipped)]
    [InlineData(StanceDoubts.Gap)]
    public void A_doubt_lasts_a_second(StanceDoubts doubt)
    {
        _meter.Doubt(doubt, _landing);
        var doubts = new List<StanceDoubts>();
        for (int i = 0; i < 5; i++)
        {
            doubts.Add(Measure().Doubts);
        }

        Assert.Equal([doubt, doubt, StanceDoubts.None, StanceDoubts.None, StanceDoubts.None], doubts);
    }

    [Fact]
    public void Doubts_of_one_second_add_up_and_old_ones_are_forgotten()
    {
        _meter.Doubt(StanceDoubts.Clipped, _landing);
        _meter.Doubt(StanceDoubts.Gap, _landing + 10);
        Assert.Equal(StanceDoubts.Clipped | StanceDoubts.Gap, Measure().Doubts);
        _landing += 500;
        _meter.Doubt(StanceDoubts.Gap, _landing);
        Assert.Equal(StanceDoubts.Gap, Measure().Doubts);
    }

    [Theory]
    [InlineData(-0.30, -0.02, false)]
    [InlineData(-0.30, 0.01, true)]
    [InlineData(0.10, 0.12, true)]
    [InlineData(-1, 2, true)]
    [InlineData(0.25, 0.9, true)]
    [InlineData(0.30, 0.9, false)]
    public void A_stance_that_the_motor_shook_is_known(double fromSeconds, double untilSeconds, bool expected)
    {
        // Seconds after initial contact; contact takes 0.256 s.
        var stance = new Stance();
        ContactTiming.Set(StepAt(_landing, Period), stance);
        long contactUs = stance.InitialContactUs;
        _meter.Shake(contactUs + (long)(1e6 * fromSeconds), contactUs + (long)(1e6 * untilSeconds));
        Assert.Equal(expected, (Measure().Doubts & StanceDoubts.Shaken) != 0);
    }

    [Theory]
    [InlineData(70, StanceDoubts.None)]
    [InlineData(79, StanceDoubts.None)]
    [InlineData(82, StanceDoubts.SpeedChange)]
    [InlineData(61, StanceDoubts.None)]
    [InlineData(58, StanceDoubts.SpeedChange)]
    public void A_stride_that_is_15_percent_off_is_a_change_of_speed(int period, StanceDoubts expected)
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(StanceDoubts.None, Measure().Doubts);
        }

        Measure(period: period);
        Assert.Equal(expected, Measure(period: period).Doubts);
    }

    [Fact]
    public void A_new_speed_is_soon_the_usual_one()
    {
        for (int i = 0; i < 20; i++)
        {
            Measure();
        }

        StanceDoubts[] doubts = [.. Enumerable.Range(0, 40).Select(_ => Measure(period: 56).Doubts)];
        Assert.Equal(StanceDoubts.SpeedChange, doubts[2]);
        Assert.All(doubts[25..], doubt => Assert.Equal(StanceDoubts.None, doubt));
    }

    [Fact]
    public void A_limp_is_no_change_of_speed()
    {
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(StanceDoubts.None, Measure(period: i % 2 == 0 ? 55 : 85).Doubts);
        }
    }

    [Fact]
    public void After_a_stop_the_speed_is_a_new_one()
    {
        for (int i = 0; i < 20; i++)
        {
            Measure();
        }

        _meter.Reset(ResetReason.RunnerStopped, 0);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(StanceDoubts.None, Measure(period: 52).Doubts));
    }

    [Fact]
    public void A_step_without_a_step_before_it_is_no_change_of_speed()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(StanceDoubts.None, Measure(period: i % 5 == 0 ? 0 : Period).Doubts);
        }
    }

    [Fact]
    public void Without_a_standing_zero_every_stance_says_so()
    {
        _meter.NoZero = true;
        Assert.Equal(StanceDoubts.NoZero, Measure().Doubts);
        Assert.Equal(StanceDoubts.NoZero, Measure().Doubts);
    }

    [Fact]
    public void While_road_or_clip_tilt_every_stance_says_so()
    {
        _meter.Tilted = true;
        Assert.Equal(StanceDoubts.Tilted, Measure().Doubts);
        _meter.Tilted = false;
        Assert.Equal(StanceDoubts.None, Measure().Doubts);
    }

    private static Step StepAt(int landing, int period) =>
        new() { LandingQ8 = (long)landing << 8, LeavingQ8 = (long)(landing + Contact) << 8, PeriodQ8 = period << 8 };

    /// <summary>Measures a step of 40 samples between crossings, with obliquity and tilt in degrees by the share of the contact that is over.</summary>
    private Stance Measure(Func<double, double>? degrees = null, int turnCdps = 0, int period = Period, Func<double, double>? tiltDegrees = null)
    {
        Step step = StepAt(_landing, period);
        var stance = new Stance();
        ContactTiming.Set(step, stance);
        long contactUs = stance.InitialContactUs;
        double wholeUs = stance.ContactUs;
        for (int pair = (_landing - 60) / 2; pair < (_landing + 80) / 2; pair++)
        {
            // What is felt is as old as the delay of the chip's low-pass.
            double share = ((((2 * pair) - 1.5) * 5000.0) - contactUs) / wholeUs;
            double sine = Math.Sin((degrees?.Invoke(share) ?? 0) * Math.PI / 180);
            _history.Tilt[pair & MotionHistory.Mask] = (short)Math.Round(sine * _history.UpLength);
        }

        for (int block = (_landing - 60) / 8; block < (_landing + 80) / 8; block++)
        {
            double share = ((((8 * block) + 6.5) * 5000.0) - contactUs) / wholeUs;
            double sine = Math.Sin((tiltDegrees?.Invoke(share) ?? 0) * Math.PI / 180);
            _history.UpBackSum[block & BlockRing.Mask] = _history.UpBackSum[(block - 1) & BlockRing.Mask] + (int)Math.Round(sine * _history.UpLength);
        }

        _history.Count = _landing + Contact + 26;
        _meter.Measure(step, _history, turnCdps, stance);
        _landing += Period;
        return stance;
    }
}
