using System;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class PowerManagerTests
{
    private const long Minute = 60_000_000;

    private double _shakeFromS = double.MaxValue;
    private Clip? _clip;

    [Theory]
    [InlineData(0x68)]
    [InlineData(0x70)]
    public void Five_still_minutes_end_in_sleep_and_a_shake_wakes(byte identity)
    {
        VirtualBoard board = NewBoard(identity);
        RunUntil(board, 10 * Minute);
        Assert.Equal(BoardStop.DeepSleep, board.StoppedBy);
        Assert.InRange(board.Time.NowUs, 5 * Minute, (5 * Minute) + 10_000_000);

        // An hour on the table wakes nobody.
        Assert.False(board.Sleep.Wait(65 * Minute));
        _shakeFromS = (65 * 60) + 1;
        Assert.True(board.Sleep.Wait(66 * Minute));
        Assert.InRange(board.Time.NowUs, (65 * Minute) + 1_000_000, (65 * Minute) + 2_500_000);
        Assert.Equal(1L << board.Options.SensorInterruptPin, board.Sleep.WokenByPins);
        RunUntil(board, board.Time.NowUs + 5_000_000);
        Assert.True(_clip!.Boot.WasClean);
        Assert.True(_clip.Sampler.Blocks > 50);
    }

    [Fact]
    public void The_button_wakes_and_is_no_order_for_a_self_test()
    {
        VirtualBoard board = NewBoard();
        RunUntil(board, 10 * Minute);
        board.Time.At(20 * Minute, () => board.Gpio.SetInput(board.Options.ButtonPin, true));
        Assert.True(board.Sleep.Wait(30 * Minute));
        Assert.InRange(board.Time.NowUs, 20 * Minute, (20 * Minute) + 20_000);
        RunUntil(board, board.Time.NowUs + 1_000_000);
        Assert.False(_clip!.SelfTest.IsRunning);
    }

    [Fact]
    public void On_usb_it_never_sleeps()
    {
        VirtualBoard board = NewBoard();
        board.Gpio.SetInput(board.Options.UsbSensePin, true);
        RunUntil(board, 20 * Minute);
        Assert.Null(board.StoppedBy);
        Assert.Equal(PowerState.Run, _clip!.PowerManager.State);
        board.Gpio.SetInput(board.Options.UsbSensePin, false);
        RunUntil(board, 30 * Minute);
        Assert.Equal(BoardStop.DeepSleep, board.StoppedBy);
        Assert.InRange(board.Time.NowUs, (25 * Minute) - 1_000_000, (25 * Minute) + 10_000_000);
    }

    [Fact]
    public void Who_moves_now_and_then_keeps_it_awake_and_it_rests_in_between()
    {
        VirtualBoard board = NewBoard();
        RunUntil(board, 2 * Minute);
        Assert.Equal(PowerState.Idle, _clip!.PowerManager.State);
        Assert.True(_clip.Sampler.DrainEveryMs > Sampler.DrainMs);
        for (int minute = 4; minute < 20; minute += 4)
        {
            _shakeFromS = minute * 60;
            RunUntil(board, (minute * Minute) + 5_000_000);
            Assert.Equal(PowerState.Run, _clip.PowerManager.State);
            _shakeFromS = double.MaxValue;
        }

        RunUntil(board, 20 * Minute);
        Assert.Null(board.StoppedBy);
    }

    [Fact]
    public void Without_a_sensor_it_sleeps_after_half_an_hour_and_the_button_wakes_it()
    {
        VirtualBoard board = NewBoard();
        board.I2c.Faults.NackUntil(long.MaxValue);
        RunUntil(board, 40 * Minute);
        Assert.Equal(BoardStop.DeepSleep, board.StoppedBy);
        Assert.InRange(board.Time.NowUs, 30 * Minute, 31 * Minute);
        board.Gpio.SetInput(board.Options.ButtonPin, true);
        Assert.True(board.Sleep.Wait(41 * Minute));
    }

    [Fact]
    public void The_low_cell_is_told_again_and_a_board_without_one_is_left_alone()
    {
        VirtualBoard board = NewBoard();
        board.Gpio.SetInput(board.Options.UsbSensePin, false);
        _shakeFromS = 0;
        board.Battery.Millivolts = 3450;
        RunUntil(board, 21 * Minute);
        int pulses = 0;
        foreach (MotorPulse pulse in board.Motor.Pulses)
        {
            pulses += pulse.LengthUs is > 400_000 and < 600_000 ? 1 : 0;
        }

        Assert.Equal(6, pulses);
        Assert.Null(board.StoppedBy);
        board.Battery.Millivolts = 0;
        RunUntil(board, 22 * Minute);
        Assert.False(_clip!.PowerManager.IsLow);
        Assert.Null(board.StoppedBy);
    }

    /// <summary>Bring-up test 19: 3.4 V, whatever the converter makes of it, does not end in sleep before it can be told to the clip.</summary>
    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.1)]
    public void A_bad_converter_can_be_calibrated_before_it_ends_in_sleep(double error)
    {
        VirtualBoard board = NewBoard();
        board.Battery.ConverterError = error;
        board.Battery.Millivolts = 3400;
        RunUntil(board, Minute);
        Assert.Null(board.StoppedBy);
        using (board.Enter())
        {
            Assert.True(_clip!.Battery.TakePoint(3400));
        }

        board.Battery.Millivolts = 4100;
        RunUntil(board, 2 * Minute);
        using (board.Enter())
        {
            Assert.True(_clip.Battery.TakePoint(4100));
        }

        // From now on the voltage is the true one, and so is the end.
        board.Battery.Millivolts = 3320;
        RunUntil(board, 3 * Minute);
        Assert.Null(board.StoppedBy);
        board.Battery.Millivolts = 3280;
        RunUntil(board, 4 * Minute);
        Assert.Equal(BoardStop.DeepSleep, board.StoppedBy);
    }

    [Fact]
    public void An_empty_cell_ends_in_sleep_though_nobody_calibrated()
    {
        VirtualBoard board = NewBoard();
        board.Battery.Millivolts = 3010;
        RunUntil(board, Minute);
        Assert.Null(board.StoppedBy);
        board.Battery.Millivolts = 2980;
        RunUntil(board, 2 * Minute);
        Assert.Equal(BoardStop.DeepSleep, board.StoppedBy);
    }

    /// <summary>A clip on a table, shaken by hand from a moment on.</summary>
    private VirtualBoard NewBoard(byte identity = 0x68)
    {
        var table = new TableSignal(1);
        var signal = new Shaken(table, () => _shakeFromS);
        return new VirtualBoard(BoardOptions.XiaoEsp32S3(signal) with { Chip = ChipModel.FromIdentity(identity) });
    }

    private void RunUntil(VirtualBoard board, long untilUs) => board.Run(() =>
    {
        if (_clip == null || board.BootedAtUs == board.Time.NowUs)
        {
            _clip = new Clip(Board.ForTarget(board.Options.TargetName), new ClipOptions());
        }

        while (board.Time.NowUs < untilUs)
        {
            Clock.Sleep(_clip.RunDueDuties());
        }
    });

    private sealed class Shaken(IImuSignal inner, Func<double> fromS) : IImuSignal
    {
        public bool IsChipOutput => false;

        public bool TryRead(long index, ImuReading reading)
        {
            inner.TryRead(index, reading);
            if (index / 1000.0 > fromS())
            {
                reading.Ay += 0.35 * Math.Sin(index * 0.012);
                reading.Gx += 20 * Math.Cos(index * 0.012);
            }

            return true;
        }
    }
}
