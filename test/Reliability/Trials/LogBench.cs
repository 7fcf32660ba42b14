using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>A run log alone on a board: the caller is the runner, and starts the clip again when the power has gone.</summary>
public sealed class LogBench
{
    /// <summary>From step to step, ms.</summary>
    public const int StepMs = 350;

    private const int TurnMs = 50;

    private readonly Stance _stance = new();
    private readonly Stride _stride = new();
    private long _stepDueMs;
    private bool _runs;
    private int _steps;

    /// <summary>The board, with so little flash that it is soon full; its sensor is not read.</summary>
    public VirtualBoard Board { get; } = new(BoardOptions.FireBeetle2(new TableSignal(1)) with { FlashBytes = 256 * 1024 });

    /// <summary>Its flash.</summary>
    public VirtualFlash Flash => Board.Flash;

    /// <summary>The runs of the present start.</summary>
    public RunFiles Files { get; private set; } = null!;

    /// <summary>The log of the present start.</summary>
    public RunLog Log { get; private set; } = null!;

    /// <summary>Has the log and the detection follow the owner of the run, in the present start.</summary>
    public RunControl Control { get; private set; } = null!;

    /// <summary>Whether the last start was ended on purpose.</summary>
    public bool WasEnded { get; set; }

    /// <summary>Whether the sensor keeps its configuration until the next start, as over a crash; else the power was cut.</summary>
    public bool KeepsPower { get; set; }

    /// <summary>Starts the clip, after a power cut too, and plays the script.</summary>
    /// <returns>Why it ended.</returns>
    public BoardStop Session(Action<LogBench> script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (Board.StoppedBy == BoardStop.PowerOff)
        {
            Board.PowerOn();
        }
        else if (Board.StoppedBy == null && Log != null)
        {
            Board.PowerOffAt(Board.Time.NowUs);
            Board.Run(() => Clock.Sleep(TurnMs));
            Board.PowerOn();
        }

        return Board.Run(() =>
        {
            _runs = false;
            _steps = 0;
            Files = new RunFiles();
            var sensor = new Mpu6050(Firmware.Board.ForTarget(Board.Options.TargetName)) { HasKeptPower = KeepsPower };
            var monitor = new HipMonitor(new AlertSettings(), new HipEvents());
            var sampler = new Sampler(sensor, monitor);
            Log = new RunLog(sampler, Files, WasEnded);
            Control = new RunControl(monitor, sampler, Log);
            script(this);
        });
    }

    /// <summary>The runner stands.</summary>
    public void Stand(double seconds)
    {
        if (_runs)
        {
            Tell(Activity.Still);
        }

        _runs = false;
        Pass(seconds);
    }

    /// <summary>The runner runs.</summary>
    public void Run(double seconds)
    {
        if (!_runs)
        {
            _stepDueMs = Clock.UptimeMs;
            Tell(Activity.Running);
        }

        _runs = true;
        Pass(seconds);
    }

    /// <summary>A cue is given.</summary>
    public void Cue(int meanCdeg) => Log.OnCue(new Cue { Kind = CueKind.TooMuchDrop, Side = Side.Right, MeanCdeg = meanCdeg, ThresholdCdeg = 700 });

    /// <summary>The runs, the oldest first.</summary>
    public IReadOnlyList<RunInfo> Runs()
    {
        var runs = new List<RunInfo>();
        for (var info = new RunInfo(); Files.Describe(runs.Count, info); info = new RunInfo())
        {
            runs.Add(info);
        }

        return runs;
    }

    /// <summary>Downloads a run in pieces.</summary>
    public byte[] Download(int runId)
    {
        var run = new List<byte>();
        byte[] piece = new byte[100];
        int count;
        while ((count = Files.Read(runId, run.Count, piece, 10, 77)) > 0)
        {
            run.AddRange(piece.Skip(10).Take(count));
        }

        return count == 0 ? [.. run] : throw new InvalidOperationException($"Run {runId} cannot be read.");
    }

    /// <summary>The time of the last whole record of a run, ms since it began; -1 when there is none.</summary>
    /// <param name="run">The bytes of its file.</param>
    /// <param name="damaged">Bytes that are in no whole record.</param>
    public static long LastMs(byte[] run, out int damaged)
    {
        ArgumentNullException.ThrowIfNull(run);
        long last = -1;
        var reader = new LogReader(run, 0, run.Length);
        while (reader.Next())
        {
            last = reader.TimeMs;
        }

        damaged = reader.DamagedBytes;
        return last;
    }

    /// <summary>How a run ended; null when it is open.</summary>
    public static EndCause? EndOf(byte[] run)
    {
        ArgumentNullException.ThrowIfNull(run);
        EndCause? end = null;
        var reader = new LogReader(run, 0, run.Length);
        while (reader.Next())
        {
            end = reader.Kind == LogKind.End ? reader.EndCause : null;
        }

        return end;
    }

    /// <summary>How many gaps of a kind a run tells of.</summary>
    public static int GapsOf(byte[] run, GapCause cause)
    {
        ArgumentNullException.ThrowIfNull(run);
        int gaps = 0;
        var reader = new LogReader(run, 0, run.Length);
        while (reader.Next())
        {
            gaps += reader.Kind == LogKind.Gap && reader.GapCause == cause ? 1 : 0;
        }

        return gaps;
    }

    /// <summary>How many stances a run tells of.</summary>
    public static int StancesOf(byte[] run)
    {
        ArgumentNullException.ThrowIfNull(run);
        int stances = 0;
        var reader = new LogReader(run, 0, run.Length);
        while (reader.Next())
        {
            stances += reader.Kind == LogKind.Stances ? reader.Stances.Left + reader.Stances.Right + reader.Stances.Unknown : 0;
        }

        return stances;
    }

    private void Tell(Activity activity)
    {
        Control.OnActivity(activity, 0);
        Log.OnActivity(activity, 0);
    }

    private void Pass(double seconds)
    {
        long untilMs = Clock.UptimeMs + (long)(seconds * 1000);
        while (Clock.UptimeMs < untilMs)
        {
            long nowMs = Clock.UptimeMs;
            if (_runs && nowMs >= _stepDueMs)
            {
                _stepDueMs += StepMs;
                Log.OnStance(NextStance());
                Log.OnStride(NextStride());
            }

            Duty? due = Control.DueMs <= nowMs ? Control : Log.DueMs <= nowMs ? Log : null;
            if (due != null)
            {
                due.Run(nowMs);
            }
            else
            {
                Clock.Sleep(TurnMs);
            }
        }
    }

    private Stance NextStance()
    {
        _stance.Side = (_steps & 1) == 0 ? Side.Left : Side.Right;
        _stance.InitialContactUs = _steps * StepMs * 1000L;
        _stance.ToeOffUs = _stance.InitialContactUs + 240_000;
        _stance.StepUs = StepMs * 1000;
        _stance.HighestTiltCdeg = 400 + (_steps % 50);
        _stance.LowestTiltCdeg = -500;
        _stance.TiltCdeg = _stance.Side == Side.Left ? 510 : 490;
        _steps++;
        return _stance;
    }

    private Stride NextStride()
    {
        _stride.Side = _stance.Side == Side.Left ? Side.Right : Side.Left;
        _stride.TiltRangeCdeg = 600 + (_steps % 50);
        _stride.RotationAtContactCdeg = _stride.Side == Side.Left ? 150 : -120;
        _stride.RotationRangeCdeg = 1100;
        return _stride;
    }
}
