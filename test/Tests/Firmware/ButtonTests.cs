using System;
using System.Collections.Generic;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class ButtonTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
    private readonly IDisposable _current;
    private readonly Button _button;
    private readonly List<string> _told = [];

    public ButtonTests()
    {
        _current = _board.Enter();
        _button = new Button(Board.ForTarget(_board.Options.TargetName)) { Pressed = () => _told.Add("pressed"), Held = () => _told.Add($"held {_board.Time.NowUs / 1000}") };
    }

    public void Dispose() => _current.Dispose();

    [Theory]
    [InlineData(0, 10)]
    [InlineData(13, 10)]
    [InlineData(0, 25)]
    public void A_press_is_told_when_it_ends_and_however_it_bounces(int delayMs, int bounceMs)
    {
        Bounce(1000 + delayMs, bounceMs, true);
        Bounce(1300 + delayMs, bounceMs, false);
        DutyLoop.Run(_board, _button, 1200);
        Assert.True(_button.IsDown);
        Assert.Empty(_told);
        DutyLoop.Run(_board, _button, 2000);
        Assert.False(_button.IsDown);
        Assert.Equal(["pressed"], _told);
    }

    [Fact]
    public void Held_for_three_seconds_it_is_told_once_and_is_no_press()
    {
        Bounce(1000, 10, true);
        Bounce(9000, 10, false);
        DutyLoop.Run(_board, _button, 12_000);
        string told = Assert.Single(_told);
        Assert.InRange(int.Parse(told["held ".Length..]), 4000, 4150);
    }

    [Fact]
    public void Presses_follow_each_other()
    {
        for (int i = 0; i < 5; i++)
        {
            Bounce(1000 + (400 * i), 5, true);
            Bounce(1150 + (400 * i), 5, false);
        }

        DutyLoop.Run(_board, _button, 4000);
        Assert.Equal(5, _told.Count);
    }

    [Fact]
    public void A_disturbance_of_ten_milliseconds_is_no_press()
    {
        for (int i = 0; i < 50; i++)
        {
            _board.Time.At(1_000_000 + (i * 111_000), () => _board.Gpio.SetInput(_board.Options.ButtonPin, true));
            _board.Time.At(1_010_000 + (i * 111_000), () => _board.Gpio.SetInput(_board.Options.ButtonPin, false));
        }

        DutyLoop.Run(_board, _button, 8000);
        Assert.Empty(_told);
        Assert.False(_button.IsDown);
    }

    private void Bounce(int atMs, int bounceMs, bool level)
    {
        for (int ms = 0; ms <= bounceMs; ms++)
        {
            bool now = ms == bounceMs ? level : (ms & 1) == 0;
            _board.Time.At((atMs + ms) * 1000L, () => _board.Gpio.SetInput(_board.Options.ButtonPin, now));
        }
    }
}
