using System;

namespace HipSense.Runners;

/// <summary>
/// A stumble, a fall onto one side, lying, getting up. The body falls at half of free fall for 0.45 s and is stopped by an impact of about
/// 6 g: what waist sensors record (SisFall, falls: 4–8 g). An estimate in its details.
/// </summary>
internal sealed class Falling(Rng random) : Movement
{
    private const double FallSeconds = 0.45;
    private const double Share = 0.5;
    private const double ImpactHalf = 0.05;

    private readonly double _side = random.Uniform(0, 1) < 0.5 ? -1 : 1;
    private readonly double _angle = random.Uniform(70, 82);
    private double _start = double.NaN;
    private double _up;

    public override Activity Activity => Activity.Other;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        if (double.IsNaN(_start))
        {
            _start = time;
            _up = Math.Max(3, point.Phase.Seconds - 3);
        }

        const double Rad = Trig.RadiansPerDegree;
        double t = time - _start - 1;
        double impact = Share * Tick.Gravity * FallSeconds / (ImpactHalf * Jet.BumpArea);
        Jet down = Jet.Step(t, 0, FallSeconds + 0.15) - Jet.Step(t, _up - 1, 2);
        double falling = Jet.Step(t, 0, 0.08).Value - Jet.Step(t, FallSeconds, 0.08).Value;
        double stop = Jet.Bump(t, FallSeconds + 0.08, ImpactHalf).Value;
        posture = default;
        posture.Roll = _side * _angle * Rad * down;
        posture.Rotation = 40 * _side * Rad * down;
        posture.Tilt = -12 * Rad * Jet.Bump(t, 0.2, 0.5);
        posture.Acceleration = new Vector(
            -0.3 * _side * impact * stop,
            (impact * stop) - (Share * Tick.Gravity * falling),
            0.4 * impact * Jet.Bump(t, 0.05, 0.06).Value);
    }
}
