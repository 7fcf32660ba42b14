using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>The motor shakes the sensor beside it, and what comes of that lies in the band of a runner's steps.</summary>
internal static class MotorCases
{
    private const double EndS = 40;
    private const double ShakeG = 1;

    private static readonly Lazy<Stance[]> s_undisturbed = new(() => Play(new Trial(0), () => { }));

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("motor", "the motor shakes the sensor with 1 g at 150 to 220 Hz, for 250 ms every 3 s", "no false stance, no false cue; drops of that time do not count", Shaken)
        {
            Signal = seed => new MotorShake(new KeptMotion(1), ShakeG, 150 + (seed * 37 % 71)),
        },
    ];

    private static void Shaken(Trial trial)
    {
        ((MotorShake)trial.Board.Options.Signal).Board = trial.Board;
        double nextS = trial.Between(9, 12);
        Stance[] stances = Play(trial, () =>
        {
            if (trial.NowS >= nextS)
            {
                nextS += 3;
                trial.Clip!.Cues.Play(Haptic.Left);
            }
        });
        trial.Injected = trial.Board.Motor.Pulses.Count(pulse => pulse.LengthUs is > 200_000 and < 300_000);
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        trial.ExpectBetween(trial.Injected, 8, 12, "buzzes");
        Stance[] still = s_undisturbed.Value;
        int invented = stances.Count(stance => !still.Any(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 60_000));
        int missed = still.Count(stance => !stances.Any(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 60_000));
        trial.Expect(invented == 0, $"{invented} invented stances");
        trial.ExpectBetween(missed, 0, 3, "missed stances");
        trial.Expect(stances.Any(stance => (stance.Doubts & StanceDoubts.Shaken) != 0), $"no drop is marked as shaken");
        double worst = stances.Where(stance => (stance.Doubts & StanceDoubts.Shaken) == 0)
            .Select(stance => still.Where(other => Math.Abs(other.InitialContactUs - stance.InitialContactUs) < 60_000).Select(other => Math.Abs(other.DropPeakCdeg - stance.DropPeakCdeg)).DefaultIfEmpty(0).Min())
            .DefaultIfEmpty(0).Max();
        trial.ExpectBetween(worst / 100, 0, 1.5, "the farthest that a drop that counts is off, degrees");
    }

    private static Stance[] Play(Trial trial, Action eachTurn)
    {
        trial.EachTurn = eachTurn;
        trial.RunUntil(EndS);
        return [.. trial.Seen.Stances.Select(seen => seen.Stance)];
    }
}
