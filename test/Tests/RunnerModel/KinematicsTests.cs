using System;
using System.Linq;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

/// <summary>Gyro, accelerometer and truth must be three views of one motion.</summary>
public class KinematicsTests
{
    private const double Rad = Math.PI / 180;

    public static TheoryData<string> Moves => ["tiring", "bender", "corners", "trail", "limper", "walker", "stairs", "faller", "driver", "slipping", "grounded", "uphill", "turned-hips", "interrupted", "fast-walker"];

    [Theory]
    [MemberData(nameof(Moves))]
    public void The_true_gyro_integrates_to_the_true_up_vector(string name)
    {
        Scenario scenario = RunnerCatalog.Get(name).Scenario with { Belt = BeltFit.Rigid, Errors = ImuErrors.None };
        if (name == "slipping")
        {
            scenario = scenario with { Mount = scenario.Mount with { Slip = scenario.Mount.Slip! with { AtSeconds = 20 } } };
        }

        var run = new Recorded(scenario.Lasting(65), 3);
        Triple up = run.Up[0];
        double worst = 0;
        for (int i = 1; i < run.Length; i++)
        {
            // Seen from the body, the world turns the other way.
            up = up.Turned(-0.5e-3 * Rad * (run.Gyro[i - 1] + run.Gyro[i]));
            worst = Math.Max(worst, up.AngleToDeg(run.Up[i]));
        }

        Assert.InRange(worst, 0, 0.01);
    }

    [Fact]
    public void The_arm_from_pelvis_to_clip_adds_the_acceleration_of_its_turning()
    {
        var centre = new Recorded(Recorded.Bare(20, 3.2, new Runner { SacrumBehindM = 0 }), 8);
        var sacrum = new Recorded(Recorded.Bare(20, 3.2, new Runner { SacrumBehindM = 0.1 }), 8);
        var arm = new Triple(0, 0, 0.1);
        for (int i = 8000; i < 20_000; i++)
        {
            Triple rate = Rad * sacrum.Gyro[i];
            Triple acceleration = 500 * Rad * (sacrum.Gyro[i + 1] - sacrum.Gyro[i - 1]);
            Triple expected = acceleration.Cross(arm) + rate.Cross(rate.Cross(arm));
            Triple felt = 9.80665 * (sacrum.Accel[i] - centre.Accel[i]);
            Assert.InRange((felt - expected).Norm, 0, 0.02);
        }
    }

    [Fact]
    public void Over_whole_strides_the_specific_force_is_gravity()
    {
        var run = new Recorded(Recorded.Bare(65), 4);
        Triple mean = MeanOverStrides(run);
        Assert.InRange(mean.Y, 0.995, 1.005);
        Assert.InRange(mean.X, -0.005, 0.005);
        Assert.InRange(mean.Z, -0.005, 0.005);
    }

    [Fact]
    public void A_belt_does_not_change_that()
    {
        var rigid = new Recorded(Recorded.Bare(65), 4);
        var loose = new Recorded(Recorded.Bare(65) with { Belt = BeltFit.Loose }, 4);
        double vertical = loose.Vertical.Skip(10_000).Average() - rigid.Vertical.Skip(10_000).Average();
        Assert.InRange(vertical, -0.02, 0.02);
    }

    [Fact]
    public void In_a_bend_the_mean_force_leans_inward_by_the_centripetal_acceleration()
    {
        Scenario scenario = Recorded.Bare(62) with
        {
            Course = Scenario.StandThen(new Phase(PhaseKind.Run, 62) { Speed = 4, TurnRadius = 36.5 }),
        };
        var run = new Recorded(scenario, 5);

        // To the left, so along −x of the path; 4²/36.5 m/s². The pelvis itself does not lean.
        double toTheRight = run.Accel.Skip(10_000).Average(f => f.X);
        Assert.InRange(toTheRight, -0.0447 - 0.015, -0.0447 + 0.015);
    }

    [Fact]
    public void Vertical_impulse_of_each_step_is_body_weight_times_its_time()
    {
        var even = new Runner { StepTimeSd = 0, ContactSd = 0 };
        var run = new Recorded(Recorded.Bare(40, 3.2, even), 6);
        double[] vertical = run.Vertical;
        foreach (Stance stance in run.Steady.SkipLast(1))
        {
            int from = (int)Math.Round(stance.InitialContact * 1000);
            int to = (int)Math.Round((stance.InitialContact + stance.StepTime) * 1000);
            double impulse = vertical[from..to].Sum() / 1000;
            Assert.InRange(impulse / stance.StepTime, 0.97, 1.03);
        }
    }

    [Fact]
    public void Speed_that_comes_and_goes_is_felt_and_leaves_nothing()
    {
        Phase slow = new(PhaseKind.Run, 20) { Speed = 2.5 };
        Scenario scenario = Recorded.Bare(1) with { Course = Scenario.StandThen(slow, slow with { Speed = 4.5, Ramp = 3 }) };
        var run = new Recorded(scenario, 7);
        double forward = -run.Accel.Skip(25_000).Take(3_000).Average(f => f.Z);
        double before = -run.Accel.Skip(15_000).Take(9_000).Average(f => f.Z);
        Assert.Equal(2, (forward - before) * 9.81 * 3, 0.3);
    }

    /// <summary>Mean force in axes that do not turn: integrated from the gyro, so that nothing but the readings is used.</summary>
    private static Triple MeanOverStrides(Recorded run)
    {
        Triple right = new(1, 0, 0);
        Triple back = new(0, 0, 1);
        right = (right - (right.Dot(run.Up[0]) * run.Up[0])) is var r ? 1 / r.Norm * r : right;
        back = right.Cross(run.Up[0]);
        Triple sum = default;
        int count = 0;
        int from = (int)(run.Steady[0].InitialContact * 1000);
        int strides = (run.Steady.Count - 2) / 2;
        int to = (int)(run.Steady[2 * strides].InitialContact * 1000);
        for (int i = 1; i < to; i++)
        {
            Triple turn = -0.5e-3 * Rad * (run.Gyro[i - 1] + run.Gyro[i]);
            right = right.Turned(turn);
            back = back.Turned(turn);
            if (i >= from)
            {
                Triple f = run.Accel[i];
                sum += new Triple(f.Dot(right), f.Dot(run.Up[i]), f.Dot(back));
                count++;
            }
        }

        return 1.0 / count * sum;
    }
}
