using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Rivals;
using static HipSense.Benchmarks.Markdown;

namespace HipSense.Benchmarks;

/// <summary>The goals for cost.</summary>
internal static class GoalList
{
    private const double MostMean = 480;
    private const double MostP99 = 700;
    private const double MostNominalPercent = 10;
    private const double MostWorstPercent = 20;
    private const double MostBesidePercent = 5;
    private const double MostHourS = 2;
    private const double LeastVisibleDeg = 0.01;

    /// <summary>All of them: the missed first.</summary>
    public static IReadOnlyList<Goal> Of(CostStudy study)
    {
        ClipCost clip = study.Clip;
        double p99 = clip.BlockP99 / (double)ImuScale.BlockSamples;
        double nominal = Cost.Percent(clip.Sensing.NominalUs + clip.Sampler.NominalUs);
        double worst = Cost.Percent(clip.Sensing.WorstUs + clip.Sampler.WorstUs);
        long allocated = clip.Sensing.Total.Allocations + clip.Sampler.Total.Allocations;
        double first = study.LongRun[0].Instructions;
        double dearest = study.LongRun.Max(minute => minute.Instructions);
        List<Goal> goals =
        [
            AtMost("IL instructions a sample, mean", clip.Sensing.Instructions, MostMean, 0, ""),
            AtMost("IL instructions a sample, 99th percentile of blocks", p99, MostP99, 0, ""),
            new("allocations of our code, sensing and sampler", "0 a sample and a burst", Number(allocated, 0) + " in the whole minute", allocated == 0),
            AtMost("CPU for sensing, nominal", nominal, MostNominalPercent, 1, " %"),
            AtMost("CPU for sensing, worst", worst, MostWorstPercent, 1, " %"),
            AtMost("CPU for BLE metrics and log, nominal", study.BesidePercent.Nominal, MostBesidePercent, 1, " %"),
            AtMost("CPU for BLE metrics and log, worst", study.BesidePercent.Worst, MostBesidePercent, 1, " %"),
            new("growth over the run, minute 1 to minute 600", "none", $"{Number(100 * ((dearest / first) - 1), 2)} % at most", dearest / first < 1.005),
            AtMost("an hour of running on the desktop, detection", study.HourDetectionS, MostHourS, 2, " s"),
            AtMost("an hour of running on the desktop, whole clip", study.HourClipS, MostHourS, 2, " s"),
            CheaperThan(study.Registers, clip.Sampler),
        ];
        for (int i = 0; i < study.Filters.Count; i++)
        {
            AddRival(goals, study, i);
        }

        return [.. goals.OrderBy(goal => goal.Met)];
    }

    private static void AddRival(List<Goal> goals, CostStudy study, int i)
    {
        RivalKind kind = RivalList.All[i].Kind;
        if (kind == RivalKind.Twin)
        {
            return;
        }

        goals.Add(CheaperThan(study.Filters[i], study.Clip.UpVector));
        double rival = study.Accuracy.Rivals[i];
        double own = study.Accuracy.Clip;
        goals.Add(kind == RivalKind.Other
            ? new Goal($"more accurate than {study.Filters[i].Name}", $"< {Number(rival, 2)}°", Number(own, 2) + "°", own < rival)
            : new Goal($"as accurate as {study.Filters[i].Name}", $"≤ {Number(rival, 3)}° + 0.010°", Number(own, 3) + "°", own <= rival + LeastVisibleDeg));
    }

    private static Goal AtMost(string figure, double value, double limit, int digits, string unit) =>
        new(figure, $"≤ {Number(limit, 0)}{unit}", Number(value, digits) + unit, value <= limit);

    private static Goal CheaperThan(Cost rival, Cost own) => new(
        $"cheaper than {rival.Name}",
        $"< {Number(rival.Instructions, 0)} IL, {Number(rival.NominalUs, 0)} µs",
        $"{Number(own.Instructions, 0)} IL, {Number(own.NominalUs, 0)} µs",
        own.Instructions < rival.Instructions && own.NominalUs < rival.NominalUs);
}
