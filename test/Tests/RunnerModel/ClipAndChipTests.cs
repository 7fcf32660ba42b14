using System;
using System.Linq;
using CsCheck;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

public class ClipAndChipTests
{
    private static readonly Scenario s_standing = new()
    {
        Course = [new Phase(PhaseKind.Stand, 8)],
        Belt = BeltFit.Rigid,
        Errors = ImuErrors.None,
    };

    [Fact]
    public void A_mounted_clip_feels_gravity_where_up_is() =>
        Gen.Select(Gen.Double[-15, 15], Gen.Double[-15, 15], Gen.Double[-15, 15]).Sample(
            (yaw, pitch, roll) =>
            {
                var run = new Recorded(s_standing with { Mount = new ClipMount { YawDeg = yaw, PitchDeg = pitch, RollDeg = roll } }, 41);
                Triple up = run.Up[0];

                // Standing sways by some tenths of a degree and a few milli-g.
                Assert.InRange(run.Accel[0].AngleToDeg(up), 0, 0.7);
                double expected = Math.Asin(Math.Cos(pitch * Math.PI / 180) * Math.Sin(roll * Math.PI / 180)) * 180 / Math.PI;
                Assert.InRange((Math.Asin(up.X) * 180 / Math.PI) - expected, -1.5, 1.5);
                Assert.InRange(run.Obliquity[0], -1, 1);
            },
            iter: 20);

    [Fact]
    public void A_slip_turns_the_clip_and_not_the_pelvis()
    {
        var mount = new ClipMount { Slip = new ClipSlip(4) { RollDeg = 8 } };
        var run = new Recorded(s_standing with { Mount = mount }, 42);
        var still = new Recorded(s_standing, 42);
        Assert.Equal(still.Obliquity[7000], run.Obliquity[7000]);
        Assert.Equal(still.Up[3000], run.Up[3000]);
        Assert.Equal(8, run.Up[7000].AngleToDeg(still.Up[7000]), 2);
        Assert.True(run.Gyro[4150].Z > 20);
    }

    [Fact]
    public void A_loose_belt_shakes_the_clip_and_leaves_the_truth_alone()
    {
        var snug = new Recorded(Recorded.OnABelt(20, 3.2), 43);
        var loose = new Recorded(Recorded.OnABelt(20, 3.2) with { Belt = BeltFit.Loose }, 43);
        Assert.Equal(snug.Up[^1], loose.Up[^1]);
        double a = Recorded.Sd(snug.Gyro.Skip(8000).Select(w => w.Y));
        double b = Recorded.Sd(loose.Gyro.Skip(8000).Select(w => w.Y));
        Assert.True(b > 1.3 * a, $"{a} {b}");
    }

    [Fact]
    public void Noise_is_that_of_the_data_sheet()
    {
        ImuErrors noise = ImuErrors.None with { AccelNoise = 400e-6, GyroNoise = 0.005 };
        var quiet = new Recorded(s_standing, 44);
        var noisy = new Recorded(s_standing with { Errors = noise }, 44);
        double accel = Recorded.Sd(noisy.Accel.Zip(quiet.Accel, (a, b) => (a - b).X));
        double gyro = Recorded.Sd(noisy.Gyro.Zip(quiet.Gyro, (a, b) => (a - b).Z));
        Assert.InRange(accel, 0.95 * 400e-6 * Math.Sqrt(500), 1.05 * 400e-6 * Math.Sqrt(500));
        Assert.InRange(gyro, 0.95 * 0.005 * Math.Sqrt(500), 1.05 * 0.005 * Math.Sqrt(500));
    }

    [Fact]
    public void Offsets_stay_within_the_data_sheet_and_the_worst_chip_reaches_it() =>
        Gen.Long.Sample(
            seed =>
            {
                var plain = new Recorded(s_standing.Lasting(1), seed);
                var off = new Recorded(s_standing.Lasting(1) with { Errors = new ImuErrors() }, seed);
                var worst = new Recorded(s_standing.Lasting(1) with { Errors = ImuErrors.Worst }, seed);
                double Bias(Recorded run) => Math.Abs(run.Gyro.Zip(plain.Gyro, (a, b) => (a - b).X).Average());
                double Offset(Recorded run) => Math.Abs(run.Accel.Zip(plain.Accel, (a, b) => (a - b).Z).Average());
                Assert.InRange(Bias(off), 0, 20.3);
                Assert.InRange(Offset(off), 0, 0.105);
                Assert.InRange(Bias(worst), 19.7, 20.3);
                Assert.InRange(Offset(worst), 0.055, 0.105);
            },
            iter: 20);

    [Fact]
    public void The_die_warms_and_the_bias_drifts_with_it()
    {
        ImuErrors drift = ImuErrors.None with { GyroDrift = 0.16, AtBounds = true, WarmingSeconds = 60 };
        Scenario scenario = s_standing with { Course = [new Phase(PhaseKind.Stand, 300)] };
        var plain = new Recorded(scenario, 45);
        var run = new Recorded(scenario with { Errors = drift }, 45);
        Assert.Equal(15, run.Temperature[0]);
        Assert.Equal(33 - (18 * Math.Exp(-1)), run.Temperature[60_000], 1);
        Assert.Equal(33, run.Temperature[^1], 0);
        double last = Math.Abs((run.Gyro[^1] - plain.Gyro[^1]).Y);
        Assert.Equal(0.16 * (run.Temperature[^1] - 15), last, 3);
    }

    [Fact]
    public void The_gyro_feels_acceleration_when_told_to()
    {
        ImuErrors sensitive = ImuErrors.None with { GSensitivity = 0.1, AtBounds = true };
        var plain = new Recorded(s_standing, 46);
        var run = new Recorded(s_standing with { Errors = sensitive }, 46);
        Assert.Equal(0.1, Math.Abs((run.Gyro[100] - plain.Gyro[100]).Y), 2);
    }
}
