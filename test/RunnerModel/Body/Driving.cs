namespace HipSense.Runners;

/// <summary>
/// Sitting in a car: the pelvis leans back, the body bounces on its springs (1.4 Hz), the wheels hop (11 Hz), curves and brakes pull.
/// Amplitudes after ordinary ride measurements (0.03–0.05 g rms on a road), an estimate.
/// </summary>
internal sealed class Driving : Movement
{
    private readonly Rng _random;
    private readonly Sway _turning, _braking, _rolling, _pitching;
    private SecondOrder _bounce = new(1.4, 0.3);
    private SecondOrder _hop = new(11, 0.15);

    public Driving(Rng random)
    {
        _random = random;
        _turning = new Sway(random, 0.02, 0.12, 1.2);
        _braking = new Sway(random, 0.02, 0.15, 0.9);
        _rolling = new Sway(random, 0.2, 1.2, 0.4);
        _pitching = new Sway(random, 0.2, 1.2, 0.4);
    }

    public override Activity Activity => Activity.Other;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        const double Rad = Trig.RadiansPerDegree;
        _bounce.Step(3.5 * _random.Gaussian());
        _hop.Step(1.8 * _random.Gaussian());
        Jet turning = _turning.At(time);
        posture = default;
        posture.Tilt = Rad * (new Jet(22) + _pitching.At(time));
        posture.Roll = Rad * (_rolling.At(time) + (-0.8 * turning));

        // Yaw follows the sideways pull at some 14 m/s.
        posture.Rotation = new Jet(0, -turning.Value / 14, -turning.Rate / 14);
        posture.Acceleration = new Vector(turning.Value, _bounce.Position + _hop.Position, _braking.At(time).Value);
    }
}
