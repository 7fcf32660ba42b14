using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class GyroBiasTests
{
    /// <summary>Calls in a second.</summary>
    private const double CallsPerS = (double)ImuScale.RateHz / (ImuScale.BlockSamples * GyroBias.Blocks);

    private readonly GyroBias _bias = new();

    [Fact]
    public void A_count_is_the_angle_that_it_says()
    {
        double exact = Math.Pow(2, 33) * Math.PI / 180 / 32.8 * 0.005;
        Assert.InRange(GyroBias.AnglePerCount, exact - 0.5, exact + 0.5);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(160, -320, 13)]
    [InlineData(13000, -13000, 7)]
    public void It_starts_from_a_known_rate(int x, int y, int z)
    {
        _bias.Start(x, y, z);
        Assert.InRange((new V3(Counts(_bias.X), Counts(_bias.Y), Counts(_bias.Z)) - (new V3(x, y, z) * (1 / 16.0))).Length, 0, 0.001);
    }

    [Fact]
    public void At_rest_it_becomes_the_mean_rate()
    {
        _bias.Start(0, 0, 0);
        Rest(1.4, 60, -50, 0);
        Assert.False(_bias.AtRest);
        Assert.Equal((0, 0, 0), (_bias.X, _bias.Y, _bias.Z));
        Rest(0.3, 60, -50, 0);
        Assert.True(_bias.AtRest);
        Rest(8, 60, -50, 0);
        Assert.InRange(Counts(_bias.X), 59, 61);
        Assert.InRange(Counts(_bias.Y), -51, -49);
        Assert.InRange(Counts(_bias.Z), -1, 1);
    }

    [Fact]
    public void A_slow_turn_is_not_rest()
    {
        // 2.2 °/s for ever: a turntable, not a bias.
        _bias.Start(0, 0, 0);
        Rest(60, 0, 72, 0);
        Assert.InRange(Counts(_bias.Y), 0, 1);
        Assert.False(_bias.AtRest);
    }

    [Fact]
    public void A_drift_is_followed_at_rest()
    {
        _bias.Start(0, 0, 0);
        for (int degreesPerS = 1; degreesPerS <= 20; degreesPerS++)
        {
            Rest(10, (int)(32.8 * degreesPerS), 0, 0);
            Assert.InRange(Counts(_bias.X), (32.8 * degreesPerS) - 2, (32.8 * degreesPerS) + 2);
        }
    }

    [Fact]
    public void A_single_movement_begins_rest_anew()
    {
        _bias.Start(0, 0, 0);
        Rest(5, 0, 0, 0);
        Assert.True(_bias.AtRest);
        Assert.False(_bias.Rests(0, 0, 200));
        Assert.False(_bias.AtRest);
        Rest(1.3, 0, 0, 0);
        Assert.False(_bias.AtRest);
        Rest(1, 0, 0, 0);
        Assert.True(_bias.AtRest);
        _bias.Disturb();
        Assert.False(_bias.AtRest);
    }

    [Theory]
    [InlineData(16, 1.0, 5)]
    [InlineData(0, 2.5, 100)]
    public void A_lag_teaches_with_its_time_constants(int running, double tau, double learning)
    {
        // A bias of b lags by b·τ, and then b falls by 1/T_b of itself in a second.
        const double Dps = 3;
        _bias.Start((int)(Dps * 328 * 16 / 10), 0, 0);
        double lag = Dps * Math.PI / 180 * tau * Math.Pow(2, 20);
        double before = Counts(_bias.X);
        for (int i = 0; i < CallsPerS; i++)
        {
            _bias.Learn((int)lag, 0, 0, GyroBias.GainOtherwise + ((GyroBias.GainRunning - GyroBias.GainOtherwise) * running / 16));
        }

        // On the run what the drift has learned of it comes on top: half a second of 20.
        double share = (before - Counts(_bias.X)) / before;
        double drift = running > 0 ? 1 + (0.5 / 20) : 1;
        Assert.InRange(share * learning, drift * 0.9 * 13 / 12.5, drift * 1.1 * 13 / 12.5);
        Assert.Equal((0, 0), (_bias.Y, _bias.Z));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(-0.007)]
    public void A_drift_on_the_run_is_not_followed_late(double dpsPerS)
    {
        // The lag is that of the bias that is left; followed without a drift it would stay at five seconds of it.
        _bias.Start(0, 0, 0);
        double real = 0;
        for (int i = 0; i < 120 * CallsPerS; i++)
        {
            real += dpsPerS * 32.8 / CallsPerS;
            Learn(real, GyroBias.GainRunning);
        }

        Assert.InRange((real - Counts(_bias.X)) / (32.8 * dpsPerS), -0.5, 0.5);
    }

    [Fact]
    public void A_bias_that_leaps_is_overshot_by_little_and_a_drift_is_let_go_after_the_run()
    {
        _bias.Start(0, 0, 0);
        double most = 0;
        for (int i = 0; i < 40 * CallsPerS; i++)
        {
            Learn(100, GyroBias.GainRunning);
            most = Math.Max(most, Counts(_bias.X));
        }

        Assert.InRange(most, 101, 120);
        Assert.InRange(Counts(_bias.X), 97, 104);
        for (int i = 0; i < 60 * CallsPerS; i++)
        {
            Learn(100 + (0.5 * i / CallsPerS), GyroBias.GainRunning);
        }

        double end = Counts(_bias.X);
        for (int i = 0; i < 60 * CallsPerS; i++)
        {
            _bias.Learn(0, 0, 0, GyroBias.GainOtherwise);
        }

        // 0.5 counts a second over 2.6 s.
        Assert.InRange(Counts(_bias.X) - end, 0.5, 2);
    }

    [Fact]
    public void It_never_grows_beyond_what_a_gyro_can_have()
    {
        _bias.Start(0, 0, 0);
        for (int i = 0; i < 10_000; i++)
        {
            _bias.Learn(int.MaxValue, int.MinValue + 1, i % 2 == 0 ? int.MaxValue : int.MinValue + 1, GyroBias.GainAcquiring);
            Assert.InRange(Counts(_bias.X), -1000, 0);
            Assert.InRange(Counts(_bias.Y), 0, 1000);
            Assert.InRange(Counts(_bias.Z), -1000, 1000);
        }

        Assert.InRange(Counts(_bias.X), -1000, -900);
        _bias.Start(int.MaxValue / 16, int.MinValue / 16, 0);
        Assert.InRange(Counts(_bias.X), 900, 1000);
        Assert.InRange(Counts(_bias.Y), -1000, -900);
    }

    [Theory]
    [InlineData(820, true)]
    [InlineData(821, false)]
    [InlineData(-820, true)]
    [InlineData(-821, false)]
    public void Twenty_five_degrees_a_second_are_possible(int rate, bool possible) => Assert.Equal(possible, GyroBias.IsPossible(rate));

    /// <summary>One call after a lag that the rest of a bias about x makes, counts.</summary>
    private void Learn(double real, int gain)
    {
        double rest = (Counts(_bias.X) - real) / 32.8 * Math.PI / 180;
        _bias.Learn((int)Math.Round(rest * Math.Pow(2, 20)), 0, 0, gain);
    }

    private void Rest(double seconds, int x, int y, int z)
    {
        for (int i = 0; i < seconds * CallsPerS; i++)
        {
            _bias.Rests(x, y, z);
        }
    }

    private static double Counts(int angle) => (double)angle / GyroBias.AnglePerCount;
}
