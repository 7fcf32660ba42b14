namespace HipSense.Runners;

/// <summary>
/// Counter-movement jumps on the spot: dip, push, 0.42 s of flight, landing at about 4 g. The impulses cancel over each jump. Jump
/// heights and times are ordinary ones, an estimate.
/// </summary>
internal sealed class Jumping(Rng random) : Movement
{
    private const double Flight = 0.42;
    private const double Lift = 0.5 * Flight * Tick.Gravity;
    private const double Dip = 4;
    private const double DipHalf = 0.15;
    private const double PushHalf = 0.20;
    private const double LandingHalf = 0.09;

    private double _start = double.NaN;
    private double _length;

    public override Activity Activity => Activity.Other;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        if (double.IsNaN(_start) || time >= _start + _length)
        {
            _start = time;
            _length = random.Uniform(1.5, 2.2);
        }

        const double Rad = Trig.RadiansPerDegree;
        double t = time - _start;
        double push = (Lift + (Dip * DipHalf * Jet.BumpArea)) / (PushHalf * Jet.BumpArea);
        double landing = Lift / (LandingHalf * Jet.BumpArea);
        double flight = Jet.Step(t, 0.72, 0.04).Value - Jet.Step(t, 0.72 + Flight, 0.04).Value;
        posture = default;
        posture.Tilt = -15 * Rad * (Jet.Bump(t, 0.45, 0.40) + (0.7 * Jet.Bump(t, 1.24, 0.22)));
        posture.Roll = point.CamberRoll;
        posture.Acceleration = new Vector(
            0,
            (-Dip * Jet.Bump(t, 0.30, DipHalf).Value) + (push * Jet.Bump(t, 0.58, PushHalf).Value)
                - (Tick.Gravity * flight) + (landing * Jet.Bump(t, 1.24, LandingHalf).Value),
            0);
    }
}
