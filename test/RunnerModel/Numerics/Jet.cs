namespace HipSense.Runners;

/// <summary>
/// A quantity together with its first and second derivative in time. All motion is written as jets, so that the gyro and the
/// accelerometer are derivatives of the very motion that the truth is read from, and never of an approximation of it.
/// </summary>
internal readonly struct Jet(double value, double rate = 0, double acceleration = 0)
{
    public readonly double Value = value;
    public readonly double Rate = rate;
    public readonly double Acceleration = acceleration;

    public static Jet operator +(Jet a, Jet b) => new(a.Value + b.Value, a.Rate + b.Rate, a.Acceleration + b.Acceleration);

    public static Jet operator -(Jet a, Jet b) => new(a.Value - b.Value, a.Rate - b.Rate, a.Acceleration - b.Acceleration);

    public static Jet operator *(double k, Jet a) => new(k * a.Value, k * a.Rate, k * a.Acceleration);

    public static Jet operator *(Jet a, Jet b) => new(
        a.Value * b.Value,
        (a.Rate * b.Value) + (a.Value * b.Rate),
        (a.Acceleration * b.Value) + (2 * a.Rate * b.Rate) + (a.Value * b.Acceleration));

    /// <summary>The chain rule, for a function known by its value and its first two derivatives at <c>u.Value</c>.</summary>
    public static Jet Of(Jet u, double f, double df, double ddf) =>
        new(f, df * u.Rate, (ddf * u.Rate * u.Rate) + (df * u.Acceleration));

    /// <summary>From <paramref name="from"/> to <paramref name="to"/> as <paramref name="share"/> goes from 0 to 1.</summary>
    public static Jet Lerp(double from, double to, Jet share) =>
        new(from + ((to - from) * share.Value), (to - from) * share.Rate, (to - from) * share.Acceleration);

    /// <summary>
    /// A step from 0 to 1 between <paramref name="start"/> and <paramref name="start"/> + <paramref name="length"/> seconds, three times
    /// continuously differentiable (u⁴(35 − 84u + 70u² − 20u³)), so that even angular jerk has no jumps a real body could not make.
    /// </summary>
    public static Jet Step(double time, double start, double length)
    {
        double u = (time - start) / length;
        if (u <= 0)
        {
            return default;
        }

        if (u >= 1)
        {
            return new Jet(1);
        }

        double u2 = u * u;
        double v = 1 - u;
        return new Jet(
            u2 * u2 * (35 + (u * (-84 + (u * (70 - (20 * u)))))),
            140 * u2 * u * v * v * v / length,
            420 * u2 * v * v * (1 - (2 * u)) / (length * length));
    }

    /// <summary>
    /// A bump (1 − u²)⁴ of height 1, from <paramref name="centre"/> − <paramref name="half"/> to <paramref name="centre"/> +
    /// <paramref name="half"/>. Its integral is <see cref="BumpArea"/> · <paramref name="half"/>.
    /// </summary>
    public static Jet Bump(double time, double centre, double half)
    {
        double u = (time - centre) / half;
        double w = 1 - (u * u);
        if (w <= 0)
        {
            return default;
        }

        double w2 = w * w;
        return new Jet(
            w2 * w2,
            -8 * u * w2 * w / half,
            ((48 * u * u * w2) - (8 * w2 * w)) / (half * half));
    }

    /// <summary>∫ (1 − u²)⁴ du from −1 to 1.</summary>
    public const double BumpArea = 256.0 / 315.0;
}
