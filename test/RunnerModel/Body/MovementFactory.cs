using System;

namespace HipSense.Runners;

/// <summary>Makes the movements of a scenario. Running is one movement throughout: fatigue does not rest between intervals.</summary>
internal sealed class MovementFactory(Runner runner, Rng steps, Rng sway)
{
    private Running? _running;

    public Movement Of(Phase phase) => phase.Kind switch
    {
        PhaseKind.Run => _running ??= new Running(runner, steps),
        PhaseKind.Stand => new Standing(runner, sway),
        PhaseKind.Walk => new CyclicGait(CycleStyle.Walk, runner.Walk, steps),
        PhaseKind.StairsUp => new CyclicGait(CycleStyle.StairsUp, runner.Walk, steps),
        PhaseKind.StairsDown => new CyclicGait(CycleStyle.StairsDown, runner.Walk, steps),
        PhaseKind.Jump => new Jumping(steps),
        PhaseKind.Fall => new Falling(steps),
        PhaseKind.Car => new Driving(sway),
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };
}
