using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Faults of the sensor itself.</summary>
internal static class ChipCases
{
    // What the clip measures of this runner when nothing is wrong.
    private const int HealthyDropCdeg = 484;

    // Of each side's mean drop, by a zero of the gyroscope that moves.
    private const double DriftDeg = 0.5;

    private const double EndS = 26;

    private const byte AccelFilter = 0x1D;
    private const byte LowPass44Hz = 3;

    private static readonly byte[] s_relatives = [0x70, 0x71, 0x73, 0x74, 0x98];
    private static readonly byte[] s_noChips = [0x00, 0xFF];

    // Upside down, and on either side, degrees.
    private static readonly double[] s_wrongWays = [180, 90, -90];

    private static readonly Lazy<(double LeftDeg, double RightDeg)> s_unhurtDrops = new(() =>
    {
        var unhurt = new Trial(1);
        using (unhurt.Board.Enter())
        {
            return SideDrops(unhurt);
        }
    });

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F9", "WHO_AM_I of a relative", "taken with the relative's settings", Relative) { Change = (seed, options) => options with { Chip = ChipModel.FromIdentity(s_relatives[seed % 5]) } },
        new("F9b", "WHO_AM_I that no chip has", "refused and told; no data", NoChip) { Change = (seed, options) => options with { Chip = ChipModel.FromIdentity(s_noChips[seed % 2]) } },
        new("F10", "brown-out: registers as new, asleep", "seen by the read-back; data within 1.5 s", BrownOut),
        new("F11", "nothing drains for 0.6 to 1.2 s", "the overflow is seen, the FIFO emptied, the time kept", Overflow),
        new("F12", "1 to 11 bytes lost in the FIFO", "seen by the count; no frame misread", LostBytes),
        new("F13", "a count of the FIFO that cannot be", "not believed", WrongCount),
        new("F14", "the same sample again and again", "known within 0.5 s; configured anew; run goes on", Frozen),
        new("F14b", "the same sample for 40 to 200 ms, six times in twelve seconds", "taken for lost time; no cue; the mean drop stays within 0.4°", ShortFreezes),
        new("F15", "the top bit of a force turned over in twelve samples", "no cue; the mean drop stays within 0.1°", FlippedForces),
        new("F15b", "the top bit of a rate turned over in twelve samples", "no cue; the mean drop stays within 0.1°", FlippedRates),
        new("F16", "every landing swings the clip beyond the gyroscope's range", "stances marked as clipped, of less quality; no cue", Clipped) { Signal = seed => new Swung(new KeptMotion(1), 1500 + (10 * seed)) },
        new("F17", "the gyroscope's zero creeps by 3 °/s a minute, as of a chip that warms by 19 °C", "no cue; the mean drop of each side stays within 0.5°", BiasMoves) { Signal = seed => new Biased(new KeptMotion(1), seed, 0, 3) },
        new("F17b", "the gyroscope's zero steps by 0.5 °/s and creeps by another 0.5 °/s a minute", "no cue; the mean drop of each side stays within 0.5°", BiasMoves) { Signal = seed => new Biased(new KeptMotion(1), seed, 0.5, 0.5) },
        new("F18", "worn upside down or sideways", "refused with a reason; no stance, no cue", WornWrongly) { Signal = seed => new Leaning(new KeptMotion(1), s_wrongWays[seed % 3]) },
        new("F19", "the chip's clock 5 % off", "no sample lost, no cue", ClockError) { Change = (seed, options) => options with { ClockError = seed % 2 == 0 ? 0.05 : -0.05 } },
        new("F19b", "the chip stands still for 300 ms", "the gap is seen and the time kept", Stall),
        new("F19c", "the chip stands still for 40 to 200 ms, six times in twelve seconds", "the gaps are seen and the time kept; no cue; the mean drop stays within 0.4°", ShortStalls),
    ];

    private static void Relative(Trial trial)
    {
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.I2c.Transfers;
        trial.Expect(trial.Sampler.FifoResets == 0, $"samples lost");
        byte[] filter = new byte[1];
        trial.Board.Imu.Write([AccelFilter]);
        trial.Board.Imu.Read(filter);
        trial.Expect(filter[0] == LowPass44Hz, $"the relative's own filter is {filter[0]}");
        trial.ExpectRunsOn(EndS);
    }

    private static void NoChip(Trial trial)
    {
        trial.RunUntil(10);
        trial.Injected = trial.Board.I2c.Transfers;
        trial.Expect(trial.Sampler.Fault == SensorFault.NotAChip, $"the fault is {(int)trial.Sampler.Fault}");
        trial.Expect(trial.BlocksUs.Count == 0, $"data was taken");
        trial.Expect(trial.LongPulses(0, 10) == 3, $"{trial.LongPulses(0, 10)} long pulses instead of 3");
    }

    private static void BrownOut(Trial trial)
    {
        double atS = trial.Between(12, 15);
        trial.Board.Imu.Faults.BrownOutAt(Trial.Us(atS));
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.BrownOuts;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(atS) + 110_000) - Trial.Us(atS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0.2, 1.5, "data after s");
        trial.ExpectRunsOn(EndS);
    }

    private static void Overflow(Trial trial)
    {
        trial.RunUntil(trial.Between(12, 15));
        double fromS = trial.NowS;
        trial.Board.Time.Block(Trial.Us(trial.Between(0.6, 1.2)));
        double untilS = trial.NowS;
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.FifoOverflows;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(untilS)) - Trial.Us(untilS)) / 1e6;
        trial.Expect(trial.Sampler.FifoResets == 1, $"{trial.Sampler.FifoResets} resets of the FIFO");
        trial.ExpectNoStance(fromS, untilS);
        trial.ExpectRunsOn(EndS);
    }

    private static void LostBytes(Trial trial)
    {
        trial.RunUntil(trial.Between(12, 15));
        double atS = trial.NowS;
        trial.Board.Imu.Faults.DropFifoBytes(trial.Random.Next(1, 12));
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.DroppedBytes;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(atS) + 60_000) - Trial.Us(atS)) / 1e6;
        trial.Expect(trial.Sampler.FifoResets == 1, $"{trial.Sampler.FifoResets} resets of the FIFO");
        ExpectDrops(trial, 1.5);
        trial.ExpectRunsOn(EndS);
    }

    private static void WrongCount(Trial trial)
    {
        int[] counts = [0xFFFF, 0x8000, 1025, 1020, 1024, 2048, 7, 12 * 84];
        trial.RunUntil(trial.Between(12, 15));
        double atS = trial.NowS;
        trial.Board.Imu.Faults.WrongFifoCountOnce(counts[trial.Seed % counts.Length]);
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.WrongCounts;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(atS) + 60_000) - Trial.Us(atS)) / 1e6;
        trial.ExpectBetween(trial.Sampler.FifoResets, 0, 1, "resets of the FIFO");
        ExpectDrops(trial, 1.5);
        trial.ExpectRunsOn(EndS);
    }

    private static void Frozen(Trial trial)
    {
        double fromS = trial.Between(12, 14);
        double untilS = fromS + trial.Between(1, 4);
        double knownS = double.MaxValue;
        trial.Board.Imu.Faults.FreezeBetween(Trial.Us(fromS), Trial.Us(untilS));
        trial.EachTurn = () => knownS = knownS == double.MaxValue && trial.Sampler.Fault == SensorFault.Frozen ? trial.NowS : knownS;
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.FrozenSamples;
        trial.ExpectBetween(knownS - fromS, 0.3, 0.5, "known after s");
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(untilS)) - Trial.Us(untilS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 2.6, "data after s");
        trial.ExpectNoStance(fromS + 0.2, untilS);
        trial.ExpectRunsOn(EndS, 0.1);
    }

    private static void ShortFreezes(Trial trial)
    {
        SixTimes(trial, trial.Board.Imu.Faults.FreezeBetween);
        trial.Injected = trial.Board.Imu.Faults.FrozenSamples;
    }

    private static void ShortStalls(Trial trial)
    {
        SixTimes(trial, trial.Board.Imu.Faults.StallBetween);
        trial.Injected = trial.Board.Imu.Faults.StalledSamples;
    }

    private static void SixTimes(Trial trial, Action<long, long> fail)
    {
        for (int i = 0; i < 6; i++)
        {
            double fromS = 10 + (2 * i) + trial.Between(0, 1.8);
            fail(Trial.Us(fromS), Trial.Us(fromS + trial.Between(0.04, 0.2)));
        }

        trial.RunUntil(EndS);
        trial.ExpectRunsOn(EndS, 0.15);
        ExpectHealthyDrop(trial, 40);
    }

    private static void ExpectHealthyDrop(Trial trial, int toleranceCdeg) =>
        trial.ExpectBetween(trial.Clip!.Monitor.Statistics.MeanDropCdeg, HealthyDropCdeg - toleranceCdeg, HealthyDropCdeg + toleranceCdeg, "mean drop, hundredths of a degree");

    private static void FlippedForces(Trial trial) => Flips(trial, firstChannel: 0);

    private static void FlippedRates(Trial trial) => Flips(trial, firstChannel: 4);

    /// <summary>Twelve samples, a second or two apart; three steps a second have some of them in every part of a stance.</summary>
    private static void Flips(Trial trial, int firstChannel)
    {
        for (int i = 0; i < 12; i++)
        {
            trial.Board.Imu.Faults.FlipBits(1400 + (i * 280) + trial.Random.Next(280), firstChannel + ((trial.Seed + i) % 3), 0x8000);
        }

        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.FlippedSamples;
        trial.ExpectRunsOn(EndS);
        ExpectHealthyDrop(trial, 10);
    }

    private static void Clipped(Trial trial)
    {
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.ClippedValues;
        int marked = trial.Seen.Stances.Count(seen => (seen.Stance.Doubts & StanceDoubts.Clipped) != 0);
        trial.Expect(marked > 0, $"no stance is marked as clipped");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        trial.Expect(trial.Sampler.Fault == SensorFault.None && trial.Clip!.Faults == 0, $"a fault");
    }

    private static void BiasMoves(Trial trial)
    {
        (double leftDeg, double rightDeg) = SideDrops(trial);
        trial.Injected = (long)trial.NowS;
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");

        // A pelvis that seems to tilt adds to one side what it takes from the other.
        (double unhurtLeftDeg, double unhurtRightDeg) = s_unhurtDrops.Value;
        trial.ExpectBetween(leftDeg - unhurtLeftDeg, -DriftDeg, DriftDeg, "mean drop of the left side more than without, degrees");
        trial.ExpectBetween(rightDeg - unhurtRightDeg, -DriftDeg, DriftDeg, "mean drop of the right side more than without, degrees");
    }

    /// <summary>The mean drop of each side while the zero moves.</summary>
    private static (double LeftDeg, double RightDeg) SideDrops(Trial trial)
    {
        trial.RunUntil(55);
        double Mean(Side side) => trial.Seen.Stances.Where(seen => seen.AtUs > Trial.Us(20) && seen.Stance.Side == side).Average(seen => seen.Stance.DropPeakCdeg) / 100.0;
        return (Mean(Side.Left), Mean(Side.Right));
    }

    private static void WornWrongly(Trial trial)
    {
        trial.RunUntil(14);
        trial.Injected = trial.BlocksUs.Count;
        trial.Expect(trial.Seen.Calibrations.Count > 0 && !trial.Seen.Calibrations.Contains(CalibrationResult.Done), $"not refused");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        trial.Expect(trial.Seen.Stances.Count == 0, $"{trial.Seen.Stances.Count} stances");
    }

    private static void ClockError(Trial trial)
    {
        trial.RunUntil(EndS);
        trial.Injected = trial.BlocksUs.Count;
        trial.Expect(trial.Sampler.FifoResets == 0 && trial.Sampler.Restarts == 1, $"samples lost");
        trial.ExpectRunsOn(EndS, 1.5);
        ExpectDrops(trial, 1.0);
    }

    private static void Stall(Trial trial)
    {
        double fromS = trial.Between(12, 15);
        trial.Board.Imu.Faults.StallBetween(Trial.Us(fromS), Trial.Us(fromS + 0.3));
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Imu.Faults.StalledSamples;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(fromS + 0.3)) - Trial.Us(fromS + 0.3)) / 1e6;
        trial.ExpectRunsOn(EndS);
    }

    /// <summary>The mean drop of this runner is known.</summary>
    private static void ExpectDrops(Trial trial, double toleranceDeg) =>
        trial.ExpectBetween(trial.Clip!.Monitor.Statistics.MeanDropCdeg / 100.0, 4.5 - toleranceDeg, 4.5 + toleranceDeg, "mean drop, degrees");

    /// <summary>The same motion; each landing swings the clip forward and back once, in 40 ms.</summary>
    private sealed class Swung(IImuSignal inner, double peakDps) : IImuSignal
    {
        private const double LandingG = 2;
        private const int SwingMs = 40;
        private const int QuietMs = 150;

        private long _landedAt = -QuietMs;
        private bool _wasAbove;

        public bool IsChipOutput => inner.IsChipOutput;

        public bool TryRead(long index, ImuReading reading)
        {
            if (!inner.TryRead(index, reading))
            {
                return false;
            }

            bool isAbove = reading.Ay > LandingG;
            if (isAbove && !_wasAbove && index - _landedAt > QuietMs)
            {
                _landedAt = index;
            }

            _wasAbove = isAbove;
            if (index - _landedAt < SwingMs)
            {
                reading.Gx += peakDps * Math.Sin(2 * Math.PI * (index - _landedAt) / SwingMs);
            }

            return true;
        }
    }

    /// <summary>The same motion with a zero of the gyroscope that steps at some moment and then creeps, in a direction by the seed.</summary>
    private sealed class Biased : IImuSignal
    {
        private readonly IImuSignal _inner;
        private readonly double _stepDps;
        private readonly double _creepDpsPerMinute;
        private readonly long _from;
        private readonly double[] _direction;

        public Biased(IImuSignal inner, int seed, double stepDps, double creepDpsPerMinute)
        {
            _inner = inner;
            _stepDps = stepDps;
            _creepDpsPerMinute = creepDpsPerMinute;
            var random = new Random(seed);
            _from = random.Next(12_000, 18_000);
            double[] any = [.. Enumerable.Range(0, 3).Select(_ => (2 * random.NextDouble()) - 1)];
            double length = Math.Sqrt(any.Sum(one => one * one));
            _direction = [.. any.Select(one => one / length)];
        }

        public bool IsChipOutput => _inner.IsChipOutput;

        public bool TryRead(long index, ImuReading reading)
        {
            if (!_inner.TryRead(index, reading))
            {
                return false;
            }

            double biasDps = index < _from ? 0 : _stepDps + (_creepDpsPerMinute * (index - _from) / 60_000);
            reading.Gx += biasDps * _direction[0];
            reading.Gy += biasDps * _direction[1];
            reading.Gz += biasDps * _direction[2];
            return true;
        }
    }
}
