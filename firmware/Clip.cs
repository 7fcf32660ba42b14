using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The clip: its parts, and the one loop that gives each its turn. A further part is one more class: a <see cref="Duty"/> in the list
/// below if it has something to do in time, an <see cref="IHipListener"/> if it wants to know of steps and cues.
/// </summary>
public sealed class Clip
{
    private const int LongestSleepMs = 1000;
    private const int PauseAfterFaultMs = 1000;

    private readonly HipEvents _events = new();
    private readonly Duty[] _duties;

    /// <summary>Puts the clip together; the sensor is looked for when the loop runs.</summary>
    /// <param name="board">The board's pins.</param>
    /// <param name="options">How to start.</param>
    public Clip(Board board, ClipOptions options)
    {
        Monitor = new HipMonitor(options.Alerts, _events);
        Motor = new HapticMotor(board);
        Sampler = new Sampler(new Mpu6050(board), Monitor);
        Sampler.Lost = Motor.Play;
        Button = new Button(board);
        Battery = new Battery(board);
        Log = new RunLog(Sampler);
        Settings = new KeptSettings(options.Alerts, new SettingsStore("settings"));
        Cues = new HapticCues(Motor, Monitor, Settings.Values);
        Link = new Link(this, new SettingsStore("key"));
        Button.Held = Link.OpenPairWindow;
        _events.Add(Cues);
        _events.Add(Log);
        _events.Add(Link);

        // The button before the sampler: then both are due in the same tick, and the loop wakes once for both.
        _duties = new Duty[] { Button, Sampler, Motor, Battery, Log, Link };
        if (options.StandingCalibration)
        {
            Monitor.StartStanding();
        }
        else
        {
            Monitor.StartUncalibrated();
        }
    }

    /// <summary>The detection.</summary>
    public readonly HipMonitor Monitor;

    /// <summary>The duty that feeds it.</summary>
    public readonly Sampler Sampler;

    /// <summary>The motor.</summary>
    public readonly HapticMotor Motor;

    /// <summary>The button.</summary>
    public readonly Button Button;

    /// <summary>The cell.</summary>
    public readonly Battery Battery;

    /// <summary>The runs on the flash.</summary>
    public readonly RunLog Log;

    /// <summary>What the runner chose, on the flash.</summary>
    public readonly KeptSettings Settings;

    /// <summary>What the runner feels.</summary>
    public readonly HapticCues Cues;

    /// <summary>The way to the phone.</summary>
    public readonly Link Link;

    /// <summary>Faults that escaped from a duty.</summary>
    public int Faults;

    /// <summary>The newest of them.</summary>
    public Exception? LastFault;

    /// <summary>Has somebody else told of steps and cues.</summary>
    public void AddListener(IHipListener listener)
    {
        _events.Add(listener);
    }

    /// <summary>Runs for ever.</summary>
    public void Run()
    {
        while (true)
        {
            Clock.Sleep(RunDueDuties());
        }
    }

    /// <summary>Gives each duty that is due its turn.</summary>
    /// <returns>Milliseconds until the next one is due.</returns>
    public int RunDueDuties()
    {
        long nextMs = Clock.UptimeMs + LongestSleepMs;
        for (int i = 0; i < _duties.Length; i++)
        {
            Duty duty = _duties[i];
            long nowMs = Clock.UptimeMs;
            if (duty.DueMs <= nowMs)
            {
                try
                {
                    duty.Run(nowMs);
                }
                catch (Exception fault)
                {
                    // One part's fault must not take the others down.
                    Faults++;
                    LastFault = fault;
                    duty.DueMs = nowMs + PauseAfterFaultMs;
                }
            }

            nextMs = duty.DueMs < nextMs ? duty.DueMs : nextMs;
        }

        long waitMs = nextMs - Clock.UptimeMs;
        return waitMs > 0 ? (int)waitMs : 0;
    }
}
