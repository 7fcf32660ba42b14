using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Rivals;
using HipSense.Runners;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary>
/// Errors of the pelvis' obliquity while running: the clip's, and those of its rivals. These are given what the clip has: the gyro less its mean while
/// standing, the zero and the heading that the clip found; all are read through the clip's own mean (<see cref="StanceMean"/>). Of each rival's settings the best on these very runs is told, which favours it.
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

    /// <summary>Obliquity by one of the eight vectors of a block, degrees; NaN while the clip is not calibrated.</summary>
    private static float Read<T>(HipMonitor monitor, T[] up, int i)
        where T : INumber<T>
    {
        if (monitor.Calibrating)
        {
            return float.NaN;
        }

        MountFrame mount = monitor.Mount;
        double x = double.CreateChecked(up[3 * i]);
        double y = double.CreateChecked(up[(3 * i) + 1]);
        double z = double.CreateChecked(up[(3 * i) + 2]);
        double length = Math.Sqrt((x * x) + (y * y) + (z * z)) * MountFrame.One;
        return (float)(Math.Asin(((x * mount.RightX) + (y * mount.RightY) + (z * mount.RightZ)) / length) * DegreesPerRadian);
    }

    private static double Rmse(List<float> obliquity, double[] truth, double[] activity)
    {
        var errors = new ErrorSum();
        for (int row = 0; row < obliquity.Count; row++)
        {
            double found = StanceMean.At(obliquity, row);
            if (!double.IsNaN(found) && activity[row] == (double)Runners.Activity.Running)
            {
                errors.Add(found - truth[row]);
            }
        }

        return errors.Rmse;
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
        var own = new List<float>();
        List<float>[][] found = [.. rivals.Select(family => family.Select(_ => new List<float>()).ToArray())];
        var monitor = new HipMonitor(new AlertSettings(), new HipEvents());
        monitor.StartStanding();
        int[] up = new int[3 * ImuScale.BlockSamples];
        monitor.UpVector.Trace = up;
        byte[] fifo = RunnerMinute.Fifo(recording, 0, recording.Rows / ImuScale.BlockSamples * ImuScale.BlockSamples);
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
                own.Add(Read(monitor, up, i));
                for (int family = 0; family < rivals.Length; family++)
                {
                    for (int setting = 0; setting < rivals[family].Length; setting++)
                    {
                        found[family][setting].Add(Read(monitor, rivals[family][setting].Up, i));
                    }
                }
            }
        }

        double[] truth = recording.Truth[ObliquityColumn];
        double[] activity = recording.Truth[ActivityColumn];
        _clip.Add(Rmse(own, truth, activity));
        for (int family = 0; family < found.Length; family++)
        {
            for (int setting = 0; setting < found[family].Length; setting++)
            {
                _rivals[family][setting].Add(Rmse(found[family][setting], truth, activity));
            }
        }
    }
}
