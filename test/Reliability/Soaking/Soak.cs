using System;
using System.Diagnostics;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>
/// Hours of running and resting with faults at random: refusals, hanging buses, held lines, brown-outs, frozen output, lost bytes, wrong counts, stalls, hangs of
/// the loop, power cuts.
/// </summary>
public sealed class Soak
{
    private const double MeanGapS = 20;
    private const double LapS = 45;

    private readonly Trial _trial;
    private long _heapAtStart;

    private Soak(int seed) => _trial = new Trial(seed, new Laps(new KeptMotion(1)));

    /// <summary>Faults that were asked for.</summary>
    public int Faults { get; private set; }

    /// <summary>Faults that escaped from the firmware's duties.</summary>
    public int Escaped => _trial.Escaped + (_trial.Clip?.Faults ?? 0) - Broken;

    /// <summary>Duties that the supervisor interrupted, which is what it is for.</summary>
    public int Broken => _trial.Board.Hangs.Broken;

    /// <summary>Starts of the clip.</summary>
    public int Boots => _trial.Boots;

    /// <summary>Stances that were told.</summary>
    public int Stances { get; private set; }

    /// <summary>Cues that were told: the runner is fine.</summary>
    public int Cues { get; private set; }

    /// <summary>The longest time without samples, s.</summary>
    public double LongestGapS { get; private set; }

    /// <summary>How much more the firmware holds in the end than after the first minute, fields and elements.</summary>
    public long HeapGrowth { get; private set; }

    /// <summary>Soaks.</summary>
    /// <param name="hours">How long.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>What was seen.</returns>
    public static Soak Run(double hours, int seed)
    {
        var soak = new Soak(seed);
        soak.Play(hours * 3600);
        return soak;
    }

    /// <summary>The verb.</summary>
    internal static int Command(double hours, int seed)
    {
        var watch = Stopwatch.StartNew();
        Soak soak = Run(hours, seed);
        Console.WriteLine($"{hours} h, seed {seed}: {soak.Faults} faults, {soak.Boots} starts, {soak.Broken} hangs interrupted, {soak.Escaped} exceptions escaped");
        Console.WriteLine($"{soak.Stances} stances, {soak.Cues} cues, longest gap {soak.LongestGapS:0.0} s, growth of what the firmware holds {soak.HeapGrowth} fields; {watch.Elapsed.TotalSeconds:0} s");
        return soak.Escaped == 0 && soak.HeapGrowth <= 0 ? 0 : 1;
    }

    private void Play(double seconds)
    {
        _trial.Board.Gpio.SetInput(_trial.Board.Options.UsbSensePin, true);
        double nextS = 30;
        while (nextS < seconds)
        {
            _trial.RunUntil(nextS);
            Collect();
            Break();
            Faults++;
            nextS += 5 + (-Math.Log(1 - _trial.Random.NextDouble()) * MeanGapS);
            if (_heapAtStart == 0 && nextS > 60 && _trial.Clip != null)
            {
                // The motor holds the pattern that it played last, and they differ in length.
                _trial.Clip.Motor.Play(Haptic.Ready);
                _heapAtStart = HeldData.Of(_trial.Clip!);
            }
        }

        _trial.RunUntil(seconds);
        Collect();
        _trial.Clip?.Motor.Play(Haptic.Ready);
        HeapGrowth = _heapAtStart == 0 || _trial.Clip == null ? 0 : HeldData.Of(_trial.Clip) - _heapAtStart;
    }

    /// <summary>The trial's own notes grow with time; the firmware must not.</summary>
    private void Collect()
    {
        Stances += _trial.Seen.Stances.Count;
        Cues += _trial.Seen.Cues.Count;
        for (int i = 1; i < _trial.BlocksUs.Count; i++)
        {
            LongestGapS = Math.Max(LongestGapS, (_trial.BlocksUs[i] - _trial.BlocksUs[i - 1]) / 1e6);
        }

        if (_trial.BlocksUs.Count > 1)
        {
            _trial.BlocksUs.RemoveRange(0, _trial.BlocksUs.Count - 1);
        }

        _trial.Seen.Stances.Clear();
        _trial.Seen.Cues.Clear();
        _trial.Seen.Activities.Clear();
        _trial.Seen.Calibrations.Clear();
    }

    private void Break()
    {
        VirtualBoard board = _trial.Board;
        long nowUs = board.Time.NowUs;
        I2cFaults bus = board.I2c.Faults;
        ChipFaults chip = board.Imu.Faults;
        switch (_trial.Random.Next(13))
        {
            case 0:
                bus.NackNext(_trial.Random.Next(1, 20));
                break;
            case 1:
                bus.NackBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.01, 8)));
                break;
            case 2:
                bus.TimeOutBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.1, 5)));
                break;
            case 3:
                bus.HoldSdaForClocks(nowUs, _trial.Random.Next(1, 10));
                break;
            case 4:
                bus.HoldSdaForStop(nowUs);
                break;
            case 5:
                bus.HoldSclBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.1, 5)));
                break;
            case 6:
                chip.BrownOutAt(nowUs);
                break;
            case 7:
                chip.FreezeBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.1, 5)));
                break;
            case 8:
                chip.StallBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.05, 2)));
                break;
            case 9:
                chip.DropFifoBytes(_trial.Random.Next(1, 30));
                break;
            case 10:
                chip.WrongFifoCountOnce(_trial.Random.Next(0x10000));
                break;
            case 11:
                board.Hangs.HangBetween(nowUs, nowUs + Trial.Us(_trial.Between(6, 20)), isDeaf: _trial.Random.Next(4) == 0);
                break;
            default:
                _trial.CutPower(_trial.Between(0.05, 3));
                break;
        }
    }

    /// <summary>The runner of a kept motion, lap after lap: stands, runs, stands.</summary>
    private sealed class Laps(IImuSignal inner) : IImuSignal
    {
        public bool IsChipOutput => inner.IsChipOutput;

        public bool TryRead(long index, ImuReading reading) => inner.TryRead(index % (long)(LapS * 1000), reading);
    }
}
