namespace HipSense.Peers;

/// <summary>
/// The rest detection of VQF (Laidig and Seel 2023, section 3.5): still is who stays, for 1.5 s, within 2 °/s and 0.5 m/s² of what a low-pass
/// of 0.5 s says, with no rate above the bias limit.
/// </summary>
internal sealed class VqfRest(double rateHz)
{
    private const double Tau = 0.5;
    private const double LeastSeconds = 1.5;
    private const double RateDeviation = 2 * System.Math.PI / 180;
    private const double ForceDeviation = 0.5 / 9.80665;

    private readonly ButterworthLowPass _rateLowPass = new(3, Tau, rateHz);
    private readonly ButterworthLowPass _forceLowPass = new(3, Tau, rateHz);
    private double _seconds;

    /// <summary>True at rest.</summary>
    public bool AtRest => _seconds >= LeastSeconds;

    /// <summary>The low-passed rate, rad/s: at rest, the bias.</summary>
    public Vector Rate { get; private set; }

    /// <summary>Takes one sample: rad/s and g.</summary>
    public void Update(Vector rate, Vector force)
    {
        System.ReadOnlySpan<double> slow = _rateLowPass.Step([rate.X, rate.Y, rate.Z]);
        Rate = new Vector(slow[0], slow[1], slow[2]);
        slow = _forceLowPass.Step([force.X, force.Y, force.Z]);
        Vector deviation = force - new Vector(slow[0], slow[1], slow[2]);
        bool isQuiet = (rate - Rate).Length < RateDeviation && deviation.Length < ForceDeviation && Rate.Largest <= VqfBias.Limit;
        _seconds = isQuiet ? _seconds + (1 / rateHz) : 0;
    }
}
