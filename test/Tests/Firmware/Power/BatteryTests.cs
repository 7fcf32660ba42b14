using System;
using CsCheck;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class BatteryTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
    private readonly IDisposable _current;
    private Battery _battery;

    public BatteryTests()
    {
        _current = _board.Enter();
        _battery = new Battery(Board.ForTarget(_board.Options.TargetName));
    }

    public void Dispose() => _current.Dispose();

    [Theory]
    [InlineData(3000, 0)]
    [InlineData(3300, 0)]
    [InlineData(3800, 50)]
    [InlineData(4150, 100)]
    [InlineData(4250, 100)]
    public void The_voltage_is_known_after_the_first_look(int millivolts, int percent)
    {
        _board.Battery.Millivolts = millivolts;
        _battery.Run(0);
        Assert.InRange(_battery.Millivolts - millivolts, -2, 2);
        Assert.InRange(_battery.Percent - percent, -1, 1);
    }

    [Fact]
    public void Charge_never_rises_while_the_voltage_falls()
    {
        int last = 101;
        for (int millivolts = 4300; millivolts >= 3200; millivolts -= 10)
        {
            _board.Battery.Millivolts = millivolts;
            for (int i = 0; i < 9; i++)
            {
                _battery.Run(0);
            }

            Assert.InRange(_battery.Percent, 0, last);
            last = _battery.Percent;
        }

        Assert.Equal(0, last);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(2000)]
    public void Four_bad_conversions_of_nine_change_nothing(int counts)
    {
        _board.Battery.Disturbance = number => number % 9 is 1 or 4 or 5 or 8 ? counts : 0;
        for (int i = 0; i < 30; i++)
        {
            _battery.Run(i);
            Assert.InRange(_battery.Millivolts, 3898, 3902);
        }
    }

    [Theory]
    [InlineData(-0.1, 3400, 4100)]
    [InlineData(0.1, 4100, 3400)]
    public void Two_points_make_a_bad_converter_good_for_ever(double error, int first, int second)
    {
        _board.Battery.ConverterError = error;
        Measure(first);
        Assert.True(Math.Abs(_battery.Millivolts - first) > 300);
        Assert.True(_battery.TakePoint(first));
        Assert.True(Math.Abs(_battery.Millivolts - first) > 300);
        Measure(second);
        Assert.True(_battery.TakePoint(second));
        AssertTrue();

        // So are those that the next start finds.
        _board.Gpio.Close(_board.Options.UsbSensePin);
        _battery = new Battery(Board.ForTarget(_board.Options.TargetName));
        AssertTrue();
    }

    [Theory]
    [InlineData(3400, 4000, 2900)]
    [InlineData(3400, 4000, 4500)]
    [InlineData(3400, 3400, 4100)]
    [InlineData(3400, 4300, 3900)]
    [InlineData(4100, 3400, 3590)]
    public void Points_that_cannot_be_are_refused(int first, int then, int told)
    {
        Measure(first);
        Assert.True(_battery.TakePoint(first));
        Measure(then);
        Assert.False(_battery.TakePoint(told));
        AssertTrue();
        Assert.DoesNotContain(_board.Flash.Files, file => file.Contains("battery", StringComparison.Ordinal));
    }

    [Fact]
    public void A_point_too_near_to_the_first_takes_its_place()
    {
        Measure(3600);
        Assert.True(_battery.TakePoint(3900));
        Measure(3400);
        Assert.True(_battery.TakePoint(3400 + 100));
        Assert.Empty(_board.Flash.Files);
    }

    [Fact]
    public void Usb_is_seen_within_a_second()
    {
        DutyLoop.Run(_board, _battery, 2000);
        Assert.False(_battery.OnUsb);
        _board.Gpio.SetInput(_board.Options.UsbSensePin, true);
        DutyLoop.Run(_board, _battery, 3050);
        Assert.True(_battery.OnUsb);
    }

    /// <summary>On a board whose supply is USB's or else the cell's, whatever the cell has, the converter's error and the dividers' one percent.</summary>
    [Fact]
    public void Usb_is_told_from_the_cell_by_one_converter() => Gen.Select(Gen.Int[2500, 4200], Gen.Int[4500, 5200], Gen.Double[-0.1, 0.1], Gen.Double[-0.02, 0.02]).Sample(
        (cell, usb, error, divider) =>
        {
            var board = new VirtualBoard(BoardOptions.FireBeetle2(RecordingSignal.Still()));
            using IDisposable current = board.Enter();
            board.Battery.Millivolts = cell;
            board.Battery.UsbMillivolts = usb;
            board.Battery.ConverterError = error;
            board.Battery.SupplyDividerError = divider;
            var battery = new Battery(Board.ForTarget(board.Options.TargetName));
            battery.Run(0);
            Assert.False(battery.OnUsb);
            board.Gpio.SetInput(board.Options.UsbSensePin, true);
            battery.Run(1000);

            // Near a full cell a low USB may go unseen; then the clip sleeps on its cable.
            Assert.True(battery.OnUsb || usb * (1 + divider) < cell * 1.08);
        },
        iter: 300,
        threads: 1);

    private void Measure(int millivolts)
    {
        _board.Battery.Millivolts = millivolts;
        for (int i = 0; i < 9; i++)
        {
            _battery.Run(0);
        }
    }

    private void AssertTrue()
    {
        foreach (int millivolts in new[] { 3300, 3700, 4200 })
        {
            Measure(millivolts);
            Assert.InRange(_battery.Millivolts - millivolts, -10, 10);
        }
    }
}
