using static HipSense.Runners.Usual;

namespace HipSense.Runners;

/// <summary>The steady runner with a clip or a chip that makes it hard.</summary>
internal static class Clips
{
    public static readonly NamedRunner[] All =
    [
        Change("loose-belt", "A loose waistband: the clip swings at 8–12 Hz on every step.", s => s with { Belt = BeltFit.Loose }),
        Change("phone", "A phone in the same waistband swings beside the clip.", s => s with { Belt = BeltFit.Phone }),
        Change("belly", "The clip nods on a belly that bounces.", s => s with { Belt = BeltFit.Belly }),
        Change(
            "crooked",
            "The clip is put on 15° off about every axis.",
            s => s with { Mount = new ClipMount { YawDeg = 15, PitchDeg = -15, RollDeg = 15 } }),
        Change(
            "slipping",
            "The clip slips by 8° of roll after two minutes.",
            s => s with { Mount = Mount with { Slip = new ClipSlip(125) { RollDeg = 8, PitchDeg = 3 } } }),
        Change("worst-chip", "A chip with every error at the bound of its data sheet.", s => s with { Errors = ImuErrors.Worst }),
    ];

    private static NamedRunner Change(string name, string description, System.Func<Scenario, Scenario> change)
    {
        NamedRunner plain = Of(name, description, Runs.Steady, Run(235, 3.2));
        return plain with { Scenario = change(plain.Scenario) };
    }
}
