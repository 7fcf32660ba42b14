using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>The hard cases, each 4 minutes of the steady runner unless it says otherwise.</summary>
internal static class RobustCases
{
    /// <summary>The seed of the first; the next has the next.</summary>
    public const long FirstSeed = 5001;

    private const string SlipReason =
        "a slip shifts both sides against each other by the angle of its roll, which nothing on the clip can tell from a change of the runner; it is flagged as tilted, D carries its caveat, and S holds";
    private const double MountDeg = 15;
    private const double SlipDeg = 10;
    private const double SlipAtS = 125;
    private const double Camber = 1.7;

    private static Scenario Steady => RunnerCatalog.Get("steady").Scenario;

    /// <summary>All of them. Each has a seed of its own: the first 5001, the next 5002, and so on.</summary>
    /// <param name="seconds">Length of each, s.</param>
    public static IReadOnlyList<RobustCase> All(double seconds)
    {
        var cases = new List<RobustCase>();
        AddMounts(cases);
        AddSensor(cases);
        AddGround(cases);
        AddPeople(cases);
        return [.. cases.Select((one, i) => one with
        {
            Plan = one.Plan with { Seed = FirstSeed + i, Scenario = one.Plan.Scenario.Lasting(Math.Min(seconds, one.Plan.Scenario.Seconds)) },
        })];
    }

    private static void AddMounts(List<RobustCase> cases)
    {
        Add(cases, "none: the steady runner", Steady);
        foreach (int sign in new[] { 1, -1 })
        {
            Add(cases, $"mount rolled by {Deg(sign * MountDeg)}", Steady with { Mount = new ClipMount { RollDeg = sign * MountDeg } });
            Add(cases, $"mount pitched by {Deg(sign * MountDeg)}", Steady with { Mount = new ClipMount { PitchDeg = sign * MountDeg } });
            Add(cases, $"mount yawed by {Deg(sign * MountDeg)}", Steady with { Mount = new ClipMount { YawDeg = sign * MountDeg } }, RobustRemarks.AfterHeading);
        }

        Add(cases, "15° about all axes", RunnerCatalog.Get("crooked").Scenario, RobustRemarks.AfterHeading);
        Add(cases, "clip upside down", Steady with { Mount = new ClipMount { RollDeg = 180 } }, RobustRemarks.Refusal, HardBounds.Refusal);
        Add(cases, "clip on its right side", Steady with { Mount = new ClipMount { RollDeg = -90 } }, RobustRemarks.Refusal, HardBounds.Refusal);
        Add(cases, "clip on its left side", Steady with { Mount = new ClipMount { RollDeg = 90 } }, RobustRemarks.Refusal, HardBounds.Refusal);
        Add(cases, "clip flat, facing up", Steady with { Mount = new ClipMount { PitchDeg = -90 } }, RobustRemarks.Refusal, HardBounds.Refusal);
        HardBounds noZero = HardBounds.Usual with
        {
            Lost = 4,
            Difference = 4,
            DropOfTen = 4,
            Obliquity = 4,
            Reason = "the steps until it is calibrated are told without a drop or not at all, and without standing the mean of the run stands for level: D carries its caveat, and S holds",
        };
        Named(cases, "runs off without standing still", "runs-off", RobustRemarks.Doubts(StanceDoubts.NoZero), noZero);
        Named(cases, "runs off, stopped every 10 to 30 s", "interrupted", RobustRemarks.Doubts(StanceDoubts.NoZero), noZero with { Lost = 12, NotFound = 4 });
        Named(cases, "clip leans back by 42°, runs off", "leans-back", RobustRemarks.Doubts(StanceDoubts.NoZero), noZero);
        Named(cases, "clip leans forward by 42°, runs off", "leans-forward", RobustRemarks.Doubts(StanceDoubts.NoZero), noZero);
        HardBounds slipped = HardBounds.Usual with { Obliquity = 8, DropOfTen = 8, Difference = 6, Reason = SlipReason };
        Add(cases, $"clip slips by {Deg(SlipDeg)} of roll at {SlipAtS:0} s", Slip(new ClipSlip(SlipAtS) { RollDeg = SlipDeg }), RobustRemarks.Slip(SlipAtS), slipped);
        var twoRuns = new[] { new Phase(PhaseKind.Run, 100) { Speed = 3.2 }, new Phase(PhaseKind.Stand, 10), new Phase(PhaseKind.Run, 125) { Speed = 3.2 } };
        Scenario slipAndStand = Slip(new ClipSlip(60) { RollDeg = SlipDeg }) with { Course = Scenario.StandThen(twoRuns) };
        Add(cases, $"slips by {Deg(SlipDeg)} of roll at 60 s, stands at 105 s", slipAndStand, RobustRemarks.SlipAndStand(60, 120), slipped);
        Add(cases, $"clip slips by {Deg(SlipDeg)} of pitch at {SlipAtS:0} s", Slip(new ClipSlip(SlipAtS) { RollDeg = 0, PitchDeg = SlipDeg }), RobustRemarks.Slip(SlipAtS));
        Add(cases, $"clip slips by {Deg(SlipDeg)} of yaw at {SlipAtS:0} s", Slip(new ClipSlip(SlipAtS) { RollDeg = 0, YawDeg = SlipDeg }), RobustRemarks.Slip(SlipAtS));
    }

