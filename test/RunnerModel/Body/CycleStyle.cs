namespace HipSense.Runners;

/// <summary>
/// A gait without flight, as amplitudes of pelvis positions and angles. Positions rather than forces: whatever the steps do, no velocity is
/// left over. Vertical range of walking 4 cm, sideways 4 cm, heel strike 0.2–0.4 g: textbook values (Perry, Gait Analysis; Winter,
/// Biomechanics and Motor Control of Human Movement); those of stairs are estimates.
/// </summary>
internal sealed record CycleStyle
{
    public Activity Activity { get; init; } = Activity.Walking;

    /// <summary>Steps per minute at 1.4 m/s, or on stairs at any speed.</summary>
    public double Cadence { get; init; } = 110;

    /// <summary>Whether cadence and amplitudes follow the speed of the phase.</summary>
    public bool FollowsSpeed { get; init; } = true;

    public double StepTimeSd { get; init; } = 0.025;

    /// <summary>Half the vertical range at the step's own frequency, m, and the amplitude of its second harmonic.</summary>
    public double Rise { get; init; } = 0.020;
    public double SecondRise { get; init; } = 0.0012;

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

    public static readonly CycleStyle Walk = new();

    public static readonly CycleStyle StairsUp = new()
    {
        Activity = Activity.Other,
        Cadence = 98,
        FollowsSpeed = false,
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
        FollowsSpeed = false,
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
