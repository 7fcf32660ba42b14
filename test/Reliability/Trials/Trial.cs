using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using nanoFramework.Runtime.Native;

namespace HipSense.Reliability;

/// <summary>
/// One clip on one virtual board, worn by one runner, through one fault with one seed: what was injected, what was expected and did not come, and how long it
/// took until the clip was well again. It boots the clip again after a reboot and wakes it from sleep.
/// </summary>
public sealed class Trial
{
    /// <summary>What the runtime takes from reset to our first instruction, µs: assumed, not yet measured.</summary>
    public const long RuntimeStartUs = 1_000_000;

    internal const double Never = 1e9;
    private const int MostTurnsAtOnce = 100_000;

    private readonly List<string> _broken = [];
    private int _waitMs;
    private int _faults;
    private long _lastTurnUs = -1;
    private int _turnsAtOnce;
    private long _lastBlockUs;

    /// <summary>Makes a trial; nothing runs yet.</summary>
    /// <param name="seed">What is left to chance follows from it.</param>
    /// <param name="signal">What the sensor feels; null: a healthy runner.</param>
    /// <param name="change">Changes the board.</param>
    public Trial(int seed, IImuSignal? signal = null, Func<BoardOptions, BoardOptions>? change = null)
    {
        Seed = seed;
        Random = new Random(seed * 7919);
        BoardOptions options = BoardOptions.XiaoEsp32S3(signal ?? new KeptMotion(1));
        Board = new VirtualBoard(change?.Invoke(options) ?? options);
        Seen = new SeenEvents(Board.Time);
    }

    /// <summary>The seed.</summary>
    public int Seed { get; }

    /// <summary>Chance.</summary>
    public Random Random { get; }

    /// <summary>The board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>What the clip said.</summary>
    public SeenEvents Seen { get; }

    /// <summary>How the clip starts.</summary>
    public ClipOptions Options { get; set; } = new()
    {
        // By these settings this runner is fine, but half a degree more would be a cue.
        Alerts = new AlertSettings { WarmUpS = 3, CueGapS = 5, BaselineLeftCdeg = 450, BaselineRightCdeg = 450 },
    };

    /// <summary>The firmware's clip; null while the board is off, asleep or starting.</summary>
    public Clip? Clip { get; private set; }

    /// <summary>The sampler of the present clip.</summary>
    public Sampler Sampler => Clip!.Sampler;

    /// <summary>Starts of the clip.</summary>
    public int Boots { get; private set; }

    /// <summary>When the clip started last, µs.</summary>
    public long BootedAtUs { get; private set; }

    /// <summary>Faults that escaped from duties, all starts together; the end of a board's power is none.</summary>
    public int Escaped { get; private set; }

    /// <summary>The newest of them.</summary>
    public string EscapedWhat { get; private set; } = "";

    /// <summary>Times at which samples came, µs.</summary>
    public List<long> BlocksUs { get; } = [];

    /// <summary>The longest time that the loop did not come round, µs, since <see cref="ForgetPauses"/>.</summary>
    public long LongestPauseUs { get; private set; }

    /// <summary>Called before each turn of the loop.</summary>
    public Action? EachTurn { get; set; }

    /// <summary>Called after each turn of the loop.</summary>
    public Action? TurnDone { get; set; }

    /// <summary>Called with each clip that starts, before its loop runs.</summary>
    public Action<Clip>? Started { get; set; }

    /// <summary>How often the fault was injected, by its own counter.</summary>
    public long Injected { get; set; }

    /// <summary>How long the clip took to be well again, s; negative: there is nothing to recover from.</summary>
    public double RecoveryS { get; set; } = -1;

    /// <summary>Expectations that did not come true.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>The board's time, s.</summary>
    public double NowS => Board.Time.NowUs / 1e6;

    /// <summary>True when everything expected came true.</summary>
    public bool Held => _broken.Count == 0;

    /// <summary>A moment in seconds as board time.</summary>
    public static long Us(double seconds) => (long)(seconds * 1e6);

    /// <summary>A number between two, evenly.</summary>
    public double Between(double low, double high) => low + (Random.NextDouble() * (high - low));

