using System;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class BatteryTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.DevKitC(RecordingSignal.Still()));
    private readonly IDisposable _current;
    private readonly Battery _battery;

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
    [InlineData(-0.1)]
    [InlineData(0.1)]
    public void Two_points_make_a_bad_converter_good(double error)
    {
        _board.Battery.ConverterError = error;
        int low = CountsAt(3400);
        int high = CountsAt(4100);
        Assert.True(Math.Abs(_battery.Millivolts - 4100) > 300);
        Assert.True(_battery.Calibrate(low, 3400, high, 4100));
        foreach (int millivolts in new[] { 3300, 3700, 4200 })
        {
            CountsAt(millivolts);
            Assert.InRange(_battery.Millivolts - millivolts, -10, 10);
        }
    }

    [Theory]
    [InlineData(2000, 3400, 2000, 4100)]
    [InlineData(2300, 3400, 2000, 4100)]
    [InlineData(2000, 3400, 3000, 4100)]
    public void Points_that_cannot_be_are_refused(int lowCounts, int lowMillivolts, int highCounts, int highMillivolts)
    {
        int before = CountsAt(3900);
        Assert.False(_battery.Calibrate(lowCounts, lowMillivolts, highCounts, highMillivolts));
        Assert.Equal(before, CountsAt(3900));
        Assert.InRange(_battery.Millivolts, 3898, 3902);
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

    private int CountsAt(int millivolts)
    {
        _board.Battery.Millivolts = millivolts;
        for (int i = 0; i < 9; i++)
        {
            _battery.Run(0);
        }

        return _battery.Counts;
    }
}