    private static void AddSensor(List<RobustCase> cases)
    {
        Add(cases, "every chip error at its bound", RunnerCatalog.Get("worst-chip").Scenario);
        ImuErrors cold = new() { AtBounds = true, StartTemperature = -5, WarmingSeconds = 300 };
        Add(cases, "warm-up from −5 to 33 °C, drift at its bound", Steady with { Errors = cold });
        Add(cases, "chip's clock 5 % fast", Steady, clockError: 0.05);
        Add(cases, "chip's clock 5 % slow", Steady, clockError: -0.05);
        cases.Add(new RobustCase(
            "five bursts of 100 to 300 ms lost",
            new TrialPlan("lost bursts", Steady, 0) { Break = LostBursts.Plan },
            RobustRemarks.Bursts)
        {
            Bounds = HardBounds.Usual with
            {
                Lost = 2,
                InitialContactMs = 35,
                ToeOffMs = 35,
                Obliquity = 1,
                NotFound = 3,
                Reason = "what is lost is not told, and after a gap time goes on in whole blocks of 40 ms",
            },
        });
        Runner hard = Steady.Runner with { ImpactG = 7, RotationRangeDeg = 19 };
        Scenario clipping = Steady with { Runner = hard, Belt = BeltFit.Loose };
        Add(cases, "impacts that clip the sensor, loose belt", clipping, RobustRemarks.Clipping);
        Named(cases, "loose belt", "loose-belt", RobustRemarks.Counting);
        Named(cases, "phone in the waistband", "phone", RobustRemarks.Counting);
        Named(cases, "on a belly that bounces", "belly", RobustRemarks.Counting);
    }

    private static void AddGround(List<RobustCase> cases)
    {
        Phase road = new(PhaseKind.Run, 80) { Speed = 3.2 };
        Scenario camber = Steady with { Course = Scenario.StandThen(road, road with { CamberDeg = Camber }, road with { CamberDeg = -Camber }) };
        Add(cases, "road camber of 3 %, level, right side up, left side up", camber, RobustRemarks.Camber);
        HardBounds bends = HardBounds.Usual with
        {
            Obliquity = 3,
            Reason = "in a bend the apparent vertical leans inward, by 2.6° on a track; the obliquity is scored there too, the drops of such stances are flagged and do not count",
        };
        Named(cases, "track: bends of 36.5 m", "bender", RobustRemarks.Bends, bends);
        Named(cases, "street corners of 4 m", "corners", RobustRemarks.Bends, bends);
        Named(cases, "pushing a pram", "pram");
        Named(cases, "trail, irregular steps", "trail");
        Named(cases, "hills of ±8°", "hills");
        Named(cases, "fast uphill at 6°, the trunk rebounds", "uphill");
    }

    private static void AddPeople(List<RobustCase> cases)
    {
        Named(cases, "intervals of 2.7 and 4.5 m/s", "intervals");
        Named(cases, "stop and go, with walking", "stop-and-go");
        Named(cases, "walking break, 2.4 m/s", "novice");
        Named(cases, "strides at 6.5 m/s, walking between", "sprinter");
        AddPace(cases, "cadence 140", 2.5, 140 / GaitTable.Cadence(2.5), 1);
        AddPace(cases, "cadence 210", 5, 210 / GaitTable.Cadence(5), 1);
        AddPace(cases, "contact time 160 ms", 5, 1, 0.160 / GaitTable.ContactTime(5));
        AddPace(cases, "contact time 360 ms", 2, 148 / GaitTable.Cadence(2), 0.360 / GaitTable.ContactTime(2));
        Named(cases, "easy jog at 2.1 m/s", "jogger");
        Named(cases, "shuffling at 2 m/s", "shuffler");
        Named(cases, "does not leave the ground, 1.6 m/s", "grounded");
        Named(cases, "uneven hips, 3.8° and 8.2°", "uneven", bounds: DueOverCeiling("8.2° over the right leg"));
        Named(cases, "pelvis turned by 8°, uneven hips", "turned-hips", bounds: DueOverCeiling("8° over the right leg"));
        Named(cases, "limp", "limper", bounds: DueOverCeiling("7.5° over the left leg"));
        Named(cases, "second drop late in stance", "flat-hips");
    }

    private static HardBounds DueOverCeiling(string drop) =>
        HardBounds.Usual with { Cues = double.PositiveInfinity, Reason = $"cues are due: {drop} is over the ceiling of 7°" };

    private static Scenario Slip(ClipSlip slip) => Steady with { Mount = Steady.Mount with { Slip = slip } };

    private static void AddPace(List<RobustCase> cases, string what, double speed, double cadence, double contact) => Add(cases, what, Steady with
    {
        Runner = Steady.Runner with { CadenceFactor = cadence, ContactFactor = contact },
        Course = Scenario.StandThen(new Phase(PhaseKind.Run, 235) { Speed = speed }),
    });

    private static void Named(List<RobustCase> cases, string what, string runner, Func<Trial, string>? remark = null, HardBounds? bounds = null) =>
        Add(cases, what, RunnerCatalog.Get(runner).Scenario.Lasting(240), remark, bounds);

    private static void Add(List<RobustCase> cases, string what, Scenario scenario, Func<Trial, string>? remark = null, HardBounds? bounds = null, double clockError = 0) =>
        cases.Add(new RobustCase(what, new TrialPlan(what, scenario, 0) { ClockError = clockError }, remark) { Bounds = bounds ?? HardBounds.Usual });

    private static string Deg(double degrees) => Num.Of(degrees, 0) + "°";
}
