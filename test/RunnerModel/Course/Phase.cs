namespace HipSense.Runners;

/// <summary>One piece of a course.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Seconds">How long, s, the ramp at its beginning included.</param>
public sealed record Phase(PhaseKind Kind, double Seconds)
{
    /// <summary>Speed, m/s, on stairs along the slope; standing still it is not looked at.</summary>
    public double Speed { get; init; } = Kind switch
    {
        PhaseKind.Run => 3.0,
        PhaseKind.Walk => 1.4,
        PhaseKind.StairsUp or PhaseKind.StairsDown => 0.5,
        _ => 0,
    };

    /// <summary>Time over which this phase takes over from the one before it, s.</summary>
    public double Ramp { get; init; } = 2;

    /// <summary>Slope of the ground, degrees, + = uphill.</summary>
    public double SlopeDeg { get; init; }

    /// <summary>Radius of the bend, m, + = to the left; 0 = straight on. A track's inner lane has 36.5 m.</summary>
    public double TurnRadius { get; init; }

    /// <summary>Camber of the road, degrees, + = its right side is higher; 2 % are 1.1°.</summary>
    public double CamberDeg { get; init; }

    /// <summary>How much of the camber the pelvis takes over; the legs bend for the rest. An estimate.</summary>
    public double CamberShare { get; init; } = 0.7;

    /// <summary>Broken ground: 0 = a road, 1 = roots and stones. Steps, drop and impact vary with it.</summary>
    public double Roughness { get; init; }

    /// <summary>Hands on the bar of a pram: the trunk turns less and leans forward.</summary>
    public bool Pram { get; init; }
}
