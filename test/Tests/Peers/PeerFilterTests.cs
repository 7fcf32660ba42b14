using System;
using HipSense.Peers;
using Xunit;

namespace HipSense.Tests.Peers;

/// <summary>The filters of others do what their papers say, so that beating them means something.</summary>
public class PeerFilterTests
{
    private const double Degree = Math.PI / 180;

    public static TheoryData<string> Names => new("vqf", "mahony", "madgwick", "own");

    [Theory]
    [MemberData(nameof(Names))]
    public void Standing_askew_is_found(string name)
    {
        IUpFilter filter = Make(name);
        Vector up = new Vector(0.3, -0.5, 0.6).Normalized();
        for (int i = 0; i < 2000; i++)
        {
            filter.Update(default, up);
        }

        Assert.InRange(Vector.AngleDeg(filter.Up, up), 0, 0.01);
        Assert.Equal(1, filter.Up.Length, 9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_start_is_left_behind(string name)
    {
        IUpFilter filter = Make(name);
        filter.Update(default, new Vector(0.5, 0, 0.8).Normalized());
        for (int i = 0; i < 60 * SyntheticTilt.Rate; i++)
        {
            filter.Update(default, Vector.Vertical);
        }

        Assert.InRange(Vector.AngleDeg(filter.Up, Vector.Vertical), 0, 0.5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_turn_felt_by_the_gyro_alone_is_followed_at_once(string name)
    {
        IUpFilter filter = Make(name);
        for (int i = 0; i < 4000; i++)
        {
            filter.Update(default, Vector.Vertical);
        }

        // 60° about x within 0.3 s: up goes from z to between y and z.
        for (int i = 1; i <= 60; i++)
        {
            double angle = i * Degree;
            filter.Update(new Vector(200 * Degree, 0, 0), new Vector(0, Math.Sin(angle), Math.Cos(angle)));
        }

        Assert.InRange(Vector.AngleDeg(filter.Up, new Vector(0, Math.Sin(60 * Degree), Math.Cos(60 * Degree))), 0, 1.2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Up_stays_in_its_half_of_the_world_when_hung_upside_down(string name)
    {
        IUpFilter filter = Make(name);
        for (int i = 0; i < 100; i++)
        {
            filter.Update(default, new Vector(0, 0, -1));
        }

        Assert.InRange(Vector.AngleDeg(filter.Up, new Vector(0, 0, -1)), 0, 0.5);
    }

    [Theory]
    [InlineData("vqf", 0.8)]
    [InlineData("own", 1.2)]
    [InlineData("mahony", 4)]
    [InlineData("madgwick", 4)]
    public void Pushes_while_rocking_hardly_matter(string name, double limitDeg)
    {
        double rms = SyntheticTilt.RmsDeg(Make(name), SyntheticTilt.Rocking(60, 20, 1.2, 0.5, default), 20);
        Assert.InRange(rms, 0, limitDeg);
    }

    [Fact]
    public void Vqf_finds_the_bias_at_rest_and_in_motion()
    {
        var bias = new Vector(1.1 * Degree, -0.7 * Degree, 0.4 * Degree);
        var still = new VqfFilter(SyntheticTilt.Rate);
        foreach (var sample in SyntheticTilt.Rocking(20, 0, 1, 0, bias))
        {
            still.Update(sample.Rate, sample.Force);
        }

        Assert.True(still.AtRest);
        Assert.InRange((still.Bias - bias).Length / Degree, 0, 0.02);

        var moved = new VqfFilter(SyntheticTilt.Rate);
        foreach (var sample in SyntheticTilt.Rocking(300, 40, 0.4, 0.2, bias))
        {
            moved.Update(sample.Rate, sample.Force);
        }

        Assert.False(moved.AtRest);
        Assert.InRange(Math.Abs(moved.Bias.X - bias.X) / Degree, 0, 0.1);
        Assert.InRange(Math.Abs(moved.Bias.Y - bias.Y) / Degree, 0, 0.15);
    }

    [Fact]
    public void Vqf_believes_no_bias_over_its_limit()
    {
        var filter = new VqfFilter(SyntheticTilt.Rate);
        foreach (var sample in SyntheticTilt.Rocking(30, 0, 1, 0, new Vector(8 * Degree, 0, 0)))
        {
            filter.Update(sample.Rate, sample.Force);
        }

        Assert.False(filter.AtRest);
        Assert.InRange(filter.Bias.X / Degree, 0, 2.0001);
    }

    [Fact]
    public void Mahony_with_integral_gain_takes_the_bias_out_and_without_it_leans()
    {
        var bias = new Vector(1 * Degree, 0, 0);
        double with = SyntheticTilt.RmsDeg(new MahonyFilter(0.5, 0.05, SyntheticTilt.Rate), SyntheticTilt.Rocking(120, 0, 1, 0, bias), 90);
        double without = SyntheticTilt.RmsDeg(new MahonyFilter(0.5, 0, SyntheticTilt.Rate), SyntheticTilt.Rocking(120, 0, 1, 0, bias), 90);
        Assert.InRange(with, 0, 0.01);

        // Settled when kP·sin(error) is the bias: 2°.
        Assert.InRange(without, 1.9, 2.1);
    }

    [Fact]
    public void Madgwick_pulls_at_the_speed_of_beta()
    {
        // From 10°: from farther off the gradient, normalised with its part along the quaternion itself, pulls more slowly.
        const double Beta = 0.01;
        var filter = new MadgwickFilter(Beta, SyntheticTilt.Rate);
        filter.Update(default, new Vector(0, Math.Sin(10 * Degree), Math.Cos(10 * Degree)));
        for (int i = 0; i < 5 * SyntheticTilt.Rate; i++)
        {
            filter.Update(default, Vector.Vertical);
        }

        // The quaternion moves by β a second, the angle that it stands for by twice that.
        double expected = 10 - (2 * 5 * Beta / Degree);
        Assert.InRange(Vector.AngleDeg(filter.Up, Vector.Vertical), expected - 0.05, expected + 0.2);
    }

    [Fact]
    public void Own_filter_finds_the_bias_while_running()
    {
        var bias = new Vector(2 * Degree, -1 * Degree, 0);
        var filter = new TwoStageFilter { Running = true };
        foreach (var sample in SyntheticTilt.Rocking(60, 8, 1.4, 0.3, bias))
        {
            filter.Update(sample.Rate, sample.Force);
        }

        Assert.InRange(Math.Abs(filter.Bias.X - bias.X) / Degree, 0, 0.3);
        Assert.InRange(Math.Abs(filter.Bias.Y - bias.Y) / Degree, 0, 0.3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_samples_give_the_same_vector(string name)
    {
        IUpFilter[] filters = [Make(name), Make(name)];
        foreach (var sample in SyntheticTilt.Rocking(10, 20, 1.2, 0.5, new Vector(0.01, 0.02, -0.01)))
        {
            foreach (IUpFilter filter in filters)
            {
                filter.Update(sample.Rate, sample.Force);
            }
        }

        Assert.Equal(filters[0].Up, filters[1].Up);
    }

    private static IUpFilter Make(string name) => name switch
    {
        "vqf" => new VqfFilter(SyntheticTilt.Rate),
        "mahony" => new MahonyFilter(0.5, 0.02, SyntheticTilt.Rate),
        "madgwick" => new MadgwickFilter(0.033, SyntheticTilt.Rate),
        _ => new TwoStageFilter(),
    };
}
