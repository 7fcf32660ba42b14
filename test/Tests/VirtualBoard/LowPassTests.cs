using System;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class LowPassTests
{
    [Theory]
    [InlineData(184, 2.0)]
    [InlineData(94, 3.0)]
    [InlineData(44, 4.9)]
    [InlineData(42, 4.8)]
    [InlineData(21, 8.5)]
    [InlineData(20, 8.3)]
    public void It_has_the_bandwidth_and_the_delay_of_the_data_sheet(double bandwidthHz, double delayMs)
    {
        Assert.Equal(Math.Sqrt(0.5), Gain(bandwidthHz, delayMs, bandwidthHz), 3);
        Assert.Equal(delayMs, DelayOfARampMs(bandwidthHz, delayMs), 2);
    }

    [Theory]
    [InlineData(10, 13.8, 15.9)]
    [InlineData(5, 19.0, 31.8)]
    public void The_narrowest_keep_the_bandwidth_and_are_later_than_the_data_sheet(double bandwidthHz, double delayMs, double expectedMs)
    {
        Assert.Equal(Math.Sqrt(0.5), Gain(bandwidthHz, delayMs, bandwidthHz), 3);
        Assert.Equal(expectedMs, DelayOfARampMs(bandwidthHz, delayMs), 0);
    }

    [Fact]
    public void Nothing_is_ever_made_larger()
    {
        for (int frequency = 1; frequency < 400; frequency += 13)
        {
            Assert.InRange(Gain(44, 4.9, frequency), 0, 1.0001);
            Assert.InRange(Gain(184, 2.0, frequency), 0, 1.0001);
        }
    }

    [Fact]
    public void It_starts_as_if_it_had_always_been_so()
    {
        var filter = new LowPass();
        filter.Set(44, 4.9e-3);
        filter.Step(1, -2, 3);
        Assert.Equal(1, filter.X, 1e-12);
        Assert.Equal(-2, filter.Y, 1e-12);
        Assert.Equal(3, filter.Z, 1e-12);
    }

    [Fact]
    public void Turned_off_it_lets_everything_through()
    {
        var filter = new LowPass();
        filter.Set(44, 4.9e-3);
        filter.Step(0, 0, 0);
        filter.TurnOff();
        filter.Step(5, 6, 7);
        Assert.Equal((5, 6, 7), (filter.X, filter.Y, filter.Z));
    }

    private static double Gain(double bandwidthHz, double delayMs, double frequencyHz)
    {
        var filter = new LowPass();
        filter.Set(bandwidthHz, delayMs / 1000);
        double sine = 0;
        double cosine = 0;
        for (int tick = 0; tick < 20_000; tick++)
        {
            double angle = 2 * Math.PI * frequencyHz * tick / 1000;
            filter.Step(Math.Sin(angle), 0, 0);
            if (tick >= 10_000)
            {
                sine += filter.X * Math.Sin(angle) / 5_000;
                cosine += filter.X * Math.Cos(angle) / 5_000;
            }
        }

        return Math.Sqrt((sine * sine) + (cosine * cosine));
    }

    private static double DelayOfARampMs(double bandwidthHz, double delayMs)
    {
        var filter = new LowPass();
        filter.Set(bandwidthHz, delayMs / 1000);
        for (int tick = 0; tick <= 5_000; tick++)
        {
            filter.Step(tick, 0, 0);
        }

        return 5_000 - filter.X;
    }
}
