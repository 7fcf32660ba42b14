namespace HipSense.Runners;

/// <summary>The clip's swinging on belt and soft tissue.</summary>
internal sealed class Wobble
{
    private readonly double _pitchPerForce, _yawPerForce, _rollPerForce;
    private SecondOrder _right, _up, _back;
    private SecondOrder _pitch, _yaw, _roll;
    private bool _started;

    public Wobble(BeltFit fit)
    {
        const double Unit = Trig.RadiansPerDegree / Tick.Gravity;
        _pitchPerForce = fit.PitchDegPerG * Unit;
        _yawPerForce = fit.YawDegPerG * Unit;
        _rollPerForce = fit.RollDegPerG * Unit;
        _right = _up = _back = new SecondOrder(fit.TranslationHz, fit.TranslationDamping);
        _pitch = new SecondOrder(fit.PitchHz, fit.RotationDamping);
        _yaw = new SecondOrder(fit.YawHz, fit.RotationDamping);
        _roll = new SecondOrder(fit.RollHz, fit.RotationDamping);
    }

    /// <summary>One tick on: from what a point of the pelvis feels to what the clip on it feels, both in their own axes.</summary>
    /// <param name="force">Specific force, m/s².</param>
    /// <param name="rate">Angular rate, rad/s.</param>
    public void Step(ref Vector force, ref Vector rate)
    {
        if (!_started)
        {
            _started = true;
            _right.Rest(force.X);
            _up.Rest(force.Y);
            _back.Rest(force.Z);
        }

        // A clip held by a spring feels the spring: what the pelvis does, low-passed with resonance.
        _right.Step(force.X);
        _up.Step(force.Y);
        _back.Step(force.Z);
        var felt = new Vector(_right.Position, _up.Position, _back.Position);

        // Its mass hangs outside the waistband, so a pull also turns it. Standing counts as no turn.
        _yaw.Step(_yawPerForce * felt.X);
        _pitch.Step(_pitchPerForce * (felt.Y - Tick.Gravity));
        _roll.Step(_rollPerForce * felt.X);
        var turn = new Vector(_pitch.Position, _yaw.Position, _roll.Position);
        var turning = new Vector(_pitch.Rate, _yaw.Rate, _roll.Rate);

        force = Back(felt, turn);
        Vector first = Vector.Cross(turn, turning);
        rate = Back(rate, turn) + turning + (-0.5 * first) + ((1.0 / 6) * Vector.Cross(turn, first));
    }

    /// <summary>Into axes turned by a small rotation vector, to third order: a few degrees leave nothing to see.</summary>
    private static Vector Back(Vector v, Vector turn)
    {
        Vector first = Vector.Cross(v, turn);
        Vector second = Vector.Cross(first, turn);
        return v + first + (0.5 * second) + ((1.0 / 6) * Vector.Cross(second, turn));
    }
}
