using System;

namespace HipSense.Runners;

/// <summary>
/// People as they come: who they are, how they start, how the clip sits on them. Everything is drawn from the person's number, so that a figure's
/// worst person can be run again.
/// </summary>
/// <remarks>
/// Of twenty, eleven stand still first and run steadily, two run off at once, one is interrupted every 10 to 30 s, two hardly leave the ground, and
/// one each wears a leaning clip, wears it loosely, limps, and runs fast uphill. In 73 joggings with a sensor at the waist every sixth person shuffled,
/// one in forty wore it leaning, and one in twenty on a belly or loosely: those who are hard are drawn about as often as they come, those who do
/// not stand still first less often than in recordings that nobody had asked to.
/// </remarks>
public static class Population
{
    /// <summary>How many people make a population whose 95th percentile stands on ten of them.</summary>
    public const int Size = 200;

    /// <summary>The first person; the others follow.</summary>
    public const long First = 1001;

    /// <summary>Slowest and fastest speed of those who just run, m/s.</summary>
    public const double Slowest = 1.9;

    /// <summary>See <see cref="Slowest"/>.</summary>
    public const double Fastest = 4.6;

    /// <summary>Standing first, s.</summary>
    public const double StandSeconds = 5;

    private const int StreamOfPeople = 5;

    // Who is who among twenty in a row.
    private static readonly PersonKind[] s_twenty =
    [
        PersonKind.Plain, PersonKind.RunsOff, PersonKind.Plain, PersonKind.Grounded, PersonKind.Plain,
        PersonKind.Plain, PersonKind.Loose, PersonKind.Plain, PersonKind.Interrupted, PersonKind.Plain,
        PersonKind.Plain, PersonKind.RunsOff, PersonKind.Plain, PersonKind.Grounded, PersonKind.Plain,
        PersonKind.Leaning, PersonKind.Plain, PersonKind.Uphill, PersonKind.Plain, PersonKind.Limping,
    ];

    /// <summary>What kind of person has a number.</summary>
    /// <param name="person">The number, which is also the seed of the run.</param>
    public static PersonKind KindOf(long person) => s_twenty[(int)((((person - First) % s_twenty.Length) + s_twenty.Length) % s_twenty.Length)];

    /// <summary>One person's run.</summary>
    /// <param name="person">The number: <see cref="First"/> and on. It is also the seed to run the scenario with.</param>
    /// <param name="seconds">Length, s.</param>
    public static Scenario Of(long person, double seconds) => Of(KindOf(person), person, seconds);

