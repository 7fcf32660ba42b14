using System;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Runners;
using HipSense.Tests.Detection;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class ClipTests
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));

    [Fact]
    public void A_duty_that_throws_does_not_stop_the_others()
    {
        Clip? clip = null;
        Run(10, made =>
        {
            clip = made;
            made.Sampler.BlockTaken = () => throw new FormatException("Boo.");
            _board.Time.At(5_000_000, () => made.Motor.Play(Haptic.Right));
        });

        // It is tried again once a second.
        Assert.InRange(clip!.Faults, 8, 10);
        Assert.Equal("Boo.", clip.LastFault!.Message);
        Assert.Equal(2, _board.Motor.Pulses.Count(pulse => pulse.StartUs >= 5_000_000));
    }

    [Fact]
    public void A_listener_that_throws_does_not_stop_the_sampling()
    {
        Clip? clip = null;
        Run(10, made =>
        {
            clip = made;
            made.AddListener(new Thrower());
        });
        Assert.InRange(clip!.Faults, 1, 2);
        Assert.False(clip.Monitor.Calibrating);
        Assert.InRange(clip.Monitor.NowUs, 8_000_000, 10_000_000);
    }

    [Fact]
    public void Between_duties_it_sleeps()
    {
        int turns = 0;
        _board.PowerOffAt(20_000_000);
        _board.Run(() =>
        {
            var clip = new Clip(Board.ForTarget(_board.Options.TargetName), new ClipOptions());
            while (true)
            {
                turns++;
                int waitMs = clip.RunDueDuties();
                Assert.InRange(waitMs, 0, 1000);
                Clock.Sleep(waitMs);
            }
        });

        // The FIFO is drained every 50 ms; the rest of the time nothing runs, and the bus is quiet.
        Assert.InRange(turns, 250, 440);
        Assert.InRange(_board.I2c.BusyUs, 1, 20_000_000 / 10);
    }

    [Fact]
    public void It_wakes_when_the_motor_is_due()
    {
        _board.I2c.Faults.NackBetween(0, long.MaxValue);
        Run(20, made => _board.Time.At(10_000_000, () => made.Motor.Play(Haptic.Right)));
        MotorPulse[] pulses = [.. _board.Motor.Pulses.Where(pulse => pulse.StartUs >= 10_000_000)];
        Assert.Equal(2, pulses.Length);

        // Without a sensor the loop wakes for the button.
        Assert.InRange(pulses[0].StartUs, 10_000_000, 10_070_000);
        Assert.InRange(pulses[1].StartUs - pulses[0].StopUs, 150_000, 170_000);
    }

    [Fact]
    public void A_recording_made_as_drawn_needs_no_standing()
    {
        Clip? clip = null;
        var log = new EventLog();
        Run(
            3,
            made =>
            {
                clip = made;
                made.AddListener(log);
            },
            new ClipOptions { StandingCalibration = false });
        Assert.False(clip!.Monitor.Calibrating);
        Assert.Empty(log.Calibrations);
    }

    [Fact]
    public void The_tiring_runner_is_told_of_the_tiring_side_and_of_no_other()
    {
        var board = new VirtualBoard(BoardOptions.FireBeetle2(new RunnerSignal(RunnerCatalog.Get("tiring").Scenario, 1)));
        var log = new EventLog();
        board.PowerOffAt(180_000_000);
        board.Run(() =>
        {
            var clip = new Clip(Board.ForTarget(board.Options.TargetName), new ClipOptions());
            clip.AddListener(log);
            clip.Run();
        });
        Assert.Contains(log.Cues, cue => cue.Kind == CueKind.TooMuchDrop);
        Assert.All(log.Cues, cue => Assert.Equal(HipSense.Core.Side.Right, cue.Side));

        // Ready, and two pulses for each cue.
        Assert.Equal(1 + (2 * log.Cues.Count), board.Motor.Pulses.Count);
    }

    [Theory]
    [InlineData(200, 0, CueKind.BackArched, 2)]
    [InlineData(0, 300, CueKind.TooMuchRotation, 3)]
    public void The_arching_runner_is_told_of_what_is_switched_on_and_of_nothing_else(int tiltRise, int rotationRise, CueKind expected, int pulses)
    {
        var board = new VirtualBoard(BoardOptions.FireBeetle2(new RunnerSignal(RunnerCatalog.Get("arching").Scenario.Lasting(240), 1)));
        var log = new EventLog();
        board.PowerOffAt(235_000_000);
        board.Run(() =>
        {
            var options = new ClipOptions { Alerts = new AlertSettings { TiltRiseCdeg = tiltRise, RotationRiseCdeg = rotationRise } };
            var clip = new Clip(Board.ForTarget(board.Options.TargetName), options);
            clip.AddListener(log);
            clip.Run();
        });

        // The back begins to arch 1.5 minutes into the run and is there a minute later; then a cue a minute.
        Assert.InRange(log.Cues.Count, 1, 2);
        Assert.All(log.Cues, cue => Assert.Equal((expected, HipSense.Core.Side.Unknown), (cue.Kind, cue.Side)));
        Assert.InRange(log.Cues[0].AtUs, 110_000_000, 170_000_000);
        Assert.Equal(1 + (pulses * log.Cues.Count), board.Motor.Pulses.Count);
    }

    private void Run(int seconds, Action<Clip> prepare, ClipOptions? options = null)
    {
        _board.PowerOffAt(seconds * 1_000_000L);
        _board.Run(() =>
        {
            var clip = new Clip(Board.ForTarget(_board.Options.TargetName), options ?? new ClipOptions());
            prepare(clip);
            clip.Run();
        });
        Assert.Equal(BoardStop.PowerOff, _board.StoppedBy);
    }

    private sealed class Thrower : IHipListener
    {
        public void OnCalibration(CalibrationResult result, long atUs) => throw new FormatException();

        public void OnActivity(HipSense.Core.Activity activity, long sinceUs) => throw new FormatException();

        public void OnStance(HipSense.Core.Stance stance) => throw new FormatException();

        public void OnStride(HipSense.Core.Stride stride) => throw new FormatException();

        public void OnCue(Cue cue) => throw new FormatException();
    }
}
