using System;
using HipSense.Core;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace HipSense.Firmware;

/// <summary>
/// The clip: its parts, and the one loop that gives each its turn. A further part is one more class: a <see cref="Duty"/> in the list
/// below if it has something to do in time, an <see cref="IHipListener"/> if it wants to know of steps and cues.
/// </summary>
public sealed class Clip : ClipParts
{
    private const int LongestSleepMs = 1000;
    private const int PauseAfterFaultMs = 1000;

    // Each writes a buffer at the most; if the flash takes none of it, the rest is lost.
    private const int MostWrites = 20;

    private readonly HipEvents _events;
    private readonly Link? _link;
    private readonly Duty[] _duties;

    /// <summary>Puts the clip together; the sensor is looked for when the loop runs.</summary>
    /// <param name="board">The board's pins.</param>
    /// <param name="options">How to start.</param>
    public Clip(Board board, ClipOptions options)
        : this(board, options, new HipEvents())
    {
    }

    private Clip(Board board, ClipOptions options, HipEvents events)
        : base(board, options.Alerts, events)
    {
        _events = events;

        // Whatever crashes natively while the radio's table is made would crash every start.
        _link = Boot.SafeMode != SafeMode.NothingOn && Heap.HasRoomForRadio() ? MakeLink() : null;
        Keeper = new RunKeeper(Monitor, Log.Session, Sampler, _link?.Alerts);
        // The owner of the run first: what the others hear then belongs to the run that it has decided on.
        _events.Add(RunControl);
        _events.Add(Cues);
        _events.Add(Log);
        SelfTest = new SelfTest(board, Sampler.Sensor, Sampler, Motor, Battery, Heap, _link) { IsRadioOff = Boot.SafeMode != SafeMode.Off };
        if (_link != null)
        {
            _events.Add(_link);
            RunControl.Begun = _link.Live.Clear;
            _link.SelfTest = StartSelfTest;
            SelfTest.Finished = ShowSelfTest;
        }

        PowerManager = new PowerManager(board, Sampler.Sensor, Sampler, Monitor, Motor, Button, Battery, SelfTest);
        PowerManager.GoingDown = EndCleanly;

        if (Boot.SafeMode != SafeMode.Off)
        {
            Button.Pressed = LeaveSafeMode;
        }

        if (Boot.SafeMode == SafeMode.NothingOn)
        {
            _duties = new Duty[] { Button, Battery, PowerManager };
        }
        else
        {
            // The button before the sampler: then both are due in the same tick, and the loop wakes once for both.
            if (_link != null && Boot.SafeMode == SafeMode.Off)
            {
                _duties = new Duty[] { Button, Sampler, Motor, Heap, Battery, RunControl, Log, Keeper, _link, PowerManager, Boot, SelfTest, Settings };
                Button.Held = _link.OpenPairWindow;
            }
            else
            {
                // The link, if there is one, still numbers the alerts: a phone is told later that it has missed them.
                _duties = new Duty[] { Button, Sampler, Motor, Heap, Battery, RunControl, Log, Keeper, PowerManager, Boot, SelfTest, Settings };
            }

            if (Button.IsDownNow && Sleep.GetWakeupCause() == Sleep.WakeupCause.Undefined)
            {
                // Held while the clip is switched on.
                Button.Ignore();
                RequestSelfTest();
            }
        }

        if (!options.StandingCalibration)
        {
            Monitor.StartUncalibrated();
        }
        else if (Boot.WasClean || Boot.SafeMode == SafeMode.NothingOn || !Keeper.Resume())
        {
            Monitor.StartStanding();
        }

        if (Boot.SafeMode == SafeMode.NoRadio)
        {
            Cues.Play(Haptic.RadioOff);
        }

        Heap.RanLow = TellShortOfMemory;
        Heap.Begin();
    }

    /// <summary>The way to the phone.</summary>
    /// <exception cref="InvalidOperationException">There is no radio.</exception>
    public Link Link => _link ?? throw new InvalidOperationException();

    /// <summary>True when there is a way to the phone.</summary>
    public bool HasRadio => _link != null;

    /// <summary>Tests the clip.</summary>
    public readonly SelfTest SelfTest;

    /// <summary>Duties that hung and were interrupted.</summary>
    public int Stalls;

    /// <summary>The newest of the faults that escaped from a duty.</summary>
    public Exception? LastFault;

    /// <summary>Has somebody else told of steps and cues.</summary>
    public void AddListener(IHipListener listener)
    {
        _events.Add(listener);
    }

    /// <summary>Begins the self-test, unless it goes on already or somebody runs.</summary>
    /// <returns>True when it has begun.</returns>
    public bool RequestSelfTest()
    {
        if (Boot.SafeMode == SafeMode.NothingOn || SelfTest.IsRunning || Monitor.Activity == Activity.Running)
        {
            return false;
        }

        if (_link != null)
        {
            _link.SelfTestResult.State = SelfTestState.Running;
        }

        SelfTest.Start();
        return true;
    }

    /// <summary>Runs for ever.</summary>
    public void Run()
    {
        while (true)
        {
            try
            {
                Clock.Sleep(RunDueDuties());
            }
            catch (OutOfMemoryException fault)
            {
                // It failed outside of a duty, or in what follows a failure.
                Faults++;
                LastFault = fault;
                Heap.Recover(Clock.UptimeMs);
            }
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
                    Supervisor.Run(duty, i, nowMs);
                }
                catch (OutOfMemoryException fault)
                {
                    Faults++;
                    LastFault = fault;
                    duty.DueMs = nowMs + Heap.Recover(nowMs);
                }
                catch (Exception fault)
                {
                    // One part's fault must not take the others down.
                    Faults++;
                    LastFault = fault;
                    Stalls += Clock.UptimeMs - nowMs >= Supervisor.StallMs ? 1 : 0;
                    duty.DueMs = nowMs + PauseAfterFaultMs;
                }
            }

            nextMs = duty.DueMs < nextMs ? duty.DueMs : nextMs;
        }

        long waitMs = nextMs - Clock.UptimeMs;
        return waitMs > 0 ? (int)waitMs : 0;
    }

    /// <summary>Before the clip sleeps: the run is ended, and so is this start.</summary>
    private void EndCleanly()
    {
        RunControl.Stop();
        for (int i = 0; i < MostWrites && Log.Pending; i++)
        {
            Log.Run(Clock.UptimeMs);
        }

        Keeper.EndCleanly();
        Boot.EndCleanly();
    }

    /// <summary>Makes the way to the phone. Everything else goes on without: an image may lack Bluetooth.</summary>
    private Link? MakeLink()
    {
        try
        {
            return new Link(this, new SettingsStore("key"));
        }
        catch (Exception fault)
        {
            LastFault = fault;
            return null;
        }
    }

    private void TellShortOfMemory()
    {
        Cues.Play(Haptic.MemoryShort);
    }

    private void StartSelfTest()
    {
        RequestSelfTest();
    }

    private void ShowSelfTest()
    {
        SelfTestResult result = SelfTest.Result;
        Link.SelfTestResult.Checks = SelfTestResult.Items - result.Count(SelfTestVerdict.NotMade);
        Link.SelfTestResult.Failed = result.FailedBits;
        Link.SelfTestResult.State = result.Passed ? SelfTestState.Passed : SelfTestState.Failed;
    }

    private void LeaveSafeMode()
    {
        Boot.LeaveSafeMode();
        Power.RebootDevice();
    }
}
