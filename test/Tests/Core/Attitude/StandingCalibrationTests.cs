using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class StandingCalibrationTests
{
    private const double Gravity = ImuScale.AccelCountsPerG;

    private static readonly V3 s_up = new(0, Gravity, 0);

    [Fact]
    public void Standing_with_noise_and_sway_is_accepted_and_measured()
    {
        var random = new Random(5);
        V3 gravity = s_up.Turned(new V3(1, 0, 1), 20);
        V3 bias = new(300, -220, 45);
        double Noise(double sd) => sd * ((4 * (random.NextDouble() + random.NextDouble() + random.NextDouble())) - 6);
        var calibration = new StandingCalibration();
        CalibrationResult result = Play(calibration, n =>
        {
            // Half a degree of sway at 0.4 Hz, sensor noise of 3 mg and 0.1 °/s.
            double phase = 2 * Math.PI * 0.4 * n / ImuScale.RateHz;
            V3 sway = new(0, 0, 32.8 * 0.5 * 2 * Math.PI * 0.4 * Math.Cos(phase));
            return (gravity.Turned(new V3(0, 0, 1), -0.5 * Math.Sin(phase)).Each(v => v + Noise(6)), (bias + sway).Each(v => v + Noise(3)));
        })[^1];
        Assert.Equal(CalibrationResult.Done, result);
        Assert.InRange(V3.AngleDeg(gravity, new V3(calibration.GravityX, calibration.GravityY, calibration.GravityZ)), 0, 0.15);

        // 2.56 s are not whole sways: what is left of them is 0.2 °/s.
        Assert.InRange((new V3(calibration.BiasX, calibration.BiasY, calibration.BiasZ) * (1 / 16.0) - bias).Length, 0, 0.25 * 32.8);
    }

    [Fact]
    public void What_stands_still_is_found_to_the_last_bit() =>
        Gen.Select(Gen.Int[-800, 800], Gen.Int[1800, 2100], Gen.Int[-800, 800], Gen.Int[-819, 819], Gen.Int[-819, 819], Gen.Int[-819, 819]).Sample(
            (ax, ay, az, gx, gy, gz) =>
            {
                var calibration = new StandingCalibration();
                Assert.Equal(CalibrationResult.Done, Play(calibration, _ => (new V3(ax, ay, az), new V3(gx, gy, gz)))[^1]);
                Assert.Equal((16 * ax, 16 * ay, 16 * az), (calibration.GravityX, calibration.GravityY, calibration.GravityZ));
                Assert.Equal((16 * gx, 16 * gy, 16 * gz), (calibration.BiasX, calibration.BiasY, calibration.BiasZ));
            });

    [Fact]
    public void A_bias_between_counts_is_found_to_a_sixteenth()
    {
        for (int part = 0; part <= 16; part++)
        {
            var calibration = new StandingCalibration();
            Play(calibration, n => (s_up, new V3(n % 16 < part ? 11 : 10, n % 16 < part ? -11 : -10, 0)));
            Assert.Equal((160 + part, -160 - part, 0), (calibration.BiasX, calibration.BiasY, calibration.BiasZ));
        }
    }

    [Fact]
    public void It_takes_two_and_a_half_seconds()
    {
        List<CalibrationResult> results = Play(new StandingCalibration(), _ => (s_up, default));
        Assert.Equal(StandingCalibration.Samples / ImuScale.BlockSamples, results.Count);
        Assert.All(results[..^1], result => Assert.Equal(CalibrationResult.Pending, result));
        Assert.Equal(CalibrationResult.Done, results[^1]);
    }

    [Theory]
    [InlineData(0, 32, CalibrationResult.Done)]
    [InlineData(0, 34, CalibrationResult.Moved)]
    [InlineData(1, 32, CalibrationResult.Done)]
    [InlineData(1, 34, CalibrationResult.Moved)]
    [InlineData(2, 32, CalibrationResult.Done)]
    [InlineData(2, 34, CalibrationResult.Moved)]
    public void A_rate_SD_of_one_degree_a_second_is_moving(int axis, int counts, CalibrationResult expected)
    {
        // 1 °/s is 32.8 counts.
        CalibrationResult result = Play(new StandingCalibration(), n =>
        {
            double v = n % 2 == 0 ? counts : -counts;
            return (s_up, new V3(axis == 0 ? v : 100, axis == 1 ? v : -100, axis == 2 ? v : 0));
        })[^1];
        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData(39, CalibrationResult.Done)]
    [InlineData(43, CalibrationResult.Moved)]
    public void A_force_SD_of_20_mg_along_gravity_is_moving(int counts, CalibrationResult expected)
    {
        // 20 mg are 41 counts.
        V3 up = s_up.Turned(new V3(1, 0, 1), 25);
        Assert.Equal(expected, Play(new StandingCalibration(), n => (up * (1 + ((n % 2 == 0 ? counts : -counts) / Gravity)), default))[^1]);
    }

    [Fact]
    public void A_force_across_gravity_is_only_sway() =>
        Assert.Equal(CalibrationResult.Done, Play(new StandingCalibration(), n => (s_up + new V3(n % 2 == 0 ? 60 : -60, 0, 0), default))[^1]);

    [Fact]
    public void The_most_violent_motion_is_moving() =>
        Gen.Select(Gen.Int[1400, 32767], Gen.Int[-32768, -1], Gen.Int[0, 2]).Sample((high, low, axis) =>
        {
            // The variance of such forces does not fit into 32 bits.
            CalibrationResult result = Play(new StandingCalibration(), n =>
            {
                double v = n % 2 == 0 ? high : low;
                return (new V3(axis == 0 ? v : 0, axis == 1 ? v : 0, axis == 2 ? v : 0), default);
            })[^1];
            return result == CalibrationResult.Moved;
        });

    [Fact]
    public void After_moving_it_starts_again()
    {
        var calibration = new StandingCalibration();
        List<CalibrationResult> results = Play(calibration, n => (s_up, new V3(n is >= 160 and < 168 ? 500 * (n % 2) : 0, 0, 0)));
        Assert.Equal(CalibrationResult.Moved, results[160 / ImuScale.BlockSamples]);
        Assert.Equal(1, results.Count(result => result == CalibrationResult.Moved));
        Assert.Equal(CalibrationResult.Done, Play(calibration, _ => (s_up, default)).First(result => result != CalibrationResult.Pending));
        Assert.Equal(0, calibration.BiasX);
    }

    [Theory]
    [InlineData(1, 0, 0, 34.5, CalibrationResult.Done)]
    [InlineData(-1, 0, 0, 34.5, CalibrationResult.Done)]
    [InlineData(0, 0, 1, 34.5, CalibrationResult.Done)]
    [InlineData(1, 0, 1, 34.5, CalibrationResult.Done)]
    [InlineData(0, 0, 1, 35.5, CalibrationResult.Sideways)]
    [InlineData(0, 0, -1, 40, CalibrationResult.Sideways)]
    [InlineData(0, 0, 1, 60, CalibrationResult.Sideways)]
    [InlineData(0, 0, 1, 90, CalibrationResult.Sideways)]
    [InlineData(0, 0, -1, 90, CalibrationResult.Sideways)]
    [InlineData(1, 0, 0, 35.5, CalibrationResult.Leaning)]
    [InlineData(-1, 0, 0, 45, CalibrationResult.Leaning)]
    [InlineData(1, 0, 0.3, 45, CalibrationResult.Leaning)]
    [InlineData(1, 0, 0.5, 45, CalibrationResult.Flat)]
    [InlineData(1, 0, 0, 47.5, CalibrationResult.Leaning)]
    [InlineData(-1, 0, 0, 49, CalibrationResult.Flat)]
    [InlineData(1, 0, 0, 90, CalibrationResult.Flat)]
    [InlineData(-1, 0, 0, 90, CalibrationResult.Flat)]
    [InlineData(1, 0, 0, 150, CalibrationResult.UpsideDown)]
    [InlineData(0, 0, 1, 150, CalibrationResult.UpsideDown)]
    [InlineData(0, 0, 1, 180, CalibrationResult.UpsideDown)]
    public void A_clip_that_leans_more_than_35_degrees_is_told_how(double x, double y, double z, double degrees, CalibrationResult expected) =>
        Assert.Equal(expected, Play(new StandingCalibration(), _ => (s_up.Turned(new V3(x, y, z), degrees), default))[^1]);

    [Theory]
    [InlineData(1640, 0, 0, 0, CalibrationResult.Done)]
    [InlineData(1636, 0, 0, 0, CalibrationResult.BadSensor)]
    [InlineData(0, 0, 0, 0, CalibrationResult.BadSensor)]
    [InlineData(2456, 0, 0, 0, CalibrationResult.Done)]
    [InlineData(2460, 0, 0, 0, CalibrationResult.BadSensor)]
    [InlineData(2048, 818, 818, -818, CalibrationResult.Done)]
    [InlineData(2048, 823, 0, 0, CalibrationResult.BadSensor)]
    [InlineData(2048, -823, 0, 0, CalibrationResult.BadSensor)]
    [InlineData(2048, 0, 823, 0, CalibrationResult.BadSensor)]
    [InlineData(2048, 0, 0, -823, CalibrationResult.BadSensor)]
    public void A_sensor_out_of_its_data_sheet_is_refused(int gravity, int gx, int gy, int gz, CalibrationResult expected) =>
        Assert.Equal(expected, Play(new StandingCalibration(), _ => (new V3(0, gravity, 0), new V3(gx, gy, gz)))[^1]);

    [Fact]
    public void After_a_refusal_it_listens_again()
    {
        var calibration = new StandingCalibration();
        Assert.Equal(CalibrationResult.UpsideDown, Play(calibration, _ => (s_up * -1, default))[^1]);
        Assert.Equal(CalibrationResult.Done, Play(calibration, _ => (s_up, default))[^1]);
    }

    private static List<CalibrationResult> Play(StandingCalibration calibration, Func<int, (V3 Force, V3 Rate)> motion)
    {
        var block = new SampleBlock();
        var results = new List<CalibrationResult>();
        for (int n = 0; n < StandingCalibration.Samples; n += ImuScale.BlockSamples)
        {
            Blocks.Fill(block, i => motion(n + i));
            results.Add(calibration.Process(Blocks.Bytes(block), 0));
        }

        return results;
    }
}
