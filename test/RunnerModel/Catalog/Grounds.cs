using static HipSense.Runners.Usual;

namespace HipSense.Runners;

/// <summary>The steady runner on ground that makes it hard for the clip.</summary>
internal static class Grounds
{
    public static readonly NamedRunner[] All =
    [
        Of(
            "trail",
            "Roots and stones up and down: irregular steps, varying drop and impact.",
            Runs.Steady,
            Run(60, 2.8) with { Roughness = 0.6, SlopeDeg = 5 },
            Run(60, 3.2) with { Roughness = 0.8, SlopeDeg = -6 },
            Run(60, 3.0) with { Roughness = 0.5 }),
        Of(
            "hills",
            "A minute up at 8°, a minute on the flat, a minute down.",
            Runs.Steady,
            Run(60, 2.6) with { SlopeDeg = 8 },
            Run(60, 3.2),
            Run(60, 3.6) with { SlopeDeg = -8 },
            Run(60, 3.2)),
        Of(
            "uphill",
            "Fast up a hill of 6° at 4.2 m/s: after toe-off the trunk rebounds by over 1 g.",
            Runs.Steady with { ReboundG = 1.4 },
            Run(235, 4.2) with { SlopeDeg = 6 }),
        Of(
            "bender",
            "A 400 m track at 3.8 m/s: 22 s straight, 30 s in a bend of 36.5 m to the left.",
            Runs.Steady,
            Run(22, 3.8),
            Run(30, 3.8) with { TurnRadius = 36.5 },
            Run(22, 3.8),
            Run(30, 3.8) with { TurnRadius = 36.5 }),
        Of(
            "corners",
            "City blocks: sharp corners of 4 m to either side, every 15 s.",
            Runs.Steady,
            Run(15, 3.0),
            Run(2.4, 2.6) with { TurnRadius = 4, Ramp = 0.8 },
            Run(15, 3.0),
            Run(2.4, 2.6) with { TurnRadius = -4, Ramp = 0.8 }),
        Of(
            "camber",
            "The left edge of a road that falls 3 % to the left, there and back: one side seems to drop more.",
            Runs.Steady,
            Run(60, 3.2),
            Run(60, 3.2) with { CamberDeg = 1.7 },
            Run(60, 3.2) with { CamberDeg = -1.7 }),
        Of(
            "pram",
            "Hands on a pram: the trunk leans and turns less.",
            Runs.Steady with { LateralSpeed = 0.03 },
            Run(235, 2.8) with { Pram = true }),
    ];
}
