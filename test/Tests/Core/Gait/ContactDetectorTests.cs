using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class ContactDetectorTests
{
    private static readonly double s_landingG = Constant.Of<ContactDetector>("LandingLevel") / 256.0;
    private static readonly double s_leavingG = Constant.Of<ContactDetector>("LeavingLevel") / 256.0;

    private readonly ContactDetector _detector = new();
    private readonly List<double> _landings = [];
    private readonly List<double> _leavings = [];
    private readonly List<int> _peaks = [];
    private readonly List<int> _troughs = [];

    [Fact]
    public void Half_sine_stances_are_timed_to_a_millisecond() =>
        Gen.Select(Gen.Double[0.29, 0.44], Gen.Double[0.5, 0.85], Gen.Double[0, 0.04]).Sample((step, share, phase) =>
        {
            double contact = step * share;
            double top = Math.PI * step / (2 * contact);
            double Force(double time)
            {
                double since = time - 0.5 - phase;
                double inStep = since - (Math.Floor(since / step) * step);
                return since < 0 || inStep > contact ? 0 : top * Math.Sin(Math.PI * inStep / contact);
            }

            var test = new ContactDetectorTests();
            test.Play(new ForceWave(Force), 6);
            int expected = (int)((6 - 0.6 - phase - contact) / step);
            Assert.InRange(test._landings.Count, expected, expected + 2);
            Assert.InRange(test._leavings.Count, expected, expected + 2);
            double rise = contact / Math.PI * Math.Asin(s_landingG / top);
            double fall = FallOf(Force, 0.5 + phase + (step * 3) + (contact / 2), 0.5 + phase + (step * 3) + contact + 0.04) - (step * 3);
            for (int i = 0; i < expected; i++)
            {
                Assert.InRange(test._landings[i] - (0.5 + phase + (i * step)) - rise, -0.001, 0.001);
                Assert.InRange(test._leavings[i] - (i * step) - fall, -0.001, 0.001);
            }

            double highest = Enumerable.Range(0, 400).Max(i => Mean(Force, 0.5 + phase + (3 * step) + (i * 0.001)));
            Assert.All(test._peaks.Skip(1), peak => Assert.InRange(peak / 256.0, highest - 0.03, highest + 0.01));
            Assert.All(test._troughs, trough => Assert.Equal(0, trough));
        });

    [Theory]
    [InlineData(1700)]
    [InlineData(2400)]
    public void Levels_are_shares_of_what_the_sensor_reads_for_one_g(int unit)
    {
        var wave = new ForceWave(Stances(0.3, 2.3));
        wave.History.Unit = unit;
        Play(wave, 3);
        var plain = new ContactDetectorTests();
        plain.Play(new ForceWave(Stances(0.3, 2.3)), 3);
        Assert.Equal(plain._landings.Count, _landings.Count);
        Assert.All(_landings.Zip(plain._landings), pair => Assert.Equal(pair.Second, pair.First, 0.0005));
        Assert.All(_leavings.Zip(plain._leavings), pair => Assert.Equal(pair.Second, pair.First, 0.0005));
        Assert.All(_peaks.Zip(plain._peaks), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
    }

    [Fact]
    public void A_wiggle_of_the_trunk_before_the_foot_lands_is_no_landing()
    {
        // 0.9 g for 15 ms, 60 ms before the foot.
        static double Wiggle(double time) => time is > 0.94 and < 0.955 ? 0.9 : Stance(1, 0.25, 2.4)(time);
        Play(new ForceWave(Wiggle), 2);
        Assert.Single(_landings);
        Assert.InRange(_landings[0], 1.01, 1.04);
    }

    [Fact]
    public void A_dip_between_impact_and_push_does_not_end_the_stance()
    {
        Play(new ForceWave(Dipped(0.015)), 2);
        Assert.Single(_landings);
        Assert.Single(_leavings);
        Assert.InRange(_leavings[0], 1.25, 1.30);
    }

    [Fact]
    public void A_dip_of_70_ms_is_a_flight()
    {
        Play(new ForceWave(Dipped(0.07)), 2);
        Assert.InRange(_leavings[0], 1.08, 1.14);
    }

    [Fact]
    public void The_braking_force_tells_a_landing_before_the_weight_does()
    {
        Func<double, double> vertical = Stances(0.3, 2.3);
        var plain = new ContactDetectorTests();
        plain.Play(new ForceWave(vertical), 3);
        Play(new ForceWave(vertical, time => vertical(time + 0.01)), 3);
        Assert.All(_landings.Zip(plain._landings), pair => Assert.Equal(pair.Second - 0.01, pair.First, 0.0005));
        Assert.Equal(plain._leavings, _leavings);
    }

    [Fact]
    public void Two_landings_are_200_ms_apart_at_the_least()
    {
        // A stance of 80 ms, and another 130 ms after it began.
        Play(new ForceWave(time => Stance(1, 0.08, 4)(time) + Stance(1.13, 0.06, 4)(time)), 2);
        Assert.Single(_landings);
    }

    [Fact]
    public void A_bounce_is_refused_and_not_told_later()
    {
        // The second force begins too early for a foot, and goes on until it would no longer be.
        Play(new ForceWave(time => Stance(1, 0.1, 4)(time) + Stance(1.15, 0.15, 3)(time) + Stance(1.6, 0.2, 3)(time)), 2);
        Assert.Equal(2, _landings.Count);
        Assert.InRange(_landings[1], 1.6, 1.65);
    }

    [Fact]
    public void A_shuffler_lands_though_he_never_flies()
    {
        // Never under 0.55 g.
        Play(new ForceWave(time => 1.1 + (0.55 * Math.Sin(2 * Math.PI * time / 0.4))), 5);
        Assert.InRange(_landings.Count, 11, 12);
        Assert.All(_landings.Zip(_landings.Skip(1)), pair => Assert.Equal(0.4, pair.Second - pair.First, 0.001));
    }

    [Fact]
    public void Whoever_never_takes_weight_off_does_not_land()
    {
        Play(new ForceWave(time => s_landingG + 0.5 + (0.48 * Math.Sin(2 * Math.PI * time / 0.35))), 5);
        Assert.Empty(_landings);
    }

    [Fact]
    public void Pressing_for_more_than_800_ms_is_no_stance()
    {
        Play(new ForceWave(time => time is > 1 and < 2 ? 1.5 : time is > 3 and < 3.25 ? 2 : 0), 4);
        Assert.Equal(2, _landings.Count);
        Assert.Single(_leavings);
        Assert.InRange(_leavings[0], 3.2, 3.3);
    }

    [Fact]
    public void What_is_missing_in_a_stance_takes_the_stance_along()
    {
        var wave = new ForceWave(Stances(0.3, 2.3));
        Play(wave, 2);
        while (wave.Now - _landings[^1] is < 0.04 or > 0.1)
        {
            Play(wave, wave.Now + 0.04);
        }

        double lost = _landings[^1];
        int leavings = _leavings.Count;
        _detector.Reset(ResetReason.SamplesLost, wave.History.Count);
        Play(wave, 3.9);
        Assert.DoesNotContain(_leavings.Skip(leavings), leaving => leaving < lost + 0.3);
        Assert.InRange(_landings.First(landing => landing > lost), lost + 0.29, lost + 0.31);
        Assert.True(_leavings.Count > leavings + 2);
    }

    private static Func<double, double> Dipped(double seconds) => time => time switch
    {
        > 1 and < 1.09 => 2,
        >= 1.09 when time < 1.09 + seconds => 0.3,
        >= 1.09 and < 1.26 => 2.2,
        _ => 0,
    };

    private static Func<double, double> Stance(double at, double contact, double top) =>
        time => time < at || time > at + contact ? 0 : top * Math.Sin(Math.PI * (time - at) / contact);

    /// <summary>Stances that take 0.7 of a step, beginning at 0.5 s.</summary>
    private static Func<double, double> Stances(double step, double top) =>
        time => time < 0.5 ? 0 : Stance(0, 0.7 * step, top)((time - 0.5) % step);

    private static double Mean(Func<double, double> force, double time) => Enumerable.Range(0, 8).Average(i => force(time - (0.005 * i)));

    private static double FallOf(Func<double, double> force, double from, double until)
    {
        for (int i = 0; i < 50; i++)
        {
            double middle = (from + until) / 2;
            (from, until) = Mean(force, middle) > s_leavingG ? (middle, until) : (from, middle);
        }

        return from;
    }

    private void Play(ForceWave wave, double untilSeconds)
    {
        while (wave.Now < untilSeconds)
        {
            wave.NextBlock();
            _detector.Process(wave.History);
            if (_detector.Landed)
            {
                _landings.Add(_detector.LandingQ8 / 256.0 / ImuScale.RateHz);
                _troughs.Add(_detector.Trough);
            }

            if (_detector.Left)
            {
                _leavings.Add(_detector.LeavingQ8 / 256.0 / ImuScale.RateHz);
                _peaks.Add(_detector.Peak);
            }
        }
    }
}
