using System;
using System.Linq;
using HipSense.Core;
using HipSense.Phone.Live;
using Xunit;

namespace HipSense.Tests.Phone.Live;

public sealed class SettingsAdviceTests
{
    private readonly ClipSettings _clip = new(new AlertSettings());
    private readonly Choices _phone = new();

    [Fact]
    public void The_defaults_go_together() => Assert.Empty(SettingsAdvice.Of(_clip, _phone));

    [Theory]
    [InlineData(true, "only this phone tells you")]
    [InlineData(false, "Nothing will tell you")]
    public void A_buzz_that_is_off_leaves_the_phone_or_nothing(bool sounds, string words)
    {
        _clip.MotorOn = false;
        (_phone.Sound, _phone.Vibration) = (sounds, false);
        Assert.Contains(words, Assert.Single(SettingsAdvice.Of(_clip, _phone)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(700, "all the time")]
    [InlineData(550, "never counts")]
    [InlineData(540, null)]
    public void A_fresh_drop_is_held_against_the_limit_of_its_own_leg(int freshCdeg, string? words)
    {
        _clip.Alerts.BaselineLeftCdeg = freshCdeg;
        _clip.Alerts.BaselineRightCdeg = 400;
        Assert.Equal(words is null ? 0 : 1, SettingsAdvice.Of(_clip, _phone).Count(advice => advice.Contains(words ?? "left leg", StringComparison.Ordinal) && advice.Contains("left leg", StringComparison.Ordinal)));
        _clip.Alerts.CeilingLeftCdeg = 900;
        Assert.Empty(SettingsAdvice.Of(_clip, _phone));
    }

    [Fact]
    public void Limits_that_are_far_apart_and_much_fading_are_told()
    {
        _clip.Alerts.CeilingLeftCdeg = 400;
        _clip.Alerts.CeilingRightCdeg = 750;
        _clip.FadedPercent = 80;
        string[] advice = [.. SettingsAdvice.Of(_clip, _phone)];
        Assert.Contains(advice, one => one.Contains("Of ten cues the clip keeps 8", StringComparison.Ordinal));
        Assert.Contains(advice, one => one.Contains("more than 3° apart", StringComparison.Ordinal));
    }
}
