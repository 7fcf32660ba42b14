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
    /// What the runner does. A recording from a body begins with at least 3 s of standing, on which the clip calibrates: see
    /// <see cref="StandThen(Phase[])"/>.
    /// </summary>
    public IReadOnlyList<Phase> Course { get; init; } = StandThen(new Phase(PhaseKind.Run, 55));

    /// <summary>How the clip sits.</summary>
    public ClipMount Mount { get; init; } = new();

    /// <summary>How firmly it is held.</summary>
    public BeltFit Belt { get; init; } = BeltFit.Snug;

    /// <summary>What the chip adds.</summary>
    public ImuErrors Errors { get; init; } = new();

    /// <summary>Length of the course, s.</summary>
    public double Seconds => Course.Sum(phase => phase.Seconds);

    /// <summary>Five seconds of standing, then the given phases.</summary>
    public static IReadOnlyList<Phase> StandThen(params Phase[] phases) => [new Phase(PhaseKind.Stand, 5), .. phases];

    /// <summary>
    /// The same for <paramref name="seconds"/> in all: everything after the first phase is repeated as often as it takes, and cut off there.
    /// </summary>
    /// <param name="seconds">s, the standing at the beginning included.</param>
    public Scenario Lasting(double seconds)
    {
        var phases = new List<Phase>();
        double left = seconds;
        for (int i = 0; left > 0; i = i + 1 < Course.Count ? i + 1 : Math.Min(1, Course.Count - 1))
        {
            Phase phase = Course[i] with { Seconds = Math.Min(left, Course[i].Seconds) };
            phases.Add(phase);
            left -= phase.Seconds;
        }

        return this with { Course = phases };
    }
}
