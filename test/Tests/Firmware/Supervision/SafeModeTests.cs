using System;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>What a clip that was cut off again and again builds, tells, and says of itself.</summary>
public sealed class SafeModeTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
    private readonly IDisposable _scope;

    public SafeModeTests() => _scope = _board.Enter();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void That_the_radio_is_off_is_felt_and_is_no_fault_of_the_radio()
    {
        Clip clip = StartAfter(cuts: 3);
        Assert.Equal(SafeMode.NoRadio, clip.Boot.SafeMode);
        long fromUs = _board.Time.NowUs;
        Run(clip, 2);
        long[] felt = [.. _board.Motor.Pulses.Where(pulse => pulse.StartUs >= fromUs).Select(pulse => pulse.LengthUs / 1000)];
        Assert.Equal(4, felt.Length);
        Assert.InRange(felt[0], 600, 620);
        Assert.All(felt[1..], ms => Assert.InRange(ms, 80, 100));
        Assert.True(clip.RequestSelfTest());
        for (int i = 0; i < 60 && clip.SelfTest.IsRunning; i++)
        {
            Run(clip, 1);
        }

        Assert.Equal(SelfTestVerdict.Noted, clip.SelfTest.Result.Verdict(SelfTestItem.Radio));
    }

    [Fact]
    public void With_nothing_on_the_radio_is_not_touched()
    {
        Clip clip = StartAfter(cuts: 6);
        Assert.Equal(SafeMode.NothingOn, clip.Boot.SafeMode);
        Assert.False(clip.HasRadio);
        Run(clip, 5);
        Assert.Equal(0, clip.Faults);
    }

    [Fact]
    public void Otherwise_the_motor_is_silent_about_the_radio()
    {
        Clip clip = StartAfter(cuts: 1);
        long fromUs = _board.Time.NowUs;
        Run(clip, 1);
        Assert.DoesNotContain(_board.Motor.Pulses, pulse => pulse.StartUs >= fromUs && pulse.LengthUs > 500_000);
    }

    private Clip StartAfter(int cuts)
    {
        Clip clip = Start();
        for (int i = 0; i < cuts; i++)
        {
            _board.PowerOffAt(_board.Time.NowUs);
            _board.Run(() => Clock.Sleep(1));
            _board.PowerOn();
            clip = Start();
        }

        return clip;
    }

    private Clip Start() => new(HipSense.Firmware.Board.ForTarget(_board.Options.TargetName), new ClipOptions());

    private static void Run(Clip clip, double seconds)
    {
        long endMs = Clock.UptimeMs + (long)(seconds * 1000);
        while (Clock.UptimeMs < endMs)
        {
            Clock.Sleep(clip.RunDueDuties());
        }
    }
}
