using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>How often the clip cues somebody whose true mean drop is under the threshold.</summary>
internal static class FalseCues
{
    private const int StepUs = 363_000;   // 165 steps a minute
    private const long HourUs = 3_600_000_000;
    private const long UsPerS = 1_000_000;
    private const double BaselineDeg = 4.5;
    private const long FreshUs = 180_000_000;

    /// <summary>
    /// Hour-long runs of independent steps through the clip's own <see cref="AlertPolicy"/>, integers and all: three fresh minutes, of which it
    /// takes its baseline, then a mean that is <paramref name="underDeg"/> under the threshold. White steps are what real drops are
    /// (lag-1 correlation 0.0 ± 0.1).
    /// </summary>
    /// <param name="hours">How many.</param>
    /// <param name="sdDeg">SD from step to step as measured, degrees.</param>
    /// <param name="underDeg">How far the true mean is under the threshold, degrees; negative: over it.</param>
    /// <param name="seed">All that is chance.</param>
    /// <returns>Cues for too much drop in an hour, and steps in an hour that are over the threshold by themselves.</returns>
    public static (double CuesAnHour, double StepsAnHour) Simulate(int hours, double sdDeg, double underDeg, long seed)
    {
        var chance = new Chance(seed);
        int cues = 0;
        long over = 0;
        var settings = new AlertSettings();
        var stance = new Core.Stance();
        double thresholdDeg = BaselineDeg + (settings.AboveBaselineCdeg / 100.0);
        for (int hour = 0; hour < hours; hour++)
        {
            var policy = new AlertPolicy(settings);
            policy.Start(0);
            for (long us = 0; us < HourUs; us += StepUs)
            {
                double meanDeg = us < FreshUs ? BaselineDeg : thresholdDeg - underDeg;
                double dropDeg = meanDeg + (sdDeg * chance.Normal());
                stance.Side = us / StepUs % 2 == 0 ? Core.Side.Left : Core.Side.Right;
                int tilt = (int)Math.Round(100 * dropDeg);
                stance.HighestTiltCdeg = tilt;
                stance.LowestTiltCdeg = -tilt;
                bool told = policy.Take(stance, us);
                if (us >= FreshUs)
                {
                    cues += told && policy.Cue.Kind == CueKind.TooMuchDrop ? 1 : 0;
                    over += dropDeg > thresholdDeg ? 1 : 0;
                }
            }
        }

        double counted = hours * (HourUs - FreshUs) / (double)HourUs;
        return (cues / counted, over / counted);
    }

    /// <summary>The same with the whole firmware: a runner of the model whose drop has grown so far.</summary>
    /// <param name="seed">Who and how.</param>
    /// <param name="seconds">Length, s.</param>
    /// <param name="growthDeg">What fatigue adds after three minutes: the margin above the baseline less the distance under the threshold.</param>
    /// <returns>What came of it.</returns>
    public static CueRun Run(long seed, double seconds, double growthDeg)
    {
        Scenario scenario = RandomRuns.DrawTired(seed, seconds, growthDeg);
        var signal = new RunnerSignal(scenario, seed);
        var session = new ClipSession(signal, new ClipOptions { Alerts = LeastMargins() }, (long)(seconds * UsPerS));
        session.Run();
        double tiredS = scenario.Course[0].Seconds + (60 * (scenario.Runner.FatigueOnsetMinutes + 1));
        CueEvent[] cues = [.. session.Events.OfType<CueEvent>()];
        return new CueRun(
            cues.Count(cue => cue.Kind == CueKind.TooMuchDrop),
            cues.Count(cue => cue.Kind == CueKind.BackArched),
            cues.Count(cue => cue.Kind == CueKind.TooMuchRotation),
            (seconds - tiredS) / 3600,
            (Growth(signal.Stances, tiredS, Runners.Side.Left) + Growth(signal.Stances, tiredS, Runners.Side.Right)) / 2);
    }

    /// <summary>With the least margins that there are. These runners' tilt and rotation do not change, so that the margin is what the true mean is under the threshold.</summary>
    private static AlertSettings LeastMargins() => new() { TiltRiseCdeg = ClipSettings.LeastTiltRiseCdeg, RotationRiseCdeg = ClipSettings.LeastRotationRiseCdeg };

    private static double Growth(IReadOnlyList<Runners.Stance> stances, double tiredS, Runners.Side side)
    {
        Runners.Stance[] own = [.. stances.Where(stance => stance.Side == side)];
        return own.Where(stance => stance.InitialContact >= tiredS).Average(stance => stance.PeakDropDeg)
            - own.Take(Baseline.Drops).Average(stance => stance.PeakDropDeg);
    }
}
