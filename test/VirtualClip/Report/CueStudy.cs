using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>False cues over many hours.</summary>
internal sealed class CueStudy
{
    /// <summary>The seed of the step sequences.</summary>
    public const long StepSeed = 2001;

    /// <summary>The seed of the first run through the firmware; the next has the next.</summary>
    public const long RunSeed = 4001;

    /// <summary>How far the goal's true mean is under the threshold, degrees.</summary>
    public const double UnderDeg = 1;

    /// <summary>SD of the true drop from step to step that the goal speaks of, degrees.</summary>
    public const double TrueSdDeg = 0.9;

    /// <summary>SDs that are tried.</summary>
    public static readonly IReadOnlyList<double> TrueSds = [0.75, TrueSdDeg, 1.05];

    /// <summary>Distances under the threshold that are tried.</summary>
    public static readonly IReadOnlyList<double> Unders = [1.5, 1.25, UnderDeg, 0.75, 0.5, 0.25, 0];

    private CueStudy(double stepNoiseDeg, IReadOnlyList<CuePoint> points, IReadOnlyList<CueRun> runs)
    {
        StepNoiseDeg = stepNoiseDeg;
        Points = points;
        RunCues = runs.Sum(run => run.DropCues);
        RunTiltCues = runs.Sum(run => run.TiltCues);
        RunRotationCues = runs.Sum(run => run.RotationCues);
        RunHours = runs.Sum(run => run.Hours);
        RunUnderDeg = (Margin / 100.0) - runs.Average(run => run.GrowthDeg);
    }

    /// <summary>SD of the error of a single step, which adds to that of the steps, degrees.</summary>
    public double StepNoiseDeg { get; }

    /// <summary>All that was tried.</summary>
    public IReadOnlyList<CuePoint> Points { get; }

    /// <summary>Cues in the runs through the whole firmware.</summary>
    public int RunCues { get; }

    /// <summary>Cues on the tilt in those runs, 1° under the threshold.</summary>
    public int RunTiltCues { get; }

    /// <summary>Cues on the range of the rotation in those runs, 2° under the threshold.</summary>
    public int RunRotationCues { get; }

    /// <summary>Hours of those runs.</summary>
    public double RunHours { get; }

    /// <summary>How far the true mean of those runs was under the threshold on average, degrees.</summary>
    public double RunUnderDeg { get; }

    /// <summary>The figure that the goal asks for.</summary>
    public CuePoint Goal => Points.First(point => point.UnderDeg == UnderDeg && point.TrueSdDeg == TrueSdDeg);

    private static int Margin => new AlertSettings().AboveBaselineCdeg;

    /// <summary>Runs it.</summary>
    /// <param name="size">How much.</param>
    /// <param name="stepNoiseDeg">SD of the error of a single step, degrees.</param>
    public static CueStudy Run(ReportSize size, double stepNoiseDeg)
    {
        CuePoint[] plans = [.. TrueSds.SelectMany(sd => Unders.Select(under => new CuePoint(sd, under, 0, 0)))];
        CuePoint[] points = Work.Each(plans, plan =>
        {
            double sd = Math.Sqrt((plan.TrueSdDeg * plan.TrueSdDeg) + (stepNoiseDeg * stepNoiseDeg));
            (double cues, double steps) = FalseCues.Simulate(size.CueHours, sd, plan.UnderDeg, StepSeed);
            return plan with { CuesAnHour = cues, StepsAnHour = steps };
        });
        long[] seeds = [.. Enumerable.Range(0, size.CueRuns).Select(i => RunSeed + i)];
        var runs = Work.Each(seeds, seed => FalseCues.Run(seed, size.CueRunSeconds, (Margin / 100.0) - UnderDeg));
        return new CueStudy(stepNoiseDeg, points, runs);
    }
}

/// <summary>False cues at one distance under the threshold.</summary>
/// <param name="TrueSdDeg">SD of the true drop from step to step, degrees.</param>
/// <param name="UnderDeg">How far the true mean is under the threshold, degrees.</param>
/// <param name="CuesAnHour">Cues in an hour.</param>
/// <param name="StepsAnHour">Single steps over the threshold in an hour: what a cue for every step would come to.</param>
internal sealed record CuePoint(double TrueSdDeg, double UnderDeg, double CuesAnHour, double StepsAnHour);
