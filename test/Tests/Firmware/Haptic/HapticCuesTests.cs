using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Runners;
using HipSense.Tests.Detection;
using HipSense.Virtual;
using Xunit;
using Side = HipSense.Core.Side;
using Stance = HipSense.Core.Stance;

namespace HipSense.Tests.OnBoard;

public class HapticCuesTests
{
    private static readonly Cue s_left = new() { Kind = CueKind.TooMuchDrop, Side = Side.Left };
    private static readonly Cue s_leftRecovered = new() { Kind = CueKind.Recovered, Side = Side.Left };

    [Theory]
    [InlineData(Side.Left, Haptic.Left)]
    [InlineData(Side.Right, Haptic.Right)]
    public void A_cue_is_felt(Side side, Haptic expected) =>
        Assert.Equal(Lengths(motor => motor.Play(expected)), Lengths((_, cues) => cues.OnCue(new Cue { Kind = CueKind.TooMuchDrop, Side = side })));

    [Theory]
    [InlineData(CueKind.BackArched, Haptic.BackArched)]
    [InlineData(CueKind.TooMuchRotation, Haptic.TooMuchRotation)]
    public void A_cue_on_the_whole_pelvis_has_a_pattern_of_its_own_and_tells_of_no_side(CueKind kind, Haptic expected)
    {
        var cue = new Cue { Kind = kind, Side = Side.Unknown };
        Assert.Equal(Lengths(motor => motor.Play(expected)), Lengths((_, cues) => cues.OnCue(cue)));
        Assert.Empty(Lengths((_, cues) => cues.OnCue(cue), new ClipSettings(new AlertSettings()) { MotorOn = false }));

        // Who felt this was not told of a drop.
        Assert.Equal(Lengths(motor => motor.Play(expected)), Lengths((_, cues) =>
        {
            cues.OnCue(cue);
            cues.OnCue(s_leftRecovered);
        }));
    }

    [Fact]
    public void That_a_drop_is_over_is_felt_by_who_felt_the_drop()
    {
        Assert.Equal(Lengths(motor => motor.Play(Haptic.Recovered)), Lengths((_, cues) =>
        {
            cues.OnCue(s_left);
            cues.OnCue(s_leftRecovered);
        }));
        Assert.Empty(Lengths((_, cues) => cues.OnCue(s_leftRecovered)));
        Assert.Empty(Lengths((_, cues) =>
        {
            cues.MutedUntilMs = 1000;
            cues.OnCue(s_left);
            cues.MutedUntilMs = 0;
            cues.OnCue(s_leftRecovered);
            Assert.True(cues.Silent);
        }));
        Assert.Empty(Lengths((_, cues) => cues.OnCue(s_leftRecovered), new ClipSettings(new AlertSettings()) { TellRecovered = false }));
    }

    [Fact]
    public void Muted_or_switched_off_it_is_silent_and_says_so()
    {
        Assert.Empty(Lengths((_, cues) =>
        {
            cues.MutedUntilMs = 1000;
            cues.OnCue(s_left);
            Assert.Equal((true, SilentReason.Muted), (cues.Silent, cues.SilentReason));
        }));
        Assert.Empty(Lengths(
            (_, cues) =>
            {
                cues.MutedUntilMs = 1000;
                cues.OnCue(s_left);
                Assert.Equal((true, SilentReason.MotorOff), (cues.Silent, cues.SilentReason));
            },
            new ClipSettings(new AlertSettings()) { MotorOn = false }));
        Assert.NotEmpty(Lengths((_, cues) =>
        {
            cues.OnCue(s_left);
            Assert.False(cues.Silent);
        }));
    }

    [Fact]
    public void A_trial_is_felt_also_when_muted() =>
        Assert.NotEmpty(Lengths((_, cues) =>
        {
            cues.MutedUntilMs = 1000;
            cues.Try(Side.Left);
        }));

    [Theory]
    [InlineData(0, 20)]
    [InlineData(25, 15)]
    [InlineData(50, 10)]
    [InlineData(90, 2)]
    public void Faded_feedback_keeps_its_share_of_the_cues_to_itself(int fadedPercent, int felt)
    {
        int count = 0;
        Lengths(
            (_, cues) =>
            {
                for (int i = 0; i < 20; i++)
                {
                    cues.OnCue(s_left);
                    count += cues.Silent ? 0 : 1;
                    Assert.True(!cues.Silent || cues.SilentReason == SilentReason.Faded);
                }
            },
            new ClipSettings(new AlertSettings()) { FadedPercent = fadedPercent });
        Assert.Equal(felt, count);
    }

