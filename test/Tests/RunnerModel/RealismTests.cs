using System;
using System.Linq;
using HipSense.Runners;
using Xunit;

namespace HipSense.Tests.Runners;

/// <summary>The synthetic signal beside real ones: amplitudes of biomechanics.md A4, mean curves of BioMAC-Sim-Toolbox (Apache-2.0).</summary>
public class RealismTests
{
    /// <summary>
    /// Mean of one stride of a real pelvis IMU at 3.47 m/s in 20 bins of 5 %, from right initial contact (18 % of the source's cycle, where the
    /// vertical rises past 0.6 g 22 ms later, as on the force plates): upward g, forward g, rate about the forward axis °/s.
    /// </summary>
    private static readonly double[] s_up =
        [0.33, 3.00, 2.67, 2.20, 1.50, 0.93, 0.08, -0.84, -0.22, 0.04, 0.45, 2.64, 2.69, 2.17, 1.62, 0.96, 0.26, -0.60, -0.48, -0.02];

    private static readonly double[] s_forward =
        [-0.65, -0.37, -0.20, 0.19, 0.18, 0.01, -0.36, -0.16, 0.08, -0.14, -0.76, -0.65, -0.19, 0.10, 0.18, 0.11, -0.24, -0.32, -0.31, -0.13];

    private static readonly double[] s_roll =
        [13, 7, 37, 79, 104, 79, -12, -66, -27, 21, -16, 10, -20, -52, -77, -72, -16, 52, 6, -34];

    private static readonly Recorded s_run = new(Recorded.OnABelt(60, 3.47), 21);

    [Fact]
    public void The_mean_stride_looks_like_that_of_a_real_pelvis()
    {
        Assert.InRange(Correlation(MeanStride(f => f.Accel, v => v.Y), s_up), 0.85, 1);
        Assert.InRange(Correlation(MeanStride(f => f.Accel, v => -v.Z), s_forward), 0.75, 1);
        Assert.InRange(Correlation(MeanStride(f => f.Gyro, v => -v.Z), s_roll), 0.6, 1);
    }

    [Fact]
    public void Amplitudes_are_those_of_waists_and_pelvises()
    {
        double[] up = Sorted(s_run.Accel, v => v.Y);
        Assert.InRange(up[^1], 3.5, 7);
        Assert.InRange(up[0], -1.5, 0);
        Assert.InRange(Range(s_run.Accel, v => v.X), 1.2, 5);
        Assert.InRange(Range(s_run.Accel, v => v.Z), 1.7, 5);
        Assert.InRange(Range(s_run.Gyro, v => v.Z) / 2, 80, 350);
        Assert.InRange(Range(s_run.Gyro, v => v.Y) / 2, 100, 350);
        Assert.InRange(Range(s_run.Gyro, v => v.X) / 2, 54, 200);
    }

    [Fact]
    public void The_vertical_oscillation_is_that_of_a_runner()
    {
        double[] vertical = [.. s_run.Vertical.Skip(10_000).Select(v => (v - 1) * 9.81)];
        Stance[] stances = [.. s_run.Steady.Where(stance => stance.InitialContact > 11).SkipLast(1)];
        double sum = 0;
        double speed = 0;
        double height = 0;
        foreach (Stance stance in stances)
        {
            // Twice integrated over one step, with the drift of the step taken out.
            int from = (int)(stance.InitialContact * 1000) - 10_000;
            int length = (int)(stance.StepTime * 1000);
            double mean = vertical[from..(from + length)].Average();
            double[] speeds = [.. vertical[from..(from + length)].Select(a => speed += (a - mean) / 1000)];
            double drift = speeds.Average();
            double[] heights = [.. speeds.Select(v => height += (v - drift) / 1000)];
            sum += heights.Max() - heights.Min();
            speed = 0;
            height = 0;
        }

        Assert.InRange(sum / stances.Length, 0.06, 0.11);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(3.33)]
    [InlineData(4.17)]
    public void Force_at_the_sacrum_lags_the_contact_as_on_the_force_plates(double speed)
    {
        // Crossings of the unfiltered vertical (B2): 0.5 g 11 ± 11 ms after initial contact, 1.0 g 42 ± 16 ms before toe-off.
        var run = new Recorded(Recorded.OnABelt(40, speed), 22);
        double[] vertical = run.Vertical;
        double rise = run.Steady.Average(stance => Crossing(vertical, stance.InitialContact, 0.5) - stance.InitialContact);
        double fall = run.Steady.Average(stance => stance.ToeOff - Crossing(vertical, stance.ToeOff - 0.12, -1.0));
        Assert.InRange(1000 * rise, 5, 25);
        Assert.InRange(1000 * fall, 20, 58);
    }

    [Theory]
    [InlineData("tiring")]
    [InlineData("fast")]
    [InlineData("limper")]
    [InlineData("flat-hips")]
    public void Sides_can_be_told_by_obliquity_and_sideways_force(string name)
    {
        // B3: score = rise of the right side from 30 % to 75 % of the step, degrees, minus sideways force in its first 30 %, m/s².
        var run = new Recorded(RunnerCatalog.Get(name).Scenario.Lasting(60) with { Errors = ImuErrors.None }, 23);
        double right = 0;
        double sum = 0;
        double force = 0;
        foreach (Stance stance in run.Steady)
        {
            int At(double share) => (int)((stance.InitialContact + (share * stance.StepTime)) * 1000);
            double rise = run.Obliquity[At(0.75)] - run.Obliquity[At(0.30)];
            double sideways = 9.81 * run.Accel[At(0)..At(0.30)].Average(f => f.X);
            double sign = stance.Side == Side.Left ? 1 : -1;
            double score = sign * (rise - sideways);
            right += score > 0 ? 1 : 0;
            force += sign * sideways < 0 ? 1 : 0;
            sum += score;
        }

        Assert.True(right > 0.95 * run.Steady.Count);
        Assert.True(force > 0.85 * run.Steady.Count);
        Assert.InRange(sum / run.Steady.Count, 3, 15);
    }

    private static double Crossing(double[] values, double from, double level)
    {
        double sign = Math.Sign(level);
        int i = (int)(from * 1000);
        while (sign * values[i] < level)
        {
            i++;
        }

        return i / 1000.0;
    }

    private static double[] Sorted(Triple[] values, Func<Triple, double> axis) => [.. values.Skip(10_000).Select(axis).Order()];

    private static double Range(Triple[] values, Func<Triple, double> axis) => Sorted(values, axis) is var all ? all[^1] - all[0] : 0;

    private static double[] MeanStride(Func<Recorded, Triple[]> sensor, Func<Triple, double> axis)
    {
        double[] mean = new double[20];
        Stance[] rights = [.. s_run.Steady.Where(stance => stance.Side == Side.Right)];
        for (int i = 0; i + 1 < rights.Length; i++)
        {
            double start = rights[i].InitialContact;
            double length = rights[i + 1].InitialContact - start;
            for (int j = 0; j < mean.Length; j++)
            {
                int from = (int)((start + (j / 20.0 * length)) * 1000);
                int to = (int)((start + ((j + 1) / 20.0 * length)) * 1000);
                mean[j] += sensor(s_run)[from..to].Average(axis);
            }
        }

        return mean;
    }

    private static double Correlation(double[] a, double[] b)
    {
        double ma = a.Average();
        double mb = b.Average();
        double ab = a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum();
        return ab / Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(y => (y - mb) * (y - mb)));
    }
}
