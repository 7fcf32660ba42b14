using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Rivals;
using HipSense.Runners;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary>
/// Errors of the pelvis' obliquity while running: the clip's, and those of its rivals. These are given what the clip has: the gyro less its mean while
/// standing, the zero and the heading that the clip found. Of each rival's settings the best on these very runs is told, which favours it.
/// </summary>
public sealed class Accuracy
{
    private const double RunMinutes = 2;
    private const double DegreesPerRadian = 180 / Math.PI;

    // As the header of a recording names them.
    private const string ObliquityColumn = "obliquity_deg";
    private const string ActivityColumn = "activity";

    private static readonly string[] s_runners = ["tiring", "steady", "novice", "fast", "limper", "uneven"];

    private readonly List<double> _clip = [];
    private readonly List<double>[][] _rivals = [.. RivalList.All.Select(family => family.Settings.Select(_ => new List<double>()).ToArray())];

    private Accuracy()
    {
    }

    /// <summary>The runs in words.</summary>
    public static string Description => $"runner model, {string.Join(", ", s_runners)}, {RunMinutes} minutes each";

    /// <summary>The clip's RMSE, degrees, mean of the runs.</summary>
    public double Clip => _clip.Average();

    /// <summary>The rivals' RMSE, degrees, mean of the runs, in the order of <see cref="RivalList"/>.</summary>
    public IReadOnlyList<double> Rivals => [.. _rivals.Select(family => family.Min(setting => setting.Average()))];

    /// <summary>Measures.</summary>
    public static Accuracy Measure()
    {
        var accuracy = new Accuracy();
        foreach (string runner in s_runners)
        {
            accuracy.Add(ChipRecorder.Record(new RunPlan(RunnerCatalog.Get(runner), RunMinutes, 1), runner));
        }

        return accuracy;
    }

    private static double ObliquityDeg(MountFrame mount, double x, double y, double z)
    {
        double length = Math.Sqrt((x * x) + (y * y) + (z * z)) * MountFrame.One;
        return Math.Asin(((x * mount.RightX) + (y * mount.RightY) + (z * mount.RightZ)) / length) * DegreesPerRadian;
    }

    private static Rival Make(Func<Rival> setting, double[] bias)
    {
        Rival rival = setting();
        rival.BiasX = bias[0];
        rival.BiasY = bias[1];
        rival.BiasZ = bias[2];
        return rival;
    }

    private void Add(Recording recording)
    {
        double[] bias = RunnerMinute.StandingBias(recording);
        Rival[][] rivals = [.. RivalList.All.Select(family => family.Settings.Select(setting => Make(setting, bias)).ToArray())];
        ErrorSum[][] sums = [.. rivals.Select(family => family.Select(_ => new ErrorSum()).ToArray())];
        var own = new ErrorSum();
        var monitor = new HipMonitor(new AlertSettings(), new HipEvents());
        monitor.StartStanding();
        int[] up = new int[3 * ImuScale.BlockSamples];
        monitor.UpVector.Trace = up;
        byte[] fifo = RunnerMinute.Fifo(recording, 0, recording.Rows / ImuScale.BlockSamples * ImuScale.BlockSamples);
        double[] truth = recording.Truth[ObliquityColumn];
        double[] activity = recording.Truth[ActivityColumn];
        for (int block = 0; block < fifo.Length / ImuScale.BlockBytes; block++)
        {
            monitor.ProcessBlock(fifo, block * ImuScale.BlockBytes);
            foreach (Rival rival in rivals.SelectMany(family => family))
            {
                rival.Running = monitor.UpVector.Running;
                rival.Process(fifo, block * ImuScale.BlockBytes);
            }

            for (int i = 0; i < ImuScale.BlockSamples; i++)
            {
                int row = (block * ImuScale.BlockSamples) + i;
                if (monitor.Calibrating || activity[row] != (double)Runners.Activity.Running)
                {
                    continue;
                }

                own.Add(ObliquityDeg(monitor.Mount, up[3 * i], up[(3 * i) + 1], up[(3 * i) + 2]) - truth[row]);
                for (int family = 0; family < rivals.Length; family++)
                {
                    for (int setting = 0; setting < rivals[family].Length; setting++)
                    {
                        double[] found = rivals[family][setting].Up;
                        sums[family][setting].Add(ObliquityDeg(monitor.Mount, found[3 * i], found[(3 * i) + 1], found[(3 * i) + 2]) - truth[row]);
                    }
                }
            }
        }

        _clip.Add(own.Rmse);
        for (int family = 0; family < sums.Length; family++)
        {
            for (int setting = 0; setting < sums[family].Length; setting++)
            {
                _rivals[family][setting].Add(sums[family][setting].Rmse);
            }
        }
    }
}
