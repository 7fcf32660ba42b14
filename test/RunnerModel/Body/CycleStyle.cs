namespace HipSense.Runners;

/// <summary>
/// A gait without flight, as amplitudes of pelvis positions and angles. Positions rather than forces: whatever the steps do, no velocity is
/// left over. Vertical range of walking 4 cm, sideways 4 cm, heel strike 0.2–0.4 g: textbook values (Perry, Gait Analysis; Winter,
/// Biomechanics and Motor Control of Human Movement); those of stairs are estimates.
/// </summary>
internal sealed record CycleStyle
{
    public Activity Activity { get; init; } = Activity.Walking;

    /// <summary>Steps per minute at the usual speed.</summary>
    public double Cadence { get; init; } = 110;

    /// <summary>The usual speed, m/s along the way.</summary>
    public double Speed { get; init; } = 1.4;

    /// <summary>Whether the amplitudes follow the speed of the phase as the cadence does.</summary>
    public bool GrowsWithSpeed { get; init; } = true;

    public double StepTimeSd { get; init; } = 0.025;

    /// <summary>Half the vertical range at the step's own frequency, m, and the amplitude of its second harmonic.</summary>
    public double Rise { get; init; } = 0.020;
    public double SecondRise { get; init; } = 0.0012;

    /// <summary>
    /// What quick walking adds at 2 m/s, m: a notch between the humps of double support, and its third harmonic. With it the vertical has the mean
    /// harmonics of 19 people who walk quickly with a sensor at the waist (0.41, 0.10, 0.10 g, the second 150° and the third 90° ahead of the first).
    /// </summary>
    public double Notch { get; init; }
    public double ThirdRise { get; init; }

    /// <summary>Amplitude fore–aft at the step's frequency and sideways at the stride's, m.</summary>
    public double Surge { get; init; } = 0.011;
    public double Sideways { get; init; } = 0.020;

    /// <summary>Shock after contact, g.</summary>
    public double HeelStrike { get; init; } = 0.2;

    /// <summary>Peak drop, range of rotation and of tilt, mean tilt, degrees.</summary>
    public double Drop { get; init; } = 4;
    public double Rotation { get; init; } = 8;
    public double Tilt { get; init; } = 2.5;
    public double MeanTilt { get; init; } = -1;

    public static readonly CycleStyle Walk = new() { Notch = 0.0016, ThirdRise = 0.0006 };

    public static readonly CycleStyle StairsUp = new()
    {
        Activity = Activity.Other,
        Cadence = 98,
        Speed = 0.5,
        GrowsWithSpeed = false,
        StepTimeSd = 0.04,
        Rise = 0.026,
        SecondRise = 0.004,
        Surge = 0.015,
        Sideways = 0.03,
        HeelStrike = 0.3,
        Drop = 6,
        Tilt = 4,
        MeanTilt = -9,
    };

    public static readonly CycleStyle StairsDown = new()
    {
        Activity = Activity.Other,
        Cadence = 108,
        Speed = 0.5,
        GrowsWithSpeed = false,
        StepTimeSd = 0.05,
        Rise = 0.024,
        SecondRise = 0.004,
        Surge = 0.012,
        Sideways = 0.025,
        HeelStrike = 0.9,
        Drop = 5,
        Tilt = 3,
        MeanTilt = 1,
    };
}
