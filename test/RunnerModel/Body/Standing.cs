namespace HipSense.Runners;

/// <summary>Quiet standing. The sway is what a standing calibration has to cope with: ±0.3° and a few milli-g, under 0.5 °/s.</summary>
internal sealed class Standing(Runner runner, Rng random) : Movement
{
    private readonly Sway _tilt = new(random, 0.1, 0.4, 0.15);
    private readonly Sway _roll = new(random, 0.1, 0.4, 0.1);
    private readonly Sway _rotation = new(random, 0.1, 0.4, 0.2);
    private readonly Sway _side = new(random, 0.2, 0.9, 0.02);
    private readonly Sway _fore = new(random, 0.2, 0.9, 0.02);

    public override Activity Activity => Activity.Still;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        const double Rad = Trig.RadiansPerDegree;
        posture = default;
        posture.Tilt = Rad * _tilt.At(time);
        posture.Roll = (Rad * (_roll.At(time) + new Jet(runner.StandingObliquityDeg))) + point.CamberRoll;
        posture.Rotation = Rad * _rotation.At(time);
        posture.Acceleration = new Vector(_side.At(time).Value, 0, _fore.At(time).Value);
    }
}
