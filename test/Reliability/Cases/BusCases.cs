using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Faults of the two wires to the sensor.</summary>
internal static class BusCases
{
    private const double EndS = 26;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F1", "one refused transfer", "tried again at once; no sample lost, no cue", OneRefusal),
        new("F2", "refusals for 20 and 200 ms, and for up to 0.9 s", "what the FIFO bridges costs nothing; the rest is a gap, and the time is kept", Refusals),
        new("F3", "no sensor at the start", "told once, looked for ever less often; taken when it comes", Absent),
        new("F4", "sensor unplugged in mid-run, comes back as new", "known within 1 s, told once, configured anew, run goes on", Unplugged),
        new("F5", "SDA held low until 1 to 9 clocks", "clocked free; data within 2 s; pins closed", trial => HeldSda(trial, until: trial.Random.Next(1, 10))),
        new("F6", "SDA held low until a STOP", "freed by a STOP; data within 2 s; pins closed", trial => HeldSda(trial, until: 0)),
        new("F7", "SDA held low for ever", "at most 10 % of the time lost to the bus; button alive; told once; data when the line is free", DeadSda),
        new("F8", "SCL held low, or every transfer hanging for 1 s", "as F7; nothing waits for 2 s", DeadScl),
    ];

    private static void OneRefusal(Trial trial)
    {
        trial.RunUntil(trial.Between(12, 15));

        // The first, second or third transfer of the next turns: the count, a burst, or the read-back.
        long atUs = trial.Board.Time.NowUs + trial.Random.Next(0, 2000);
        trial.EachTurn = () =>
        {
            if (trial.Board.I2c.Faults.Nacked == 0 && trial.Board.Time.NowUs >= atUs && trial.Random.Next(3) == 0)
            {
                long nowUs = trial.Board.Time.NowUs;
                long fromUs = nowUs + (trial.Random.Next(2) * 70);
                trial.Board.I2c.Faults.NackBetween(fromUs, fromUs + 60);
            }
        };
        int before = trial.BlocksUs.Count;
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.I2c.Faults.Nacked;
        trial.Expect(trial.Injected <= 2, $"{trial.Injected} refusals");
        trial.Expect(trial.Sampler.FifoResets == 0 && trial.Sampler.Restarts == 1, $"{trial.Sampler.FifoResets} samples lost, {trial.Sampler.Restarts} starts");
        trial.Expect(trial.BlocksUs.Count > before, $"no more samples");
        trial.ExpectRunsOn(EndS);
    }

    private static void Refusals(Trial trial)
    {
        double[] lengths = [0.02, 0.2, trial.Between(0.3, 0.9)];
        double lengthS = lengths[trial.Seed % 3];
        double fromS = trial.Between(12, 15);
        double untilS = fromS + lengthS;
        trial.Board.I2c.Faults.NackBetween(Trial.Us(fromS), Trial.Us(untilS));
        if (lengthS < 0.05)
        {
            // So short that it may fall between two turns: one in the turn after it is certain.
            trial.Board.I2c.Faults.NackBetween(Trial.Us(fromS), Trial.Us(fromS + 0.06));
        }

        trial.RunUntil(EndS);
        trial.Injected = trial.Board.I2c.Faults.Nacked;
        long backUs = trial.FirstBlockAfter(Trial.Us(untilS));
        trial.RecoveryS = (backUs - Trial.Us(untilS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 1.5, "data back after s");
        if (lengthS <= 0.2)
        {
            trial.Expect(trial.Sampler.FifoResets == 0, $"samples lost that the FIFO could have kept");
        }
        else
        {
            trial.ExpectNoStance(fromS + 0.06, untilS);
        }

        // Within a stride of the data, the contacts are found again.
        long foundUs = trial.Seen.Stances.Where(seen => seen.AtUs > backUs).Select(seen => seen.AtUs).FirstOrDefault(long.MaxValue);
        trial.Expect(foundUs - backUs < 3_000_000, $"no stance within 3 s of the data");
        trial.ExpectRunsOn(EndS);
    }

    private static void Absent(Trial trial)
    {
        double comesS = trial.Between(6, 9);
        trial.Board.I2c.Faults.NackBetween(0, Trial.Us(comesS));
        var busTurnsMs = new List<long>();
        long transfers = 0;
        trial.EachTurn = () =>
        {
            if (trial.Board.I2c.Transfers > transfers)
            {
                transfers = trial.Board.I2c.Transfers;
                busTurnsMs.Add(trial.Board.Time.NowUs / 1000);
            }
        };
        trial.RunUntil(comesS);
        trial.Injected = trial.Board.I2c.Faults.Nacked;
        trial.Expect(trial.Sampler.Fault == SensorFault.NotAnswering, $"the fault is not known");
        trial.ExpectBetween(trial.Injected, 5, 12, "tries");
        trial.Expect(trial.LongPulses(0, comesS) == 3, $"{trial.LongPulses(0, comesS)} long pulses instead of 3");
        trial.EachTurn = null;
        trial.RunUntil(comesS + 20);
        trial.RecoveryS = (trial.FirstBlockAfter(0) / 1e6) - comesS;
        trial.ExpectBetween(trial.RecoveryS, 0, 2.6, "data after s");
        trial.Expect(trial.LongPulses(comesS, comesS + 20) == 0, $"told again");
        trial.ExpectRunsOn(comesS + 20);
    }

    private static void Unplugged(Trial trial)
    {
        double outS = trial.Between(12, 14);
        double inS = outS + trial.Between(1.5, 4);
        trial.Board.I2c.Faults.NackBetween(Trial.Us(outS), Trial.Us(inS));
        trial.Board.Imu.Faults.BrownOutAt(Trial.Us(inS) - 1000);
        trial.RunUntil(outS + 1);
        trial.Expect(trial.Sampler.Fault == SensorFault.NotAnswering, $"not known after 1 s");
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.BrownOuts;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(inS)) - Trial.Us(inS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 2.6, "data after s");
        trial.Expect(trial.LongPulses(outS, EndS) == 3, $"{trial.LongPulses(outS, EndS)} long pulses instead of 3");
        trial.ExpectNoStance(outS + 0.06, inS);
        trial.ExpectRunsOn(EndS);
    }

    private static void HeldSda(Trial trial, int until)
    {
        double fromS = trial.Between(12, 15);
        if (until > 0)
        {
            trial.Board.I2c.Faults.HoldSdaForClocks(Trial.Us(fromS), until);
        }
        else
        {
            trial.Board.I2c.Faults.HoldSdaForStop(Trial.Us(fromS));
        }

        trial.RunUntil(EndS);
        trial.Injected = trial.Board.I2c.Faults.Held;
        trial.Expect(trial.Board.I2c.Faults.Freed == 1, $"freed {trial.Board.I2c.Faults.Freed} times");
        trial.ExpectBetween(trial.Board.I2c.Faults.Clocks, until, 11, "clocks, with those of the STOP");
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(fromS) + 100_000) - Trial.Us(fromS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 2, "data after s");
        trial.Expect(!trial.Board.Gpio.IsOpen(trial.Board.Options.SdaPin) && !trial.Board.Gpio.IsOpen(trial.Board.Options.SclPin), $"the pins are left open");
        trial.ExpectRunsOn(EndS);
    }

    private static void DeadSda(Trial trial) => DeadBus(trial, (fromUs, untilUs) => trial.Board.I2c.Faults.HoldSdaBetween(fromUs, untilUs));

    private static void DeadScl(Trial trial) => DeadBus(trial, (fromUs, untilUs) =>
    {
        if (trial.Seed % 2 == 0)
        {
            trial.Board.I2c.Faults.HoldSclBetween(fromUs, untilUs);
        }
        else
        {
            trial.Board.I2c.Faults.TimeOutBetween(fromUs, untilUs);
        }
    });

    private static void DeadBus(Trial trial, Action<long, long> kill)
    {
        double fromS = trial.Between(8, 10);
        double freeS = fromS + 25;
        int presses = 0;
        trial.Started = clip => clip.Button.Pressed = () => presses++;
        kill(Trial.Us(fromS), Trial.Us(freeS));
        trial.RunUntil(fromS);
        long busyUs = trial.Board.I2c.BusyUs;
        trial.ForgetPauses();

        // A press in the midst of it.
        trial.RunUntil(fromS + trial.Between(5, 8));
        trial.Board.Gpio.SetInput(trial.Board.Options.ButtonPin, true);
        trial.RunUntil(trial.NowS + 1.3);
        trial.Board.Gpio.SetInput(trial.Board.Options.ButtonPin, false);
        trial.RunUntil(freeS);
        trial.Injected = trial.Board.I2c.Faults.Held + trial.Board.I2c.Faults.TimedOut;
        trial.Expect(trial.Sampler.Fault == SensorFault.BusHangs, $"the fault is not known");

        // The first second is lost before anybody can know.
        trial.ExpectBetween(Trial.Share(trial.Board.I2c.BusyUs - busyUs - VirtualI2cBus.TimeoutUs, Trial.Us(freeS - fromS)), -1, 0.10, "share of the time lost to the bus");
        trial.ExpectBetween(trial.LongestPauseUs / 1e6, 0, 1.3, "longest pause of the loop, s");
        trial.Expect(presses == 1, $"{presses} presses of the button instead of 1");
        trial.Expect(trial.LongPulses(fromS, freeS) == 3, $"{trial.LongPulses(fromS, freeS)} long pulses instead of 3");
        trial.RunUntil(freeS + 24);
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(freeS)) - Trial.Us(freeS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 21, "data after s");
        trial.Expect(trial.Sampler.Fault == SensorFault.None, $"the fault stays");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }
}
