using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Runners;
using HipSense.Tests.Detection;
using HipSense.Virtual;

namespace HipSense.Tests.OnBoard;

/// <summary>A clip on a virtual board, worn by a healthy runner, whose loop a test can look into between any two turns.</summary>
internal sealed class ClipRun
{
    private readonly List<(long AtUs, Action<ClipRun> Act)> _beforeTurns = [];

    public ClipRun(ChipModel? chip = null, double clockError = 0, IImuSignal? signal = null)
    {
        signal ??= new RunnerSignal(RunnerCatalog.Get("steady").Scenario.Lasting(120), 1);
        Board = new VirtualBoard(BoardOptions.XiaoEsp32S3(signal) with { Chip = chip ?? ChipModel.FromIdentity(0x68), ClockError = clockError });
    }

    public VirtualBoard Board { get; }

    public Clip? Clip { get; private set; }

    public Sampler Sampler => Clip!.Sampler;

    public EventLog Log { get; } = new();

    /// <summary>Called before each turn of the loop when not null.</summary>
    public Action? EachTurn { get; set; }

    /// <summary>Uptime at the turns of the loop that used the bus, ms.</summary>
    public List<long> BusTurnsMs { get; } = [];

    /// <summary>
    /// How far the monitor's clock is from the true time since its first sample, µs, apart from what waits in the FIFO. The sampling itself makes
    /// it at most one sample late.
    /// </summary>
    public long ClockErrorUs =>
        Clip!.Monitor.NowUs + (Board.Imu.FifoCount / ImuScale.FrameBytes * ImuScale.SamplePeriodUs) - (Board.Time.NowUs - Board.Imu.SignalStartedUs);

    /// <summary>Does something before the first turn of the loop at or after a moment.</summary>
    public ClipRun BeforeTurn(double seconds, Action<ClipRun> act)
    {
        _beforeTurns.Add(((long)(seconds * 1e6), act));
        return this;
    }

    /// <summary>Does something before the first turn at or after a moment in which the sensor is asked.</summary>
    public ClipRun BeforeDrain(double seconds, Action<ClipRun> act) => BeforeTurn(seconds, run =>
    {
        if (run.Sampler.DueMs <= Clock.UptimeMs)
        {
            act(run);
        }
        else
        {
            BeforeDrain(seconds, act);
        }
    });

    /// <summary>Runs the clip with settings by which this runner is fine, but half a degree more would be a cue.</summary>
    public ClipRun Run(double seconds)
    {
        Board.PowerOffAt((long)(seconds * 1e6) + 1_000_000);
        Board.Run(() =>
        {
            var alerts = new AlertSettings { WarmUpS = 5, CueGapS = 5, BaselineLeftCdeg = 450, BaselineRightCdeg = 450 };
            Clip = new Clip(HipSense.Firmware.Board.ForTarget(Board.Options.TargetName), new ClipOptions { Alerts = alerts });
            Clip.AddListener(Log);
            int waitMs = 0;
            while (Board.Time.NowUs < seconds * 1e6)
            {
                Clock.Sleep(waitMs);
                for (int i = _beforeTurns.Count - 1; i >= 0; i--)
                {
                    if (Board.Time.NowUs >= _beforeTurns[i].AtUs)
                    {
                        Action<ClipRun> act = _beforeTurns[i].Act;
                        _beforeTurns.RemoveAt(i);
                        act(this);
                    }
                }

                EachTurn?.Invoke();
                long nowMs = Clock.UptimeMs;
                long transfers = Board.I2c.Transfers;
                waitMs = Clip.RunDueDuties();
                if (Board.I2c.Transfers > transfers)
                {
                    BusTurnsMs.Add(nowMs);
                }
            }
        });
        return this;
    }
}
