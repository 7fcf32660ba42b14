using System;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>
/// Runners drawn from what people are (ranges: biomechanics of the runner model, see <see cref="Runner"/> and <see cref="LegHabit"/>), with a
/// clip put on by hand and a chip with errors anywhere within its data sheet's bounds.
/// </summary>
internal static class RandomRuns
{
    /// <summary>Largest roll and pitch of the clip, degrees.</summary>
    public const double MountDeg = 10;

    /// <summary>Largest yaw of the clip, degrees.</summary>
    public const double MountYawDeg = 5;

    /// <summary>Slowest speed, m/s.</summary>
    public const double Slowest = 2.2;

    /// <summary>Fastest speed, m/s.</summary>
    public const double Fastest = 4.2;

    private const double StandSeconds = 5;

    /// <summary>One run: 5 s of standing, then running at one speed.</summary>
    /// <param name="seed">Who and how.</param>
    /// <param name="seconds">Length, s.</param>
    public static Scenario Draw(long seed, double seconds)
    {
        var chance = new Chance(seed);
        Runner runner = DrawRunner(chance);
        ClipMount mount = DrawMount(chance);
        double speed = chance.Between(Slowest, Fastest);
        return new Scenario
        {
            Runner = runner,
            Mount = mount,
            Course = [new Phase(PhaseKind.Stand, StandSeconds), new Phase(PhaseKind.Run, seconds - StandSeconds) { Speed = speed }],
        };
    }

    /// <summary>
    /// Somebody whose drop grows by <paramref name="growthDeg"/> on both sides after three minutes and stays there: fresh it is low enough for the
    /// margin above the runner's own baseline, not the ceiling, to be the threshold that is nearest.
    /// </summary>
    public static Scenario DrawTired(long seed, double seconds, double growthDeg)
    {
        Scenario run = Draw(seed, seconds);
        var chance = new Chance(~seed);
        return run with
        {
            Runner = run.Runner with
            {
                Left = Tired(run.Runner.Left, chance, growthDeg),
                Right = Tired(run.Runner.Right, chance, growthDeg),
                FatigueOnsetMinutes = 3,
            },
        };
    }

    private static LegHabit Tired(LegHabit leg, Chance chance, double growthDeg) => leg with
    {
        PeakDropDeg = chance.Between(3.3, 5.3),
        ExcursionDeg = Math.Min(leg.ExcursionDeg, 3.5),
        FatigueDegPerMinute = growthDeg,
        FatigueLimitDeg = growthDeg,
    };

    private static Runner DrawRunner(Chance chance)
    {
        double drop = chance.Between(3.8, 7.2);
        double uneven = chance.Between(-1, 1);
        return new Runner
        {
            Left = DrawLeg(chance, drop + uneven),
            Right = DrawLeg(chance, drop - uneven),
            DropSdDeg = chance.Between(0.75, 1.05),
            CadenceFactor = chance.Between(0.94, 1.06),
            ContactFactor = chance.Between(0.94, 1.06),
            StepTimeSd = chance.Between(0.012, 0.03),
            RotationRangeDeg = chance.Between(9.7, 16),
            TiltRangeDeg = chance.Between(5.5, 7),
            RunningTiltDeg = chance.Between(-9, -3),
            ImpactG = chance.Between(1.2, 2.1),
            ImpactDelayMs = chance.Between(19, 28),
            LateralSpeed = chance.Between(0.03, 0.06),
        };
    }

    private static LegHabit DrawLeg(Chance chance, double dropDeg) =>
        new() { PeakDropDeg = dropDeg, ExcursionDeg = Math.Min(dropDeg - 1, chance.Between(1.5, 4.5)) };

    private static ClipMount DrawMount(Chance chance) => new()
    {
        RollDeg = chance.Between(-MountDeg, MountDeg),
        PitchDeg = chance.Between(-MountDeg, MountDeg),
        YawDeg = chance.Between(-MountYawDeg, MountYawDeg),
    };
}
