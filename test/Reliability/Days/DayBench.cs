using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>All that the clip keeps of runs, on a board without a sensor: steps are told to it instead of measured. It can be cut off and started again.</summary>
internal sealed class DayBench : IDisposable
{
    /// <summary>From step to step, ms.</summary>
    public const int StepMs = 350;

    private readonly IDisposable _scope;
    private readonly Stance _stance = new();
    private HipMonitor _monitor = null!;
    private Duty[] _duties = null!;
    private BootRecord _boot = null!;
    private RunKeeper _keeper = null!;
    private int _steps;
    private int _dropped;

    public DayBench()
    {
        Board = new VirtualBoard(BoardOptions.FireBeetle2(new TableSignal(1)));
        _scope = Board.Enter();
    }

    public VirtualBoard Board { get; }

    public RunLog Log { get; private set; } = null!;

    public RunFiles Files { get; private set; } = null!;

    public RunControl Control { get; private set; } = null!;

    /// <summary>The board's time, ms.</summary>
    public long NowMs => Board.Time.NowUs / 1000;

    /// <summary>What the run has come to so far in the clip's opinion.</summary>
    public int Counted => Of(_monitor.Statistics.Left) + Of(_monitor.Statistics.Right) + Of(_monitor.Statistics.Unknown);

    /// <summary>True when a run began at some time with counts or a baseline of another.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Runs that were dropped for newer ones, all starts together.</summary>
    public int Dropped => _dropped + (Files?.Dropped ?? 0);

    /// <summary>True when the log has told at some time that it could not record.</summary>
    public bool HasTold { get; private set; }

    /// <summary>What the run had come to when it ended, one for each that did.</summary>
    public List<(int Run, int Counted)> Ended { get; } = [];

    public void Dispose() => _scope.Dispose();

    /// <summary>Starts the clip.</summary>
    /// <param name="keepsPower">Whether the sensor is found configured.</param>
    public void Start(bool keepsPower)
    {
        _boot = new BootRecord();
        _boot.Begin();
        _monitor = new HipMonitor(new AlertSettings(), new HipEvents());
        var sampler = new Sampler(new Mpu6050(Firmware.Board.ForTarget(Board.Options.TargetName)) { HasKeptPower = keepsPower }, _monitor);
        Files = new RunFiles();
        Log = new RunLog(sampler, Files, _boot.WasEnded);
        Control = new RunControl(_monitor, sampler, Log);
        Control.Begun = () => IsStale |= Counted > 0 || _monitor.Alerts.SideOf(Side.Left).Fresh.HasReference;
        _keeper = new RunKeeper(_monitor, Log.Session, sampler, null);
        _duties = [Control, Log, _keeper, _boot];
        if (_boot.WasClean || !_keeper.Resume())
        {
            _monitor.StartUncalibrated();
        }
    }

    /// <summary>Cuts the clip off at this moment; its next start is a while later.</summary>
    /// <param name="offMs">How long it is off.</param>
    public void Cut(long offMs)
    {
        _dropped += Files.Dropped;
        Files.Dropped = 0;
        StopBoard();
        Board.Time.Advance(offMs * 1000);

        // So that the time off is none of the next start's.
        StopBoard();
    }

    /// <summary>Ends this start on purpose.</summary>
    public void GoDown()
    {
        Control.Stop();
        for (int i = 0; i < 20 && Log.Pending; i++)
        {
            Log.Run(Clock.UptimeMs);
        }

        _keeper.EndCleanly();
        _boot.EndCleanly();
    }

    /// <summary>What the runner does from now on is seen.</summary>
    public void Tell(Activity activity)
    {
        Control.OnActivity(activity, 0);
        Log.OnActivity(activity, 0);
    }

    /// <summary>A step is seen.</summary>
    public void Step()
    {
        _stance.Side = (_steps & 1) == 0 ? Side.Left : Side.Right;
        _stance.InitialContactUs = NowMs * 1000;
        _stance.ToeOffUs = _stance.InitialContactUs + 240_000;
        _stance.StepUs = StepMs * 1000;
        _stance.HighestTiltCdeg = 400;
        _stance.LowestTiltCdeg = -500;
        _steps++;
        _monitor.Statistics.Add(_stance);
        Log.OnStance(_stance);
        _monitor.Alerts.Take(_stance, _stance.InitialContactUs);
    }

    /// <summary>Lets the clip's loop come round until a moment.</summary>
    /// <param name="untilMs">ms of the board's time.</param>
    public void Pass(long untilMs)
    {
        while (true)
        {
            long nowMs = Clock.UptimeMs;
            long dueMs = long.MaxValue;
            foreach (Duty duty in _duties)
            {
                if (duty.DueMs <= nowMs)
                {
                    Watch(() => duty.Run(nowMs));
                    nowMs = Clock.UptimeMs;
                }

                dueMs = Math.Min(dueMs, duty.DueMs);
            }

            long leftMs = untilMs - NowMs;
            if (leftMs <= 0)
            {
                return;
            }

            Clock.Sleep((int)Math.Max(1, Math.Min(dueMs - Clock.UptimeMs, leftMs)));
        }
    }

    /// <summary>Does something after which the run may have ended.</summary>
    public void Watch(Action act)
    {
        int number = Log.Session.Number;
        act();
        HasTold |= !Log.Works;
        if (number != 0 && Log.Session.Number != number)
        {
            Ended.Add((number, Counted));
        }
    }

    private void StopBoard()
    {
        Board.PowerOffAt(Board.Time.NowUs);
        Board.Run(() => Clock.Sleep(0));
        Board.PowerOn();
    }

    private static int Of(SideStatistics side) => side.Stances;
}
