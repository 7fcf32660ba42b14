using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class MovementRuleTests
{
    private readonly MovementRule _rule = new();

    [Fact]
    public void A_swing_of_a_quarter_g_for_two_seconds_is_walking()
    {
        var wave = new ForceWave(Swinging(from: 5, until: 1000, swing: 0.6));
        Play(wave, 5);
        Assert.Equal(Activity.Still, _rule.Activity);
        Play(wave, 6.5);
        Assert.Equal(Activity.Still, _rule.Activity);
        Play(wave, 8.1);
        Assert.Equal(Activity.Walking, _rule.Activity);
        Assert.InRange(_rule.Since / 200.0, 4, 6);
    }

    [Fact]
    public void A_second_of_standing_is_standing()
    {
        var wave = new ForceWave(Swinging(from: 0, until: 5, swing: 0.6));
        Play(wave, 5);
        Assert.Equal(Activity.Walking, _rule.Activity);
        Play(wave, 7.1);
        Assert.Equal(Activity.Still, _rule.Activity);
        Assert.InRange(_rule.Since / 200.0, 5, 6.1);
    }

    [Theory]
    [InlineData(0.27, Activity.Walking)]
    [InlineData(0.23, Activity.Still)]
    public void Walking_begins_at_a_quarter_g(double swing, Activity expected)
    {
        Play(new ForceWave(Swinging(0, 1000, swing)), 10);
        Assert.Equal(expected, _rule.Activity);
    }

    [Theory]
    [InlineData(0.12, Activity.Walking)]
    [InlineData(0.09, Activity.Still)]
    public void Standing_begins_at_a_tenth_of_a_g(double swing, Activity expected)
    {
        Play(new ForceWave(time => time < 5 ? Swinging(0, 5, 0.6)(time) : Swinging(0, 1000, swing)(time)), 10);
        Assert.Equal(expected, _rule.Activity);
    }

    [Fact]
    public void A_single_knock_is_not_walking()
    {
        Play(new ForceWave(time => time is > 5.1 and < 5.3 ? 2 : 1), 20);
        Assert.Equal(Activity.Still, _rule.Activity);
    }

    [Fact]
    public void What_the_sensor_reads_for_one_g_does_not_matter()
    {
        var wave = new ForceWave(Swinging(0, 1000, 0.27));
        wave.History.Unit = 1700;
        Play(wave, 10);
        Assert.Equal(Activity.Walking, _rule.Activity);
    }

    /// <summary>1 g, and at times a swing from peak to peak, two a second.</summary>
    private static Func<double, double> Swinging(double from, double until, double swing) =>
        time => time < from || time > until ? 1 : 1 + (swing / 2 * Math.Sin(4 * Math.PI * time));

    private void Play(ForceWave wave, double untilSeconds)
    {
        while (wave.Now < untilSeconds)
        {
            wave.NextBlock();
            _rule.Process(wave.History);
        }
    }
}