    /// <summary>Expects something.</summary>
    public void Expect(bool isSo, FormattableString what)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (!isSo)
        {
            _broken.Add(FormattableString.Invariant(what));
        }
    }

    /// <summary>Expects a number within bounds.</summary>
    public void ExpectBetween(double value, double low, double high, string what) =>
        Expect(value >= low && value <= high, $"{what}: {(value >= Never ? "never" : value.ToString("0.###", CultureInfo.InvariantCulture))}, expected {low:0.###} to {high:0.###}");

    /// <summary>Runs the clip until a moment, over reboots and sleeps.</summary>
    /// <param name="untilS">s of the board's time.</param>
    public void RunUntil(double untilS)
    {
        long untilUs = Us(untilS);
        while (Board.Time.NowUs < untilUs)
        {
            if (Board.StoppedBy == BoardStop.PowerOff || (Board.StoppedBy == BoardStop.DeepSleep && !Board.Sleep.Wait(untilUs)))
            {
                return;
            }

            BoardStop stop = Board.Run(() => Loop(untilUs));
            if (stop != BoardStop.Returned)
            {
                CountFaults();
                Clip = null;
            }
        }
    }

    /// <summary>Makes a phone of the runner's beside the clip, which runs while the phone waits.</summary>
    public OwnersPhone MakePhone() => new(Board, seconds => RunUntil(NowS + seconds), () => Clip!.Link.OpenPairWindow());

    /// <summary>Runs the clip until the log has just written: the flash is at rest for some seconds.</summary>
    public void RunPastAppend()
    {
        int length = LogBytes();
        double untilS = NowS + 10;
        while (LogBytes() == length && NowS < untilS)
        {
            RunUntil(NowS + 0.01);
        }
    }

    /// <summary>Cuts the power at this moment and gives it back after a while.</summary>
    /// <param name="offS">s.</param>
    public void CutPower(double offS)
    {
        Board.PowerOffAt(Board.Time.NowUs);
        Board.Run(() => Clock.Sleep(0));
        CountFaults();
        Clip = null;
        GivePower(offS);
    }

    /// <summary>Gives the power back after a fault has cut it.</summary>
    /// <param name="offS">How long it was away, s.</param>
    public void GivePower(double offS)
    {
        Board.PowerOn();
        Board.Time.Advance(Us(offS));
    }

    /// <summary>Presses the clip's button for a while.</summary>
    /// <param name="heldS">s.</param>
    public void PressButton(double heldS)
    {
        Board.Gpio.SetInput(Board.Options.ButtonPin, true);
        RunUntil(NowS + heldS);
        Board.Gpio.SetInput(Board.Options.ButtonPin, false);
    }

    /// <summary>The first moment after another at which samples came, µs; <see cref="long.MaxValue"/> when none came.</summary>
    public long FirstBlockAfter(long momentUs) => BlocksUs.Where(at => at > momentUs).DefaultIfEmpty(long.MaxValue).First();

    /// <summary>Begins to look for pauses of the loop anew.</summary>
    public void ForgetPauses() => LongestPauseUs = 0;

    /// <summary>The share of a stretch of time in which the bus held everything up.</summary>
    public static double Share(long busyUs, long spanUs) => busyUs / (double)spanUs;

    /// <summary>Long pulses of the motor in a stretch of time: three say that the sensor is lost. A start of the sensor holds the loop up for 250 ms.</summary>
    public int LongPulses(double fromS, double untilS) =>
        Board.Motor.Pulses.Count(pulse => pulse.LengthUs is > 400_000 and < 850_000 && pulse.StartUs >= Us(fromS) && pulse.StartUs < Us(untilS));

    /// <summary>Expects what holds after every fault that a run survives: no cue, no fault left, still running, both sides known, the time kept.</summary>
    /// <param name="endS">The end of the trial, s.</param>
    /// <param name="clockToleranceS">How far the detection's clock may be off, s.</param>
    public void ExpectRunsOn(double endS, double clockToleranceS = 0.06)
    {
        Expect(Seen.Cues.Count == 0, $"{Seen.Cues.Count} cues");
        ExpectMeasures(endS, clockToleranceS);
    }

    /// <summary>Expects that no sample was lost and that the detection goes on, whatever it says.</summary>
    /// <param name="endS">The end of the trial, s.</param>
    public void ExpectUntouched(double endS)
    {
        Expect(Boots == 1 && Sampler.FifoResets == 0 && Sampler.Restarts == 1, $"{Boots} starts, {Sampler.FifoResets} times samples lost, {Sampler.Restarts} starts of the sensor");
        ExpectMeasures(endS, 0.06);
    }

    /// <summary>Expects that the motor told of the first cue after a moment, at once.</summary>
    public void ExpectCueFelt(double afterS)
    {
        long cueUs = Seen.Cues.Select(seen => seen.AtUs).FirstOrDefault(at => at > Us(afterS), long.MaxValue);
        Expect(Board.Motor.Pulses.Any(pulse => pulse.StartUs >= cueUs && pulse.StartUs - cueUs < 100_000), $"no cue was felt");
    }

    /// <summary>Expects that no stance was told that touches a stretch of time without data.</summary>
    public void ExpectNoStance(double fromS, double untilS)
    {
        long startUs = Board.Imu.SignalStartedUs;
        int inside = Seen.Stances.Count(seen => seen.Stance.InitialContactUs + startUs > Us(fromS) && seen.Stance.ToeOffUs + startUs < Us(untilS));
        Expect(inside == 0, $"{inside} stances were told of a time without data");
    }

    private void ExpectMeasures(double endS, double clockToleranceS)
    {
        Expect(Sampler.Fault == SensorFault.None, $"the sensor's fault is {(int)Sampler.Fault} in the end");
        Expect(Escaped + Clip!.Faults == 0, $"{Escaped + Clip.Faults} faults escaped: {EscapedWhat}");
        Expect(Seen.Activities.Count > 0 && Seen.Activities[^1] == Activity.Running, $"not running in the end");
        Stance[] last = [.. Seen.Stances.TakeLast(4).Select(seen => seen.Stance)];
        Expect(last.Length == 4 && last.All(stance => stance.Side != Side.Unknown), $"the sides are not known in the end");
        ExpectBetween(Seen.Stances.Count == 0 ? 0 : Seen.Stances[^1].AtUs / 1e6, endS - 1.5, endS + 0.1, "the last stance was told at s");
        long waitingUs = Board.Imu.FifoCount / ImuScale.FrameBytes * (long)ImuScale.SamplePeriodUs;
        ExpectBetween((Clip.Monitor.NowUs + waitingUs - (Board.Time.NowUs - Board.Imu.SignalStartedUs)) / 1e6, -clockToleranceS, clockToleranceS, "the detection's clock is off by s");
    }

    private int LogBytes() => Board.Flash.Files.Where(file => file.EndsWith(".log", StringComparison.Ordinal)).Sum(file => Board.Flash.Content(file)!.Length);

    private void Loop(long untilUs)
    {
        if (Clip == null)
        {
            Boot();
        }

        while (Board.Time.NowUs < untilUs)
        {
            Clock.Sleep(_waitMs);
            Count();
            EachTurn?.Invoke();
            _waitMs = Clip!.RunDueDuties();
            TurnDone?.Invoke();
            if (Clip.Faults > _faults && Board.StoppedBy == null)
            {
                _faults = Clip.Faults;
                EscapedWhat = $"{Clip.LastFault?.GetType().Name} {Clip.LastFault?.Message}";
            }
        }
    }

    private void Boot()
    {
        if (Boots > 0)
        {
            Board.Time.Block(RuntimeStartUs);
        }

        Boots++;
        BootedAtUs = Board.Time.NowUs;
        _waitMs = 0;
        _faults = 0;
        _lastTurnUs = -1;
        Clip = new Clip(Firmware.Board.ForTarget(SystemInfo.TargetName), Options);
        Clip.AddListener(Seen);
        Clip.Sampler.BlockTaken = () =>
        {
            if (Board.Time.NowUs != _lastBlockUs)
            {
                _lastBlockUs = Board.Time.NowUs;
                BlocksUs.Add(_lastBlockUs);
            }
        };
        Started?.Invoke(Clip);
    }

    /// <summary>A loop that comes round without letting time pass would never end here; on the clip it would empty the cell.</summary>
    private void Count()
    {
        long nowUs = Board.Time.NowUs;
        LongestPauseUs = _lastTurnUs < 0 ? LongestPauseUs : Math.Max(LongestPauseUs, nowUs - _lastTurnUs);
        _turnsAtOnce = nowUs - _lastTurnUs < 1000 ? _turnsAtOnce + 1 : 0;
        _lastTurnUs = nowUs;
        if (_turnsAtOnce > MostTurnsAtOnce)
        {
            throw new InvalidOperationException("The loop spins.");
        }
    }

    /// <summary>In the turn in which a board stops, every duty fails that touches it: those are none of the clip's.</summary>
    private void CountFaults()
    {
        Escaped += _faults;
        _faults = 0;
    }
}
