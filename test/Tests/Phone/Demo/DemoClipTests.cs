using System;
using HipSense.Phone.Demo;
using Xunit;

namespace HipSense.Tests.Phone;

public class DemoClipTests
{
    [Fact]
    public void It_keeps_the_time_of_the_clock_and_its_zone()
    {
        var time = new ManualTime();
        using var demo = new DemoClip(time);
        Assert.Equal(time.LocalTimeZone, demo.Time.LocalTimeZone);
        double atFirstMs = (demo.Time.GetUtcNow() - time.GetUtcNow()).TotalMilliseconds;
        for (int second = 0; second < 90; second++)
        {
            time.Pass(1);
            Assert.InRange((demo.Time.GetUtcNow() - time.GetUtcNow()).TotalMilliseconds - atFirstMs, -60, 60);
        }
    }

    [Fact]
    public void On_a_phone_that_was_away_it_goes_on_where_it_was()
    {
        var time = new ManualTime();
        using var demo = new DemoClip(time);
        time.Pass(10);
        DateTimeOffset before = demo.Time.GetUtcNow();
        time.Sleep(600);
        time.Pass(1);
        Assert.InRange((demo.Time.GetUtcNow() - before).TotalSeconds, 0.8, 1.5);
        Assert.False(demo.IsOver);
    }
}
