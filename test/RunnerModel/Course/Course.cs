using System;
using System.Collections.Generic;

namespace HipSense.Runners;

/// <summary>Walks along the phases of a scenario, in order and never back.</summary>
internal sealed class Course
{
    private readonly IReadOnlyList<Phase> _phases;
    private readonly Movement[] _movements;
    private int _current;
    private double _start;

    public Course(IReadOnlyList<Phase> phases, Func<Phase, Movement> movementOf)
    {
        _phases = phases;
        _movements = new Movement[phases.Count];
        for (int i = 0; i < phases.Count; i++)
        {
            Seconds += phases[i].Seconds;

            // Phases of one kind in a row are one movement: a change of speed or slope must not interrupt the train of steps.
            _movements[i] = i > 0 && phases[i].Kind == phases[i - 1].Kind ? _movements[i - 1] : movementOf(phases[i]);
        }
    }

    /// <summary>Length of the whole course, s.</summary>
    public double Seconds { get; }

    /// <summary>The point at <paramref name="time"/> seconds.</summary>
    public void At(double time, out CoursePoint point)
    {
        while (_current < _phases.Count - 1 && time >= _start + _phases[_current].Seconds)
        {
            _start += _phases[_current].Seconds;
            _current++;
        }

        Phase phase = _phases[_current];
        Phase before = _phases[Math.Max(0, _current - 1)];
        Jet share = Jet.Step(time, _start, Math.Min(phase.Ramp, phase.Seconds));
        if (_current == 0)
        {
            share = new Jet(1);
        }

        point = new CoursePoint
        {
            Phase = phase,
            Movement = _movements[_current],
            Before = _movements[Math.Max(0, _current - 1)],
            Share = share,
            Speed = Jet.Lerp(SpeedOf(before), SpeedOf(phase), share),
            YawRate = Jet.Lerp(YawRateOf(before), YawRateOf(phase), share),
            CamberRoll = Jet.Lerp(RollOf(before), RollOf(phase), share),
        };
    }

    private static double SpeedOf(Phase phase) => phase.Kind switch
    {
        PhaseKind.Stand or PhaseKind.Jump or PhaseKind.Fall => 0,
        _ => phase.Speed,
    };

    private static double YawRateOf(Phase phase) => phase.TurnRadius == 0 ? 0 : SpeedOf(phase) / phase.TurnRadius;

    private static double RollOf(Phase phase) => phase.CamberDeg * phase.CamberShare * Trig.RadiansPerDegree;
}
