using static HipSense.Runners.Usual;

namespace HipSense.Runners;

/// <summary>What must never count as running.</summary>
internal static class NoRuns
{
    public static readonly NamedRunner[] All =
    [
        Of("walker", "Walks at 1.2 to 2 m/s for four minutes.", new Runner(), Walk(80, 1.2), Walk(80, 1.6), Walk(75, 2.0)),
        Of(
            "fast-walker",
            "Walks as quickly as people can, 1.8 to 2.2 m/s, two humps a step.",
            new Runner { Walk = new WalkHabit { RiseFactor = 0.95, NotchFactor = 1.3 } },
            Walk(80, 1.8),
            Walk(80, 2.0),
            Walk(75, 2.2)),
        Of(
            "stairs-fast",
            "Hurries up and down the stairs, and slower again: 80 to 150 steps a minute.",
            new Runner(),
            Stairs(PhaseKind.StairsUp, 0.35),
            Stairs(PhaseKind.StairsUp, 0.7),
            Stairs(PhaseKind.StairsUp, 1.1),
            Walk(6, 1.6),
            Stairs(PhaseKind.StairsDown, 0.35),
            Stairs(PhaseKind.StairsDown, 0.7),
            Stairs(PhaseKind.StairsDown, 1.0)),
        Of(
            "stairs",
            "Up and down the stairs, with a few steps of walking between.",
            new Runner(),
            Walk(10),
            new Phase(PhaseKind.StairsUp, 20),
            Walk(6),
            new Phase(PhaseKind.StairsDown, 20)),
        Of(
            "jumper",
            "Jumps on the spot, stands, walks.",
            new Runner(),
            new Phase(PhaseKind.Jump, 40) { Ramp = 0.5 },
            Stand(10),
            Walk(20)),
        Of("faller", "Walks, falls onto one side, lies, gets up.", new Runner(), Walk(15), new Phase(PhaseKind.Fall, 14) { Ramp = 0.5 }, Stand(8)),
        Of("driver", "Sits in a car on a winding road.", new Runner(), new Phase(PhaseKind.Car, 175)),
        Of("stander", "Waits for a bus.", new Runner(), Stand(175)),
    ];

    private static Phase Stairs(PhaseKind kind, double speed) => new(kind, 12) { Speed = speed };
}
