using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Runners;

/// <summary>A runner, a course, a clip and a chip: with a seed, one exactly repeatable recording.</summary>
public sealed record Scenario
{
    /// <summary>Who runs.</summary>
    public Runner Runner { get; init; } = new();

    /// <summary>
    /// What the runner does. Who does as the clip asks stands still for at least 3 s first, on which it calibrates: see
    /// <see cref="StandThen(Phase[])"/>.
    /// </summary>
    public IReadOnlyList<Phase> Course { get; init; } = StandThen(new Phase(PhaseKind.Run, 55));

    /// <summary>How much of the course goes by before the first sample, s: with it the clip is switched on at any instant of a run.</summary>
    public double SkipSeconds { get; init; }

    /// <summary>How the clip sits.</summary>
    public ClipMount Mount { get; init; } = new();

    /// <summary>How firmly it is held.</summary>
    public BeltFit Belt { get; init; } = BeltFit.Snug;

    /// <summary>What the chip adds.</summary>
    public ImuErrors Errors { get; init; } = new();

    /// <summary>Length of the course from the first sample on, s.</summary>
    public double Seconds => Course.Sum(phase => phase.Seconds) - SkipSeconds;

    /// <summary>Five seconds of standing, then the given phases.</summary>
    public static IReadOnlyList<Phase> StandThen(params Phase[] phases) => [new Phase(PhaseKind.Stand, 5), .. phases];

    /// <summary>
    /// The same for <paramref name="seconds"/> in all: everything after the first phase is repeated as often as it takes, and cut off there.
    /// </summary>
    /// <param name="seconds">s from the first sample on, the standing at the beginning included.</param>
    public Scenario Lasting(double seconds)
    {
        var phases = new List<Phase>();
        double left = seconds + SkipSeconds;
        for (int i = 0; left > 0; i = i + 1 < Course.Count ? i + 1 : Math.Min(1, Course.Count - 1))
        {
            Phase phase = Course[i] with { Seconds = Math.Min(left, Course[i].Seconds) };
            phases.Add(phase);
            left -= phase.Seconds;
        }

        return this with { Course = phases };
    }
}
