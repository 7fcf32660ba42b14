using System;

namespace HipSense.Runners;

/// <summary>Walking and stairs: one leg or the other always carries.</summary>
internal sealed class CyclicGait(CycleStyle style, WalkHabit habit, Rng random) : Movement
{
    private const double HeelStrikeDelay = 0.030;
    private const double HeelStrikeHalf = 0.022;

    private bool _started;
    private Side _side = Side.Right;
    private double _start, _before, _length, _after;
    private double _size = 1, _nextSize = 1;
    private double _shock;

    public override Activity Activity => style.Activity;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        if (!_started)
        {
            _started = true;
            _start = time;
            _before = _length = NextLength(point);
            _after = NextLength(point);
        }

        while (time >= _start + _length)
        {
            _start += _length;
            (_before, _length, _after) = (_length, _after, NextLength(point));
            (_size, _nextSize) = (_nextSize, 1 + (0.1 * random.Gaussian()));
            _shock = Math.Max(0, style.HeelStrike * (1 + (0.3 * random.Gaussian())));
            _side = _side == Side.Left ? Side.Right : Side.Left;
        }

        const double Rad = Trig.RadiansPerDegree;
        double since = time - _start;
        Jet phase = StridePhase.At(_side, since, _before, _length, _after);
        Jet size = Jet.Lerp(_size, _nextSize, Jet.Step(since, 0.2 * _length, 0.8 * _length));
        posture = default;
        posture.Contact = _side;
        posture.Roll = (size * (Rad * style.Drop * PelvisShape.Obliquity(phase))) + point.CamberRoll;
        posture.Rotation = size * (Rad * style.Rotation * PelvisShape.Rotation(phase));
        posture.Tilt = (size * (Rad * style.Tilt * PelvisShape.Tilt(phase))) + new Jet(Rad * style.MeanTilt);

        // The body is lowest a tenth of a step after contact, with both feet on the ground, and fastest there.
        double pace = style.GrowsWithSpeed ? Math.Clamp(Pace(point), 0.5, 1.4) : 1;
        Jet late = phase - new Jet(0.1 * Math.PI);
        (double sin, double cos) = Trig.SinCos(late.Value);
        double cos2 = (cos * cos) - (sin * sin);
        double sin2 = 2 * sin * cos;
        Jet up = Jet.Of(
            late,
            (-style.Rise * cos2) - (style.SecondRise * ((cos2 * cos2) - (sin2 * sin2))),
            (2 * style.Rise * sin2) + (8 * style.SecondRise * sin2 * cos2),
            (4 * style.Rise * cos2) + (16 * style.SecondRise * ((cos2 * cos2) - (sin2 * sin2))));
        up = (habit.RiseFactor * up) + (habit.NotchFactor * Notch(late, Math.Max(0, Pace(point) - 1)));
        Jet forward = Jet.Of(late, style.Surge * sin2, 2 * style.Surge * cos2, -4 * style.Surge * sin2);
        Jet right = Jet.Of(late, -style.Sideways * sin, -style.Sideways * cos, style.Sideways * sin);

        // The shock is a bump of position turned over: it gives back what it takes.
        double shock = -_shock * Tick.Gravity * HeelStrikeHalf * HeelStrikeHalf / 8
            * Jet.Bump(since, HeelStrikeDelay, HeelStrikeHalf).Acceleration;
        posture.Acceleration = new Vector(
            (size * right).Acceleration,
            (pace * (size * up).Acceleration) + shock,
            -((pace * (size * forward).Acceleration) + (0.4 * -shock)));
    }

    /// <summary>What quick walking adds to the height, which has its first harmonic at −cos 2φ.</summary>
    private Jet Notch(Jet late, double hurry)
    {
        // At 2 m/s the pace is 0.43 over that of 1.4 m/s.
        const double SecondAhead = 150 * Trig.RadiansPerDegree;
        const double ThirdAhead = 90 * Trig.RadiansPerDegree;
        double size = hurry / 0.43;
        (double sin2, double cos2) = Trig.SinCos((4 * late.Value) + SecondAhead);
        (double sin3, double cos3) = Trig.SinCos((6 * late.Value) + ThirdAhead);
        return Jet.Of(
            late,
            -size * ((style.Notch * cos2) + (style.ThirdRise * cos3)),
            size * ((4 * style.Notch * sin2) + (6 * style.ThirdRise * sin3)),
            size * ((16 * style.Notch * cos2) + (36 * style.ThirdRise * cos3)));
    }

    private double Pace(in CoursePoint point) => Math.Clamp(point.Phase.Speed / style.Speed, 0.3, 2.5);

    private double NextLength(in CoursePoint point)
    {
        // Walkers lengthen and quicken their steps alike: cadence follows the root of speed.
        double cadence = style.Cadence * habit.CadenceFactor * Math.Sqrt(Pace(point));
        return 60 / cadence * (1 + (style.StepTimeSd * random.Gaussian()));
    }
}
