using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class TurnMeterTests
{
    private const int BlocksPerStep = 9;

    private readonly TurnMeter _meter = new();
    private readonly MotionHistory _history = new();

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(-12)]
    [InlineData(200)]
    [InlineData(-1000)]
    public void A_steady_turn_is_told_after_two_strides(double dps)
    {
        Step(dps, 4);
        Assert.Equal(0, _meter.RateCdps);
        Step(dps, 1);
        Assert.InRange(_meter.RateCdps, (100 * dps) - 4, (100 * dps) + 4);
    }

    [Fact]
    public void The_pelvis_that_swings_at_every_step_is_no_turn()
    {
        for (int i = 0; i < 20; i++)
        {
            Step(i % 2 == 0 ? 80 : -80, 1);
            Assert.InRange(_meter.RateCdps, -10, 10);
        }
    }

    [Fact]
    public void Only_the_last_two_strides_count()
    {
        Step(30, 10);
        Step(0, 2);
        Assert.InRange(_meter.RateCdps, 1400, 2300);
        Step(0, 3);
        Assert.InRange(_meter.RateCdps, -10, 10);
    }

    [Fact]
    public void A_bias_that_drifts_is_followed_and_a_bend_is_not()
    {
        // 18 °C at 0.16 °/s/°C with a time constant of 400 s, at 2.8 steps a second: the worst warming up.
        for (int i = 0; i < 3000; i++)
        {
            double seconds = i * BlocksPerStep * 0.04;
            Step(2.88 * (1 - Math.Exp(-seconds / 400)), 1);
            Assert.InRange(_meter.RateCdps, -50, 50);
        }

        // A bend of a track takes half a minute at 6 °/s.
        double before = 2.88 * (1 - Math.Exp(-3000 * BlocksPerStep * 0.04 / 400));
        Step(before + 6, 83);
        Assert.InRange(_meter.RateCdps, 530, 620);
    }

    [Fact]
    public void A_break_begins_two_strides_anew()
    {
        Step(30, 10);
        _meter.Reset(ResetReason.SamplesLost, 0);
        Assert.Equal(0, _meter.RateCdps);
        Step(30, 4);
        Assert.Equal(0, _meter.RateCdps);
        Step(30, 1);
        Assert.InRange(_meter.RateCdps, 2980, 3000);
    }

    [Fact]
    public void A_bias_measured_anew_has_a_zero_of_its_own()
    {
        Step(1, 2000);
        Assert.InRange(_meter.RateCdps, -5, 5);
        _meter.Reset(ResetReason.MountFound, 0);
        Step(0, 5);
        Assert.InRange(_meter.RateCdps, -10, 10);
    }

    [Fact]
    public void A_day_without_a_step_leaves_the_next_steps_alone()
    {
        // Worn at a desk, and turning at 1 °/s all the time.
        _history.Turn = Turn(1);
        for (int i = 0; i < 24 * 60 * 60 * 25; i++)
        {
            _meter.Process(_history);
        }

        Step(20, 5);
        Assert.InRange(_meter.RateCdps, 0, 2050);
    }

    private void Step(double dps, int steps)
    {
        _history.Turn = Turn(dps);
        for (int i = 0; i < steps; i++)
        {
            for (int block = 0; block < BlocksPerStep; block++)
            {
                _meter.Process(_history);
            }

            _meter.NextStep();
        }
    }

    private static int Turn(double dps) => (int)Math.Round(dps * ImuScale.GyroCountsPer10Dps / 10 * ImuScale.BlockSamples);
}
