using System;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>The runner's settings while the flash cannot be read, on the whole firmware.</summary>
public sealed class KeptSettingsTests : IDisposable
{
    private const int AtMotorPercent = 15;

    private static readonly string[] s_paths = [@"I:\settings.a", @"I:\settings.b"];

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
    private readonly IDisposable _scope;

    public KeptSettingsTests() => _scope = _board.Enter();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Settings_that_cannot_be_read_at_the_start_come_into_force_when_they_can_and_it_is_told_until_then()
    {
        Change(Start(), 60);
        Change(Start(), 61);
        SetBroken(true);
        Clip clip = Start();
        Run(clip, 3);
        Assert.Equal(100, clip.Motor.StrengthPercent);
        Assert.True(clip.Settings.WereReset);
        SetBroken(false);
        Run(clip, 6);
        Assert.Equal(61, clip.Motor.StrengthPercent);
        Assert.False(clip.Settings.WereReset);
        Assert.Equal(61, clip.Settings.Packet[AtMotorPercent]);
        Change(clip, 62);
        Assert.Equal(62, Start().Motor.StrengthPercent);
    }

    [Fact]
    public void A_change_that_was_acknowledged_while_no_file_could_be_read_is_not_undone_at_the_next_start()
    {
        for (int i = 0; i < 5; i++)
        {
            Change(Start(), 60 + i);
        }

        SetBroken(true);
        Clip clip = Start();
        Run(clip, 1);
        Change(clip, 70);
        Assert.False(clip.Settings.WereReset);
        SetBroken(false);
        Run(clip, 30);
        Assert.Equal(70, clip.Motor.StrengthPercent);
        Assert.Equal(70, Start().Motor.StrengthPercent);
    }

    private static void Change(Clip clip, int motorPercent)
    {
        byte[] settings = [.. clip.Settings.Packet];
        settings[AtMotorPercent] = (byte)motorPercent;
        Assert.True(clip.Settings.Change(settings));
        clip.UseSettings();
    }

    private static void Run(Clip clip, double seconds)
    {
        long endMs = Clock.UptimeMs + (long)(seconds * 1000);
        while (Clock.UptimeMs < endMs)
        {
            Clock.Sleep(clip.RunDueDuties());
        }
    }

    private void SetBroken(bool isBroken)
    {
        foreach (string path in s_paths)
        {
            if (isBroken)
            {
                _board.Flash.Break(path);
            }
            else
            {
                _board.Flash.Mend(path);
            }
        }
    }

    private Clip Start()
    {
        _board.PowerOffAt(_board.Time.NowUs);
        _board.Run(() => Clock.Sleep(1));
        _board.PowerOn();
        return new Clip(HipSense.Firmware.Board.ForTarget(_board.Options.TargetName), new ClipOptions());
    }
}
