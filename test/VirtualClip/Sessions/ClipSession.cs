using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>One life of a virtual clip, from power-up until its signal has ended: the whole firmware on the whole board.</summary>
public sealed class ClipSession
{
    /// <summary>Time after the last sample that counts: as long as the clip takes to tell of a stance, and too short for it to miss the next.</summary>
    private const long GraceUs = 200_000;

    /// <summary>How often somebody looks whether that is over.</summary>
    private const long LookUs = 50_000;

    /// <summary>A firmware that has not started the sensor by then never will.</summary>
    private const long StartUs = 30_000_000;

    private readonly ClipOptions _options;
    private readonly long _lastUs;
    private EventLog? _log;
    private ExceptionDispatchInfo? _listenerProblem;

    /// <summary>Makes a clip that wears a signal.</summary>
    /// <param name="signal">What its sensor feels.</param>
    /// <param name="options">How it starts.</param>
    /// <param name="lastUs">When the last sample that counts is taken, µs after the first: later events are not kept.</param>
    public ClipSession(IImuSignal signal, ClipOptions options, long lastUs)
    {
        _options = options;
        _lastUs = lastUs;
        Board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new HeldSignal(signal)));

        // It hangs on its cable, or a recording of somebody who rests would put it to sleep.
        Board.Gpio.SetInput(Board.Options.UsbSensePin, true);
    }

    /// <summary>The board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>What the clip said so far.</summary>
    public IReadOnlyList<ClipEvent> Events => _log?.Events ?? [];

    /// <summary>What the clip counted, as it would show on the phone; null before the start.</summary>
    public RunStatistics? Statistics { get; private set; }

    /// <summary>Receives the up vector when not null.</summary>
    public UpTrace? Up { get; set; }

    /// <summary>Called with each event that is kept.</summary>
    public Action<ClipEvent>? Told { get; set; }

    /// <summary>Called after each block with the signal time, µs.</summary>
    public Action<long>? Progressed { get; set; }

    /// <summary>Replays a recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="up">Receives the up vector when not null.</param>
    /// <param name="progressed">Called after each block with the signal time, µs, when not null.</param>
    /// <param name="alerts">When the runner is told; null: the defaults. What a clip has recorded is played with its own.</param>
    /// <returns>The session, over.</returns>
    public static ClipSession Replay(Recording recording, UpTrace? up = null, Action<long>? progressed = null, AlertSettings? alerts = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var options = new ClipOptions { StandingCalibration = recording.IsStanding, Alerts = alerts ?? new AlertSettings() };
        var session = new ClipSession(new RecordingSignal(recording), options, recording.LastRowUs) { Up = up, Progressed = progressed };
        if (recording.IsFromClip)
        {
            session.Play(recording);
        }
        else
        {
            session.Run();
        }

        return session;
    }

    /// <summary>
    /// Plays what a clip sent. It was between sensor and detection, and tells what the detection was given: driver, sampler and log have nothing to do.
    /// </summary>
    private void Play(Recording recording)
    {
        var events = new HipEvents();
        var clip = new RecordedClip(recording, events);
        events.Add(Watch(clip.Monitor));
        clip.Play(Follow(clip.Monitor));
        _listenerProblem?.Throw();
    }

    /// <summary>Runs from power-up to power-off.</summary>
    /// <exception cref="InvalidOperationException">The firmware failed. What a listener throws is thrown as it is.</exception>
    public void Run()
    {
        Clip? clip = null;
        Watch();
        BoardStop stop = Board.Run(() =>
        {
            clip = new Clip(Firmware.Board.ForTarget(Board.Options.TargetName), _options);
            Connect(clip);
            clip.Run();
        });
        _listenerProblem?.Throw();
        if (stop != BoardStop.PowerOff || Board.Imu.SignalStartedUs < 0 || clip is not { Faults: 0 })
        {
            throw new InvalidOperationException(
                $"The firmware failed: it stopped by {stop} with {clip?.Faults ?? 0} faults at {Board.Time.NowUs / 1e6:0.000} s; sensor: {clip?.Sampler.Fault}.");
        }
    }

    private void Connect(Clip clip)
    {
        clip.AddListener(Watch(clip.Monitor));
        clip.Sampler.BlockTaken = new System.Threading.ThreadStart(Follow(clip.Monitor));
    }

    private EventLog Watch(HipMonitor monitor)
    {
        Statistics = monitor.Statistics;
        _log = new EventLog(monitor, _lastUs, what => Listen(() => Told?.Invoke(what)));
        return _log;
    }

    /// <summary>What is to be done after each block.</summary>
    private Action Follow(HipMonitor monitor)
    {
        int rows = (int)(_lastUs / ImuScale.SamplePeriodUs) + 1;
        int[] block = new int[3 * ImuScale.BlockSamples];
        monitor.UpVector.Trace = Up is null ? null : block;
        bool wasCalibrating = monitor.Calibrating;
        return () =>
        {
            // The block that ends a calibration was still filtered without it.
            bool isCalibrated = !monitor.Calibrating && !wasCalibrating;
            wasCalibrating = monitor.Calibrating;
            long firstRow = (monitor.NowUs / ImuScale.SamplePeriodUs) - ImuScale.BlockSamples;
            Up?.Take(block, isCalibrated ? monitor.Mount : null, firstRow, rows);
            Listen(() => Progressed?.Invoke(monitor.NowUs));
        };
    }

    /// <summary>The firmware would take what goes wrong outside for a fault of its own, and go on.</summary>
    private void Listen(Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception problem)
        {
            _listenerProblem ??= ExceptionDispatchInfo.Capture(problem);
        }
    }

    /// <summary>Cuts the power while the clip sleeps, in which moment no duty of it can mistake that for a fault of its own.</summary>
    private void Watch() => Board.Time.After(LookUs, () =>
    {
        long nowUs = Board.Time.NowUs;
        long startedUs = Board.Imu.SignalStartedUs;
        if (_listenerProblem is not null || nowUs >= (startedUs < 0 ? StartUs : startedUs + _lastUs + GraceUs))
        {
            Board.PowerOffAt(nowUs);
        }
        else
        {
            Watch();
        }
    });
}
