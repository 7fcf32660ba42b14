using System;
using System.Diagnostics;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>
/// Hours of running and resting with faults at random: refusals, hanging buses, held lines, brown-outs, frozen output, lost bytes, wrong counts, stalls, hangs of
/// the loop, a radio that takes nothing, power cuts; and a phone that comes and goes.
/// </summary>
public sealed class Soak
{
    private const double MeanGapS = 20;
    private const double LapS = 45;

    private const double MeanAwayS = 60;
    private const double MeanLongAwayS = 600;
    private const double MeanStayS = 60;

    private readonly Trial _trial;
    private double _nextFaultS = double.MaxValue;

    private Soak(int seed)
    {
        _trial = new Trial(seed, new Laps());
        Alerts = new AlertBooks(_trial, seconds => PassUntil(_trial.NowS + seconds));
    }

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

    /// <summary>Cues that were told.</summary>
    public int Cues { get; private set; }

    /// <summary>Those that told of a drop while the runner was fine.</summary>
    public int FalseCues { get; private set; }

    /// <summary>What became of the alerts.</summary>
    public AlertBooks Alerts { get; }

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
        Console.WriteLine($"{soak.Stances} stances, {soak.Cues} cues, {soak.FalseCues} of them false, longest gap {soak.LongestGapS:0.0} s, growth of what the firmware holds {soak.HeapGrowth} fields; {watch.Elapsed.TotalSeconds:0} s");
        AlertBooks alerts = soak.Alerts;
        Console.WriteLine($"{alerts.Made} alerts made: {alerts.Live} received live, {alerts.Replayed} replayed, {alerts.Lost} told as lost, {alerts.NotFetched} not fetched before a restart; {alerts.Visits} visits of the phone");
        Console.WriteLine(alerts.AddUp ? "The alerts add up." : $"THE ALERTS DO NOT ADD UP: {alerts.Unexplained} unexplained, {alerts.Overdue} times late although the phone was there");
        return soak.Escaped == 0 && soak.HeapGrowth <= 0 && alerts.AddUp ? 0 : 1;
    }

    private void Play(double seconds)
    {
        using IDisposable scope = _trial.Board.Enter();
        _trial.Board.Gpio.SetInput(_trial.Board.Options.UsbSensePin, true);
        PassUntil(60);
        long heapAtStart = Held();
        _nextFaultS = _trial.NowS + 5;
        while (_trial.NowS < seconds)
        {
            PassUntil(_trial.NowS + Around(_trial.Random.Next(8) == 0 ? MeanLongAwayS : MeanAwayS));
            Alerts.Visit(Around(MeanStayS));
        }

        _nextFaultS = double.MaxValue;
        HeapGrowth = Held() - heapAtStart;
        Alerts.Close();
    }

    /// <summary>Lets time pass, with the faults that are due in it.</summary>
    private void PassUntil(double untilS)
    {
        while (_nextFaultS < untilS)
        {
            _trial.RunUntil(_nextFaultS);
            Break();
            Faults++;
            _nextFaultS += 5 + Around(MeanGapS);
        }

        _trial.RunUntil(untilS);
        Collect();
    }

    /// <summary>What the firmware holds. The motor holds the pattern that it played last, the link the newest alert and reply, and they differ in length.</summary>
    private long Held()
    {
        Alerts.MeetAlike();
        _trial.Clip!.Motor.Play(Haptic.Ready);
        return HeldData.Of(_trial.Clip);
    }

    private double Around(double mean) => -Math.Log(1 - _trial.Random.NextDouble()) * mean;

    /// <summary>The trial's own notes grow with time; the firmware must not.</summary>
    private void Collect()
    {
        Stances += _trial.Seen.Stances.Count;
        Cues += _trial.Seen.Cues.Count;
        FalseCues += _trial.Seen.Cues.Count(cue => cue.Kind == CueKind.TooMuchDrop && !Laps.MayCue((cue.AtUs - _trial.Board.Imu.SignalStartedUs) / 1000));
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
        switch (_trial.Random.Next(14))
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
            case 12:
                board.Radio.Faults.RefuseBetween(nowUs, nowUs + Trial.Us(_trial.Between(0.1, 5)));
                break;
            default:
                _trial.CutPower(_trial.Between(0.05, 3));
                break;
        }
    }

    /// <summary>Lap after lap a runner stands and runs: some laps healthy, then some in which a hip drops.</summary>
    private sealed class Laps : IImuSignal
    {
        private const int Round = 20;
        private const int HealthyOfRound = 12;
        private const int LapMs = (int)(LapS * 1000);

        private readonly KeptMotion _healthy = new(1);
        private readonly KeptMotion _dropping = new(1, drops: true);

        public bool IsChipOutput => false;

        /// <summary>Whether a cue is right: in the laps with a hip that drops, and in the one after them, into which the last stances reach.</summary>
        public static bool MayCue(long index) => Drops(index) || Drops(index - LapMs);

        public bool TryRead(long index, ImuReading reading) => (Drops(index) ? _dropping : _healthy).TryRead(index % LapMs, reading);

        private static bool Drops(long index) => index >= 0 && index / LapMs % Round >= HealthyOfRound;
    }
}
