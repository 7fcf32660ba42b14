using System;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class SelfTestTests
{
    private static readonly SelfTestItem[] s_all = [.. Enumerable.Range(0, SelfTestResult.Items).Select(i => (SelfTestItem)i)];

    private readonly TableSignal _table = new(1);
    private readonly MotorShake _shake;
    private readonly VirtualBoard _board;

    public SelfTestTests()
    {
        _shake = new MotorShake(_table, 0.6, 190);
        _board = new VirtualBoard(BoardOptions.XiaoEsp32S3(_shake));
        _shake.Board = _board;
    }

    [Fact]
    public void A_good_clip_passes_and_every_number_is_plausible()
    {
        Clip clip = Test(_board);
        SelfTestResult result = clip.SelfTest.Result;
        Assert.True(result.Passed);
        Assert.All(s_all, item => Assert.Equal(SelfTestVerdict.Passed, result.Verdict(item)));

        // The chip was made with these changes since the factory: 4, −1, 2 % and 2, −3, 1 %.
        Assert.InRange(result.Value(SelfTestItem.GyroX), 30, 50);
        Assert.InRange(result.Value(SelfTestItem.GyroY), -20, 0);
        Assert.InRange(result.Value(SelfTestItem.AccelX), 10, 30);
        Assert.InRange(result.Value(SelfTestItem.AccelY), -40, -20);
        Assert.InRange(result.Value(SelfTestItem.AccelNoise), 25, 45);
        Assert.InRange(result.Value(SelfTestItem.SampleRate), 1_990_000, 2_010_000);
        Assert.InRange(result.Value(SelfTestItem.MotorTail), 20, 150);
        Assert.Equal(0, clip.Faults);
    }

    [Fact]
    public void It_gives_the_sensor_back_and_says_how_it_went()
    {
        Clip clip = Test(_board);
        int blocks = clip.Sampler.Blocks;
        _board.Run(() => RunFor(clip, 3_000_000));
        Assert.InRange(clip.Sampler.Blocks, blocks + 50, blocks + 80);

        // Two ticks, and perhaps a third when the clip, still on its table, calibrates.
        Assert.InRange(_board.Motor.Pulses.Count(pulse => pulse.LengthUs is > 90_000 and < 120_000), 2, 3);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(-0.2)]
    public void An_axis_that_has_changed_by_more_than_14_percent_fails_alone(double change)
    {
        for (int axis = 0; axis < 6; axis++)
        {
            var shake = new MotorShake(new TableSignal(axis), 0.6, 190);
            var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(shake));
            shake.Board = board;
            board.Imu.Trim.Deviations[axis] = change;
            SelfTestItem bad = axis < 3 ? SelfTestItem.AccelX + axis : SelfTestItem.GyroX + (axis - 3);
            Assert.Equal([bad], Failed(Test(board).SelfTest.Result));
        }
    }

    [Fact]
    public void A_chip_without_factory_trim_is_noted()
    {
        for (int axis = 0; axis < 6; axis++)
        {
            _board.Imu.Trim.SetCode(axis, 0);
        }

        _board.PowerOffAt(0);
        _board.Run(() => Clock.Sleep(0));
        _board.PowerOn();
        SelfTestResult result = Test(_board).SelfTest.Result;
        Assert.True(result.Passed);
        Assert.Equal(6, result.Count(SelfTestVerdict.Noted));
    }

    [Fact]
    public void A_relative_is_noted_and_spared_the_formulas_of_another_chip()
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(_shake) with { Chip = ChipModel.FromIdentity(0x70) });
        _shake.Board = board;
        SelfTestResult result = Test(board).SelfTest.Result;
        Assert.Empty(Failed(result));
        Assert.Equal(SelfTestVerdict.Noted, result.Verdict(SelfTestItem.Identity));
        Assert.Equal(6, result.Count(SelfTestVerdict.NotMade));
    }

    [Fact]
    public void Without_a_sensor_it_fails_soon_and_tests_the_rest()
    {
        _board.I2c.Faults.NackUntil(long.MaxValue);
        SelfTestResult result = Test(_board).SelfTest.Result;
        Assert.True(result.IsComplete);
        Assert.Equal([SelfTestItem.Identity, SelfTestItem.Registers], Failed(result));
        Assert.Equal(SelfTestVerdict.Passed, result.Verdict(SelfTestItem.Flash));
        Assert.InRange(_board.Time.NowUs, 0, 5_000_000);
    }

    [Fact]
    public void Each_fault_of_its_own_is_seen()
    {
        Assert.Contains(SelfTestItem.BusErrors, Failed(Test(With(FlickerBus)).SelfTest.Result));
        Assert.Contains(SelfTestItem.AccelNoise, Failed(Test(With(_ => { }, new TableSignal(1) { Noise = 3 })).SelfTest.Result));
        Assert.Contains(SelfTestItem.QuietestAxis, Failed(Test(With(_ => { }, new TableSignal(1) { Noise = 0 })).SelfTest.Result));
        Assert.Equal([SelfTestItem.Battery], Failed(Test(With(board => board.Battery.Millivolts = 4400)).SelfTest.Result));
        Assert.Contains(SelfTestItem.Gravity, Failed(Heavy()));
    }

    [Fact]
    public void A_weak_motor_and_a_long_run_down_are_seen()
    {
        var weak = new MotorShake(new TableSignal(1), 0.05, 190);
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(weak));
        weak.Board = board;
        Assert.Equal([SelfTestItem.MotorPeak], Failed(Test(board).SelfTest.Result));

        var loose = new MotorShake(new TableSignal(1), 2, 190) { FallMs = 200 };
        board = new VirtualBoard(BoardOptions.XiaoEsp32S3(loose));
        loose.Board = board;
        Assert.Equal([SelfTestItem.MotorTail], Failed(Test(board).SelfTest.Result));
    }

    [Fact]
    public void It_is_refused_while_somebody_runs()
    {
        ClipRun run = new ClipRun().Run(15);
        Assert.False(run.Clip!.RequestSelfTest());
        Assert.False(run.Clip.SelfTest.IsRunning);
    }

    [Fact]
    public void The_phone_can_start_it_and_read_what_came_of_it()
    {
        var shake = new MotorShake(new TableSignal(3), 0.05, 190);
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(shake));
        shake.Board = board;
        Clip? clip = null;
        board.Run(() =>
        {
            clip = new Clip(Board.ForTarget(board.Options.TargetName), new ClipOptions());
            clip.Link.SelfTest!();
            Assert.Equal(SelfTestState.Running, clip.Link.SelfTestResult.State);
            while (clip.SelfTest.IsRunning)
            {
                Clock.Sleep(clip.RunDueDuties());
            }
        });
        Assert.Equal(SelfTestState.Failed, clip!.Link.SelfTestResult.State);
        Assert.Equal(1u << (int)SelfTestItem.MotorPeak, clip.Link.SelfTestResult.Failed);
        Assert.Equal(SelfTestResult.Items, clip.Link.SelfTestResult.Checks);
    }

    /// <summary>A bad contact, in the time in which the bus is tried.</summary>
    private static void FlickerBus(VirtualBoard board)
    {
        for (int us = 250_000; us < 900_000; us += 7_000)
        {
            board.I2c.Faults.NackBetween(us, us + 150);
        }
    }

    private static SelfTestResult Heavy()
    {
        var heavy = new RecordingSignal((_, reading) =>
        {
            reading.Ay = 1.2;
            reading.Gx = 1;
        });
        return Test(With(_ => { }, heavy)).SelfTest.Result;
    }

    private static VirtualBoard With(Action<VirtualBoard> change, IImuSignal? signal = null)
    {
        var shake = new MotorShake(signal ?? new TableSignal(1), 0.6, 190);
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(shake));
        shake.Board = board;
        change(board);
        return board;
    }

    private static SelfTestItem[] Failed(SelfTestResult result) => [.. s_all.Where(item => result.Verdict(item) == SelfTestVerdict.Failed)];

    /// <summary>Holds the button while the clip is switched on.</summary>
    private static Clip Test(VirtualBoard board)
    {
        board.Gpio.SetInput(board.Options.ButtonPin, true);
        board.Time.After(1_000_000, () => board.Gpio.SetInput(board.Options.ButtonPin, false));
        Clip? clip = null;
        board.Run(() =>
        {
            clip = new Clip(Board.ForTarget(board.Options.TargetName), new ClipOptions());
            Assert.True(clip.SelfTest.IsRunning);
            long untilUs = board.Time.NowUs + 70_000_000;
            while (clip.SelfTest.IsRunning && board.Time.NowUs < untilUs)
            {
                Clock.Sleep(clip.RunDueDuties());
            }
        });
        Assert.False(clip!.SelfTest.IsRunning);
        return clip;
    }

    private void RunFor(Clip clip, long us)
    {
        long untilUs = _board.Time.NowUs + us;
        while (_board.Time.NowUs < untilUs)
        {
            Clock.Sleep(clip.RunDueDuties());
        }
    }
}
