using static HipSense.Runners.Usual;

namespace HipSense.Runners;

/// <summary>Runners that differ in how they run, on a level road.</summary>
internal static class Runs
{
    public static readonly NamedRunner[] All =
    [
        Of(
            "tiring",
            "Fresh for 1.2 minutes at 4.5° of drop on both sides; then the right side grows to 9.5° by minute 2 and the cadence slows.",
            new Runner
            {
                Right = new LegHabit { FatigueDegPerMinute = 6.25, FatigueLimitDeg = 5 },
                FatigueOnsetMinutes = 1.2,
                FatigueCadencePerMinute = -0.02,
            },
            Run(235, 3.0)),
        Of(
            "arching",
            "Level hips; after 1.5 minutes the back arches by 4° and the pelvis turns by 5° more: what tired hips do instead of dropping.",
            Steady with { FatigueOnsetMinutes = 1.5, FatigueTiltDeg = 4, FatigueRotationDeg = 5 },
            Run(235, 3.0)),
        Of("steady", "A healthy runner at 3.2 m/s who does not tire: 4.2° left, 4.8° right. Nothing to report.", Steady, Run(235, 3.2)),
        Of(
            "novice",
            "Slow and short of breath at 2.4 m/s: long contacts, 6° of drop, irregular steps, a break at walking pace.",
            Even(6, 3.6) with { DropSdDeg = 1.05, StepTimeSd = 0.03, CadenceFactor = 0.97, ContactFactor = 1.06, ImpactDelayMs = 26 },
            Run(100, 2.4),
            Walk(35),
            Run(100, 2.4)),
        Of(
            "fast",
            "An endurance runner at 4.8 m/s: 184 steps a minute, hard impacts, little drop.",
            Even(3.8, 2.2) with { DropSdDeg = 0.8, StepTimeSd = 0.012, CadenceFactor = 1.03, ImpactDelayMs = 20 },
            Run(235, 4.8)),
        Of(
            "sprinter",
            "Four strides of 12 s at 6.5 m/s with walking between them.",
            Even(6.5, 1.7) with { CadenceFactor = 1.04, RunningTiltDeg = -3, ImpactDelayMs = 18 },
            Run(12, 6.5),
            Walk(25),
            Run(12, 6.5),
            Walk(25),
            Run(12, 6.5),
            Walk(25),
            Run(12, 6.5),
            Walk(25)),
        Of(
            "shuffler",
            "Barely off the ground at 2 m/s: contact nearly fills the step.",
            Even(4, 2) with { ContactFactor = 1.12, CadenceFactor = 1.02, ImpactG = 1.2, ImpactDelayMs = 29 },
            Run(235, 2.0)),
        Of(
            "jogger",
            "An easy jog of 2.1 m/s with long contacts and a soft trunk, as most people at a waist sensor jog.",
            Even(5, 3) with { ContactFactor = ContactFactorOf(0.84, 2.1, 1), PelvisMotion = 0.2, ImpactG = 1.1, ImpactDelayMs = 28 },
            Run(235, 2.1)),
        Of(
            "grounded",
            "Jogs at 1.6 m/s without leaving the ground: the other foot lands before this one has left.",
            Even(4.5, 2.5) with
            {
                ContactFactor = ContactFactorOf(1.1, 1.6, 0.98),
                CadenceFactor = 0.98,
                PelvisMotion = 0,
                ImpactG = 0.7,
                ImpactDelayMs = 30,
                StepTimeSd = 0.025,
            },
            Run(235, 1.6)),
        Of(
            "turned-hips",
            "Runs with the pelvis turned 8° to the left of the way and uneven hips, 4° left and 8° right: the push is not straight ahead.",
            new Runner
            {
                Left = new LegHabit { PeakDropDeg = 4, ExcursionDeg = 2.2 },
                Right = new LegHabit { PeakDropDeg = 8, ExcursionDeg = 4 },
                PushYawDeg = 8,
            },
            Run(235, 3.1)),
        Of(
            "flat-hips",
            "The swing side hardly rises before toe-off: obliquity does not tell left from right, only the sideways force does.",
            Even(4.5, 1.5) with { LateDropDeg = 5 },
            Run(235, 2.6)),
        Of(
            "limper",
            "Spares a sore left leg: short and soft left stances, uneven steps, 7.5° of drop over it and 3.5° over the right.",
            new Runner
            {
                Left = new LegHabit
                {
                    PeakDropDeg = 7.5,
                    ExcursionDeg = 4.5,
                    ContactFactor = 0.92,
                    StepTimeFactor = 0.94,
                    ImpactFactor = 0.6,
                },
                Right = new LegHabit { PeakDropDeg = 3.5, ExcursionDeg = 2, ContactFactor = 1.05, StepTimeFactor = 1.06 },
            },
            Run(235, 2.8)),
        Of(
            "uneven",
            "Healthy but asymmetric, 3.8° left and 8.2° right, as one of the optical runners: not a thing to alarm about by itself.",
            new Runner
            {
                Left = new LegHabit { PeakDropDeg = 3.8, ExcursionDeg = 2.2 },
                Right = new LegHabit { PeakDropDeg = 8.2, ExcursionDeg = 3.7 },
            },
            Run(235, 3.4)),
        Of(
            "intervals",
            "One minute at 2.7 m/s and half a minute at 4.5 m/s in turn: drop stays, speed and cadence jump.",
            Steady,
            Run(60, 2.7),
            Run(30, 4.5),
            Run(60, 2.7),
            Run(30, 4.5)),
        Of(
            "stop-and-go",
            "Traffic lights: 40 s of running, 15 s of standing, a bit of walking.",
            Steady,
            Run(40, 3.1),
            Stand(15),
            Run(40, 3.1),
            Walk(12)),
    ];

    internal static Runner Steady => new()
    {
        Left = new LegHabit { PeakDropDeg = 4.2 },
        Right = new LegHabit { PeakDropDeg = 4.8, ExcursionDeg = 3 },
    };
}
