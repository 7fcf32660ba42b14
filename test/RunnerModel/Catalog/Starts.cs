using static HipSense.Runners.Usual;

namespace HipSense.Runners;

/// <summary>Runners who do not do as the clip asks: they do not stand still first, or the clip does not hang upright.</summary>
internal static class Starts
{
    public static readonly NamedRunner[] All =
    [
        new(
            "runs-off",
            "Switches the clip on while running at 3 m/s and never stands still.",
            new Scenario { Runner = Runs.Steady, Mount = Mount, SkipSeconds = 2.17, Course = [Run(242.17, 3.0)] }),
        new(
            "interrupted",
            "Runs off at once and is stopped every 10 to 30 s: a crossing, a dog, a shoelace.",
            new Scenario
            {
                Runner = Runs.Steady,
                Mount = Mount,
                SkipSeconds = 1.31,
                Course =
                [
                    Run(19.31, 2.8),
                    Stand(3) with { Ramp = 1 },
                    Run(12, 2.8) with { Ramp = 1 },
                    Walk(6) with { Ramp = 1 },
                    Run(27, 2.8) with { Ramp = 1 },
                    Stand(2.2) with { Ramp = 1 },
                    Run(16, 2.8) with { Ramp = 1 },
                    Walk(9) with { Ramp = 1 },
                    Run(22, 2.8) with { Ramp = 1 },
                ],
            }),
        Lean("leans-back", "The clip leans back by 42° on the slope of the sacrum, and its wearer runs off at once.", 42),
        Lean("leans-forward", "The clip leans forward by 42° under a belly, and its wearer runs off at once.", -42),
    ];

    private static NamedRunner Lean(string name, string description, double pitchDeg) => new(
        name,
        description,
        new Scenario { Runner = Runs.Steady, Mount = Mount with { PitchDeg = pitchDeg }, SkipSeconds = 0.83, Course = [Run(240.83, 2.8)] });
}
