namespace HipSense.Runners;

/// <summary>Running: a train of planned steps, and the pelvis that follows it.</summary>
internal sealed class Running(Runner runner, Rng random) : Movement
{
    /// <summary>When after toe-off the trunk's rebound is at its height, and half of the time that it takes, s.</summary>
    private const double ReboundDelay = 0.015;
    private const double ReboundHalf = 0.080;

    private readonly StepPlanner _planner = new(runner, random);
    private StepPlan? _step;
    private StepPlan? _next;
    private StepPlan? _before;
    private double _lengthBefore;
    private double _lastTime = double.NegativeInfinity;

    // Leg and trunk give: the pelvis feels the ground's force a few milliseconds late and rounded off.
    private SecondOrder _right = new(35, 0.6);
    private SecondOrder _up = new(35, 0.6);
    private SecondOrder _back = new(35, 0.6);

    public override Activity Activity => Activity.Running;

    /// <summary>The step under way.</summary>
    public StepPlan? Step => _step;

    public override void Move(double time, in CoursePoint point, out Posture posture)
    {
        if (_step is null || time > _lastTime + 1)
        {
            Start(time, point);
        }

        _lastTime = time;
        while (time >= _next!.Start)
        {
            _lengthBefore = _step!.Length;
            _before = _step;
            _step = _next;
            _next = _planner.Plan(_step, 0, point);
        }

        StepPlan step = _step!;
        double since = time - step.Start;
        posture = default;
        posture.Contact = since >= 0 && since < step.Contact ? step.Side : Side.None;
        double sinceBefore = since + _lengthBefore;
        bool isBeforeOn = _before is not null && sinceBefore < _before.Contact;
        if (isBeforeOn)
        {
            posture.Contact = Side.Both;
        }

        Jet phase = StridePhase.At(step.Side, since, _lengthBefore, step.Length, _next.Length);
        Jet share = Jet.Step(since, 0.45 * step.Length, 0.5 * step.Length);
        posture.Roll = (Jet.Lerp(step.DropShape, _next.DropShape, share) * PelvisShape.Obliquity(phase))
            + Jet.Lerp(step.RollOffset, _next.RollOffset, share)
            + (step.LateRoll * Jet.Bump(since, 0.70 * step.Length, 0.28 * step.Length)) + point.CamberRoll;
        posture.Rotation = (Jet.Lerp(step.Rotation, _next.Rotation, share) * PelvisShape.Rotation(phase))
            + new Jet(runner.PushYawDeg * Trig.RadiansPerDegree);
        posture.Tilt = (Jet.Lerp(step.Tilt, _next.Tilt, share) * PelvisShape.Tilt(phase)) + Jet.Lerp(step.MeanTilt, _next.MeanTilt, share);

        Vector ground = GroundForce.At(since, step);
        if (isBeforeOn)
        {
            ground += GroundForce.At(sinceBefore, _before!);
        }

        _right.Step(ground.X);
        _up.Step(ground.Y);
        _back.Step(ground.Z);
        Vector impact = GroundForce.Impact(since, step);
        posture.Acceleration = new Vector(
            _right.Position + impact.X,
            _up.Position + impact.Y - Tick.Gravity,
            _back.Position + impact.Z) + (runner.PelvisMotion * PelvisMotion.Acceleration(phase));
        if (step.Rebound > 0)
        {
            // The trunk is braked before and after by as much as it is thrown up around toe-off: half in stance, half in late flight.
            double half = 0.5 * step.Contact;
            double rebound = Jet.Bump(since, step.Contact + ReboundDelay, ReboundHalf).Value
                - (0.5 * ReboundHalf / half * Jet.Bump(since, half, half).Value)
                - (0.5 * Jet.Bump(since, step.Contact + ReboundDelay + ReboundHalf, ReboundHalf).Value);
            posture.Acceleration += new Vector(0, step.Rebound * rebound, 0);
        }
    }

    private void Start(double time, in CoursePoint point)
    {
        _step = _planner.Plan(null, time, point);
        _next = _planner.Plan(_step, 0, point);
        _before = null;
        _lengthBefore = _step.Length;
        _right.Rest(0);
        _up.Rest(Tick.Gravity);
        _back.Rest(0);
    }
}
