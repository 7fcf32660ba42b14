namespace HipSense.Runners;

/// <summary>
/// ẍ + 2ζω ẋ + ω² x = ω² u, stepped at 1 kHz by the trapezoidal rule: the rate it reports integrates exactly to the position it reports.
/// </summary>
internal struct SecondOrder(double hertz, double damping)
{
    private readonly double _stiffness = 4 * System.Math.PI * System.Math.PI * hertz * hertz;
    private readonly double _drag = 4 * System.Math.PI * hertz * damping;
    private double _force;

    public double Position;
    public double Rate;

    /// <summary>Puts it at rest at <paramref name="position"/>.</summary>
    public void Rest(double position)
    {
        Position = position;
        Rate = 0;
        _force = 0;
    }

    /// <summary>One tick on, towards <paramref name="input"/>.</summary>
    public void Step(double input)
    {
        const double H = 0.5 / Tick.Rate;
        double ahead = Position + (H * Rate);
        double rate = (Rate + (H * (_force + (_stiffness * (input - ahead))))) / (1 + (H * _drag) + (H * H * _stiffness));
        Position = ahead + (H * rate);
        Rate = rate;
        _force = (_stiffness * (input - Position)) - (_drag * rate);
    }
}