    [Theory]
    [InlineData(CalibrationResult.Done, Haptic.Ready)]
    [InlineData(CalibrationResult.OnTheRun, Haptic.Ready)]
    [InlineData(CalibrationResult.Leaning, Haptic.Ready)]
    [InlineData(CalibrationResult.OnTheRunLeaning, Haptic.Ready)]
    [InlineData(CalibrationResult.StandStill, Haptic.StandStill)]
    [InlineData(CalibrationResult.UpsideDown, Haptic.WornWrongly)]
    [InlineData(CalibrationResult.Sideways, Haptic.WornWrongly)]
    [InlineData(CalibrationResult.Flat, Haptic.WornWrongly)]
    [InlineData(CalibrationResult.BadSensor, Haptic.WornWrongly)]
    public void The_end_of_a_calibration_is_felt(CalibrationResult result, Haptic expected) =>
        Assert.Equal(Lengths(motor => motor.Play(expected)), Lengths((_, cues) => cues.OnCalibration(result, 0)));

    [Fact]
    public void Moving_while_standing_is_not_worth_a_word() =>
        Assert.Empty(Lengths((_, cues) => cues.OnCalibration(CalibrationResult.Moved, 0)));

    [Fact]
    public void Steps_and_activities_are_not_felt() =>
        Assert.Empty(Lengths((_, cues) =>
        {
            cues.OnStance(new Stance { Side = Side.Left });
            cues.OnActivity(HipSense.Core.Activity.Running, 0);
        }));

    [Fact]
    public void No_stance_counts_while_the_motor_shakes_the_sensor()
    {
        // Left alone, this runner would be told every ten seconds.
        Scenario scenario = RunnerCatalog.Get("steady").Scenario.Lasting(60);
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(new RunnerSignal(scenario, 1)));
        var log = new EventLog();
        board.PowerOffAt(60_000_000);
        board.Run(() =>
        {
            var settings = new AlertSettings { WarmUpS = 5, CueGapS = 10, CeilingCdeg = 400 };
            var clip = new Clip(Board.ForTarget(board.Options.TargetName), new ClipOptions { Alerts = settings });
            clip.AddListener(log);
            clip.Run();
        });

        Assert.InRange(log.Cues.Count, 2, 6);
        List<MotorPulse> pulses = [.. board.Motor.Pulses.Where(pulse => pulse.StartUs > 8_000_000)];
        Assert.InRange(pulses.Count, log.Cues.Count - 1, 2 * log.Cues.Count);
        long startUs = board.Imu.SignalStartedUs;
        int shaken = 0;
        foreach (Stance stance in log.Stances)
        {
            // The chip's own low-pass delays what it shows by 5 ms.
            bool overlaps = pulses.Any(pulse => stance.InitialContactUs + startUs < pulse.StopUs + (HapticMotor.RunDownMs * 1000) && stance.ToeOffUs + startUs > pulse.StartUs + 5000);
            bool told = (stance.Doubts & StanceDoubts.Shaken) != 0;
            Assert.True(told || !overlaps, $"The stance at {stance.InitialContactUs} was shaken.");
            shaken += told ? 1 : 0;
        }

        // A pattern takes 0.65 s and the motor 0.2 s to stop: three or four steps.
        Assert.InRange(shaken, log.Cues.Count, 6 * log.Cues.Count);
    }

    private static long[] Lengths(System.Action<HapticMotor> act) => Lengths((motor, _) => act(motor));

    private static long[] Lengths(System.Action<HapticMotor, HapticCues> act, ClipSettings? settings = null)
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
        board.Run(() =>
        {
            var events = new HipEvents();
            var motor = new HapticMotor(Board.ForTarget(board.Options.TargetName));
            settings ??= new ClipSettings(new AlertSettings());
            act(motor, new HapticCues(motor, new HipMonitor(settings.Alerts, events), settings));
            DutyLoop.Run(board, motor, 4000);
        });
        return [.. board.Motor.Pulses.Select(pulse => pulse.LengthUs)];
    }
}
