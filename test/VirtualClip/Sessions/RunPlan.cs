using System;
using HipSense.Core;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>Who runs, for how long, and with which luck: everything of a run follows from it.</summary>
/// <param name="Runner">Who.</param>
/// <param name="Minutes">How long, standing at both ends included.</param>
/// <param name="Seed">Everything that is chance.</param>
public sealed record RunPlan(NamedRunner Runner, double Minutes, long Seed)
{
    /// <summary>A run shorter than this would be over before it is one.</summary>
    public const double LeastMinutes = 0.25;

    /// <summary>More than a day on the feet.</summary>
    public const double MostMinutes = 600;

    private const double EndStandSeconds = 3;
    private const double SecondsPerMinute = 60;

    /// <summary>Rows of a recording of it.</summary>
    public int Rows => (int)Math.Round(Scenario.Seconds * ImuScale.RateHz);

    /// <summary>When its last sample is taken, µs after the first.</summary>
    public long LastRowUs => (long)(Rows - 1) * ImuScale.SamplePeriodUs;

    /// <summary>
    /// The runner's course, brought to length: it begins as the course does, goes through the other phases as often as they fit, and stands
    /// at the end.
    /// </summary>
    public Scenario Scenario
    {
        get
        {
            Scenario run = Runner.Scenario.Lasting((Minutes * SecondsPerMinute) - EndStandSeconds);
            return run with { Course = [.. run.Course, new Phase(PhaseKind.Stand, EndStandSeconds)] };
        }
    }

    /// <summary>Starts the motion.</summary>
    public TruthTap Start() => new(new RunnerSignal(Scenario, Seed));
}