    /// <summary>The run of a person of a given kind.</summary>
    /// <param name="kind">What is special about this person.</param>
    /// <param name="person">Everything else that is chance.</param>
    /// <param name="seconds">Length, s.</param>
    public static Scenario Of(PersonKind kind, long person, double seconds)
    {
        var random = new Rng(person, StreamOfPeople);
        double speed = random.Uniform(Slowest, Fastest);
        Runner runner = DrawRunner(random);
        var scenario = new Scenario { Runner = runner, Mount = DrawMount(random), Belt = DrawBelt(random) };
        return kind switch
        {
            PersonKind.RunsOff => AtOnce(scenario, random, seconds, speed),
            PersonKind.Interrupted => Interrupted(scenario, random, seconds, speed),
            PersonKind.Grounded => Grounded(scenario, random, seconds),
            PersonKind.Leaning => Leaning(scenario, random, seconds, speed),
            PersonKind.Loose => StandFirst(scenario with { Belt = DrawLooseBelt(random) }, seconds, speed),
            PersonKind.Limping => StandFirst(scenario with { Runner = Limping(runner, random) }, seconds, speed),
            PersonKind.Uphill => Uphill(scenario, random, seconds),
            PersonKind.Plain => StandFirst(scenario, seconds, speed),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static Scenario StandFirst(Scenario scenario, double seconds, double speed) => scenario with
    {
        Course = [new Phase(PhaseKind.Stand, StandSeconds), new Phase(PhaseKind.Run, seconds - StandSeconds) { Speed = speed }],
    };

    /// <summary>The clip is switched on at any instant of a run.</summary>
    private static Scenario AtOnce(Scenario scenario, Rng random, double seconds, double speed)
    {
        double skip = random.Uniform(0, 3);
        return scenario with { SkipSeconds = skip, Course = [new Phase(PhaseKind.Run, skip + seconds) { Speed = speed }] };
    }

    /// <summary>Stops every 10 to 30 s, for too short to be calibrated standing, or walks a few steps.</summary>
    private static Scenario Interrupted(Scenario scenario, Rng random, double seconds, double speed)
    {
        double skip = random.Uniform(0, 3);
        var run = new Phase(PhaseKind.Run, 0) { Speed = Math.Min(speed, 3.8), Ramp = 1 };
        var course = new System.Collections.Generic.List<Phase>();
        for (double left = skip + seconds; left > 0;)
        {
            course.Add(run with { Seconds = random.Uniform(10, 30) });
            course.Add(course.Count % 4 == 1
                ? new Phase(PhaseKind.Walk, random.Uniform(4, 9)) { Ramp = 1 }
                : new Phase(PhaseKind.Stand, random.Uniform(2, 3)) { Ramp = 1 });
            left -= course[^1].Seconds + course[^2].Seconds;
        }

        return (scenario with { SkipSeconds = skip, Course = course }).Lasting(seconds);
    }

    /// <summary>An older jogger, slow and soft; half of them run off at once.</summary>
    private static Scenario Grounded(Scenario scenario, Rng random, double seconds)
    {
        double speed = random.Uniform(1.5, 2.1);
        Runner runner = scenario.Runner;
        runner = runner with
        {
            ContactFactor = Usual.ContactFactorOf(random.Uniform(0.92, 1.12), speed, runner.CadenceFactor),
            PelvisMotion = random.Uniform(-0.2, 0.2),
            ImpactG = random.Uniform(0.5, 1.2),
            ImpactDelayMs = random.Uniform(26, 32),
        };
        scenario = scenario with { Runner = runner };
        return random.Uniform(0, 1) < 0.5 ? AtOnce(scenario, random, seconds, speed) : StandFirst(scenario, seconds, speed);
    }

    /// <summary>On a belly or far down the sacrum; half of them run off at once.</summary>
    private static Scenario Leaning(Scenario scenario, Rng random, double seconds, double speed)
    {
        double lean = random.Uniform(20, 45);
        scenario = scenario with { Mount = scenario.Mount with { PitchDeg = random.Uniform(0, 1) < 0.5 ? lean : -lean, RollDeg = 0.5 * scenario.Mount.RollDeg } };
        return random.Uniform(0, 1) < 0.5 ? AtOnce(scenario, random, seconds, speed) : StandFirst(scenario, seconds, speed);
    }

    private static Scenario Uphill(Scenario scenario, Rng random, double seconds)
    {
        Scenario uphill = StandFirst(scenario with { Runner = scenario.Runner with { ReboundG = random.Uniform(0.5, 1.6) } }, seconds, random.Uniform(3.6, 4.8));
        return uphill with { Course = [uphill.Course[0], uphill.Course[1] with { SlopeDeg = random.Uniform(4, 8) }] };
    }

    private static Runner Limping(Runner runner, Rng random)
    {
        double contact = random.Uniform(0.03, 0.09);
        double step = random.Uniform(0.02, 0.06);
        LegHabit sore = runner.Left with { ContactFactor = 1 - contact, StepTimeFactor = 1 - step, ImpactFactor = 0.6 };
        LegHabit sound = runner.Right with { ContactFactor = 1 + (0.6 * contact), StepTimeFactor = 1 + step };
        return random.Uniform(0, 1) < 0.5
            ? runner with { Left = sore, Right = sound }
            : runner with { Left = sound, Right = sore };
    }

    private static Runner DrawRunner(Rng random)
    {
        // Healthy runners differ by 3–4° from side to side (biomechanics.md A2).
        double drop = random.Uniform(3.8, 7.2);
        double uneven = 0.5 * Normal(random, 3, 6);
        return new Runner
        {
            Left = DrawLeg(random, drop + uneven),
            Right = DrawLeg(random, drop - uneven),
            DropSdDeg = random.Uniform(0.75, 1.05),
            CadenceFactor = 1 + Normal(random, 0.03, 0.07),
            ContactFactor = 1.03 + Normal(random, 0.07, 0.16),
            StepTimeSd = random.Uniform(0.012, 0.03),
            RotationRangeDeg = random.Uniform(9.7, 16),
            TiltRangeDeg = random.Uniform(5.5, 7),
            RunningTiltDeg = random.Uniform(-9, -3),
            LateDropDeg = Math.Max(0, random.Uniform(-20, 3)),
            ImpactG = random.Uniform(1.0, 2.1),
            ImpactDelayMs = random.Uniform(19, 28),
            LateralSpeed = random.Uniform(0.03, 0.06),
            PelvisMotion = 0.15 + Normal(random, 0.35, 0.7),
            PushYawDeg = Normal(random, 5, 10),
        };
    }

    private static LegHabit DrawLeg(Rng random, double dropDeg)
    {
        double peak = Math.Max(1, dropDeg);
        return new LegHabit { PeakDropDeg = peak, ExcursionDeg = Math.Min(peak, random.Uniform(0.8, 5)) };
    }

    /// <summary>A waistband holds the clip straight about the vertical, less so about the other axes.</summary>
    private static ClipMount DrawMount(Rng random) => new()
    {
        RollDeg = random.Uniform(-10, 10),
        PitchDeg = random.Uniform(-10, 10),
        YawDeg = Normal(random, 4.5, 12),
    };

    private static BeltFit DrawBelt(Rng random)
    {
        double softness = random.Uniform(0.8, 1.25);
        return BeltFit.Snug with
        {
            TranslationHz = BeltFit.Snug.TranslationHz / softness,
            YawHz = BeltFit.Snug.YawHz / softness,
            RollHz = BeltFit.Snug.RollHz / softness,
            PitchHz = BeltFit.Snug.PitchHz / softness,
            RollDegPerG = random.Uniform(0.4, 1.1),
            PitchDegPerG = random.Uniform(0.2, 1.2),
        };
    }

    private static BeltFit DrawLooseBelt(Rng random)
    {
        double which = random.Uniform(0, 3);
        return which < 1 ? BeltFit.Loose : which < 2 ? BeltFit.Phone : BeltFit.Belly;
    }

    /// <summary>Mean 0, cut off.</summary>
    private static double Normal(Rng random, double sd, double most) => Math.Clamp(sd * random.Gaussian(), -most, most);
}
