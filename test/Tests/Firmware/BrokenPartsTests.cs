using System;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>Whatever throws when the clip first uses it, the rest goes on, and the runner is told of a hip that drops.</summary>
public class BrokenPartsTests
{
    public static TheoryData<string> Parts => ["nothing", "converter", "pins", "button", "USB", "file system", "Bluetooth", "radio's start", "all of them"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Without_it_the_clip_measures_and_the_motor_tells(string part)
    {
        Trial trial = Play(part);
        Assert.Equal(part == "nothing" ? 0 : 1, Math.Min(trial.Board.Image.Refused, 1));
        Assert.Contains(trial.Seen.Cues, seen => seen.Cue is { Kind: CueKind.TooMuchDrop, Side: HipSense.Core.Side.Left });
        long cueUs = trial.Seen.Cues[0].AtUs;
        Assert.Contains(trial.Board.Motor.Pulses, pulse => pulse.StartUs >= cueUs && pulse.StartUs < cueUs + 100_000);
        Assert.Equal(part == "radio's start" ? 1 : 0, trial.Clip!.Faults);
        Assert.Equal((1, 0), (trial.Boots, trial.Sampler.FifoResets));
        Assert.Equal(part is not ("Bluetooth" or "all of them"), trial.Clip.HasRadio);
        Assert.Equal(part is not ("file system" or "all of them"), trial.Clip.Log is { Recording: true, Works: true });
    }

    [Fact]
    public void Without_a_motor_it_goes_on_too()
    {
        Trial trial = Play("motor");
        Assert.NotEmpty(trial.Seen.Cues);
        Assert.Empty(trial.Board.Motor.Pulses);
        Assert.False(trial.Clip!.Motor.Works);
        Assert.Equal((1, 0, 0), (trial.Boots, trial.Clip.Faults, trial.Sampler.FifoResets));
    }

    [Theory]
    [InlineData("nothing", SelfTestVerdict.Passed)]
    [InlineData("Bluetooth", SelfTestVerdict.Failed)]
    [InlineData("radio's start", SelfTestVerdict.Failed)]
    public void The_self_test_tells_of_the_radio(string part, SelfTestVerdict expected)
    {
        var trial = new Trial(1, new TableSignal(1));
        Break(trial.Board, part);
        trial.RunUntil(1);
        using (trial.Board.Enter())
        {
            Assert.True(trial.Clip!.RequestSelfTest());
        }

        trial.RunUntil(60);
        Assert.True(trial.Clip.SelfTest.Result.IsComplete);
        Assert.Equal(expected, trial.Clip.SelfTest.Result.Verdict(SelfTestItem.Radio));
    }

    [Fact]
    public void The_self_test_tells_of_a_line_that_the_image_does_not_give()
    {
        var trial = new Trial(1, new TableSignal(1));
        Break(trial.Board, "interrupt line");
        trial.RunUntil(1);
        using (trial.Board.Enter())
        {
            Assert.True(trial.Clip!.RequestSelfTest());
        }

        trial.RunUntil(60);
        Assert.True(trial.Clip.SelfTest.Result.IsComplete);
        Assert.Equal(SelfTestVerdict.Failed, trial.Clip.SelfTest.Result.Verdict(SelfTestItem.InterruptLine));
        Assert.Equal(0, trial.Clip.Faults);
    }

    private static Trial Play(string part)
    {
        var trial = new Trial(1, new KeptMotion(1, drops: true)) { Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 3 } } };
        Break(trial.Board, part);
        trial.RunUntil(30);
        return trial;
    }

    private static void Break(VirtualBoard board, string part)
    {
        switch (part)
        {
            case "converter":
                board.Image.Lack(NativePart.Adc);
                break;
            case "pins":
                board.Image.Lack(NativePart.Gpio);
                break;
            case "button":
                board.Image.LackPin(board.Options.ButtonPin);
                break;
            case "USB":
                board.Image.LackPin(board.Options.UsbSensePin);
                break;
            case "interrupt line":
                board.Image.LackPin(board.Options.SensorInterruptPin);
                break;
            case "motor":
                board.Image.Lack(NativePart.Pwm);
                break;
            case "file system":
                board.Image.Lack(NativePart.FileSystem);
                break;
            case "Bluetooth":
                board.Image.Lack(NativePart.Bluetooth);
                break;
            case "radio's start":
                board.Image.Lack(NativePart.RadioStart);
                break;
            case "all of them":
                board.Image.Lack(NativePart.Adc, NativePart.Gpio, NativePart.FileSystem, NativePart.Bluetooth);
                break;
        }
    }
}
