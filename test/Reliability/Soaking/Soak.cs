using System;
using System.Collections.Generic;
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

    // How far before a false cue faults are told.
    private const long HistoryUs = 90_000_000;

    private const double PressS = 0.4;

    private const double MeanAwayS = 60;
    private const double MeanLongAwayS = 600;
    private const double MeanStayS = 60;

    private readonly Trial _trial;
    private readonly (string What, Action<long> Do)[] _faults;
    private double _nextFaultS = double.MaxValue;
    private readonly List<(long AtUs, string What)> _broken = [];

    private Soak(int seed)
    {
        _trial = new Trial(seed, new Laps());
        _faults = FaultsOf(_trial.Board);
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

    /// <summary>Times that too many starts were cut off and the clip left something off until its button was pressed.</summary>
    public int SafeModes { get; private set; }

    /// <summary>Stances that were told.</summary>
    public int Stances { get; private set; }

    /// <summary>Cues that were told.</summary>
    public int Cues { get; private set; }

    /// <summary>Those that told of a drop while the runner was fine, each with the fault before it.</summary>
    public List<string> FalseCues { get; } = [];

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
        Console.WriteLine($"{hours} h, seed {seed}: {soak.Faults} faults, {soak.Boots} starts, {soak.SafeModes} times safe mode, {soak.Broken} hangs interrupted, {soak.Escaped} exceptions escaped");
        Console.WriteLine($"{soak.Stances} stances, {soak.Cues} cues, {soak.FalseCues.Count} of them false, longest gap {soak.LongestGapS:0.0} s, growth of what the firmware holds {soak.HeapGrowth} fields; {watch.Elapsed.TotalSeconds:0} s");
        foreach (string cue in soak.FalseCues)
        {
            Console.WriteLine($"FALSE CUE {cue}");
        }

        AlertBooks alerts = soak.Alerts;
        Console.WriteLine($"{alerts.Made} alerts made: {alerts.Live} received live, {alerts.Replayed} replayed, {alerts.Lost} told as lost, {alerts.CutOff} cut off with the clip before anybody was told; {alerts.Visits} visits of the phone");
        Console.WriteLine(alerts.AddUp ? "The alerts add up." : $"THE ALERTS DO NOT ADD UP: {alerts.Unexplained} unexplained, {alerts.Overdue} times late although the phone was there");
        return soak.Escaped == 0 && soak.HeapGrowth <= 0 && soak.FalseCues.Count == 0 && alerts.AddUp ? 0 : 1;
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
        if (_trial.Clip is { Boot.SafeMode: not SafeMode.Off })
        {
            SafeModes++;
            _trial.PressButton(PressS);
        }

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
        foreach ((long atUs, Cue cue) in _trial.Seen.Cues.Where(seen => seen.Cue.Kind == CueKind.TooMuchDrop && !Laps.MayCue((seen.AtUs - _trial.Board.Imu.SignalStartedUs) / 1000)))
        {
            IEnumerable<string> before = _broken.Where(fault => fault.AtUs < atUs && fault.AtUs > atUs - HistoryUs).Select(fault => $"{fault.What} {(atUs - fault.AtUs) / 1_000_000} s before");
            FalseCues.Add($"at {atUs / 1_000_000} s: {cue.Side}, {cue.Reason}, {cue.MeanCdeg} against {cue.ThresholdCdeg}; {string.Join(", ", before)}");
        }

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

    private (string What, Action<long> Do)[] FaultsOf(VirtualBoard board)
    {
        I2cFaults bus = board.I2c.Faults;
        ChipFaults chip = board.Imu.Faults;
        Random random = _trial.Random;
        long For(double leastS, double mostS) => Trial.Us(_trial.Between(leastS, mostS));
        return
        [
            ("refused transfers", nowUs => bus.NackNext(random.Next(1, 20))),
            ("a sensor that does not answer", nowUs => bus.NackBetween(nowUs, nowUs + For(0.01, 8))),
            ("transfers that hang", nowUs => bus.TimeOutBetween(nowUs, nowUs + For(0.1, 5))),
            ("SDA held until clocked", nowUs => bus.HoldSdaForClocks(nowUs, random.Next(1, 10))),
            ("SDA held until a STOP", bus.HoldSdaForStop),
            ("SCL held", nowUs => bus.HoldSclBetween(nowUs, nowUs + For(0.1, 5))),
            ("a brown-out of the sensor", chip.BrownOutAt),
            ("a frozen output", nowUs => chip.FreezeBetween(nowUs, nowUs + For(0.1, 5))),
            ("a sensor that stands still", nowUs => chip.StallBetween(nowUs, nowUs + For(0.05, 2))),
            ("lost bytes of the FIFO", nowUs => chip.DropFifoBytes(random.Next(1, 30))),
            ("a wrong count of the FIFO", nowUs => chip.WrongFifoCountOnce(random.Next(0x10000))),
            ("a turned-over bit", nowUs => chip.FlipBits(((nowUs - board.Imu.SignalStartedUs) / ImuScale.SamplePeriodUs) + 10, random.Next(3) + (4 * random.Next(2)), 0x8000)),
            ("a hang of the loop", nowUs => board.Hangs.HangBetween(nowUs, nowUs + For(6, 20), isDeaf: random.Next(4) == 0)),
            ("a radio that takes nothing", nowUs => board.Radio.Faults.RefuseBetween(nowUs, nowUs + For(0.1, 5))),
            ("a power cut", nowUs => _trial.CutPower(_trial.Between(0.05, 3))),
        ];
    }

    private void Break()
    {
        (string what, Action<long> act) = _faults[_trial.Random.Next(_faults.Length)];
        _broken.Add((_trial.Board.Time.NowUs, what));
        act(_trial.Board.Time.NowUs);
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
