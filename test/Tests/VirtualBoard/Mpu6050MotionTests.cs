using System;
using System.Collections.Generic;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

/// <summary>Motion at 1 kHz through the chip's low-pass and decimation.</summary>
public class Mpu6050MotionTests
{
    [Fact]
    public void At_setting_3_acceleration_is_4_9_ms_late_and_rate_4_8_ms()
    {
        List<short[]> frames = Record(new MotionSignal(t => t, t => 100 * t), 3);
        short[] frame = frames[^1];
        double t = (frames.Count - 1) * 0.005;
        Assert.Equal(4.9, (t - (frame[0] / 2048.0)) * 1000, 0.25);
        Assert.Equal(4.8, (t - (frame[3] / 3280.0)) * 1000, 0.25);
    }

    [Fact]
    public void What_is_faster_than_the_low_pass_is_small()
    {
        List<short[]> frames = Record(new MotionSignal(t => Math.Sin(2 * Math.PI * 195 * t), _ => 0), 3);
        double peak = 0;
        foreach (short[] frame in frames)
        {
            peak = Math.Max(peak, Math.Abs(frame[0] / 2048.0));
        }

        Assert.InRange(peak, 0.01, 0.12);
    }

    [Fact]
    public void Sample_n_shows_tick_5_n()
    {
        var access = new ChipAccess(new MotionSignal(t => t, _ => 0));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(303);
        int frames = access.ReadFrames().Length;
        Assert.Equal((frames - 1) * 5, access.Chip.SignalIndex);
        Assert.Equal(0, access.Chip.FifoStartSignalIndex);
    }

    [Fact]
    public void With_the_filter_open_nothing_is_late()
    {
        var access = new ChipAccess(new MotionSignal(t => t, _ => 0));
        access.Write(ChipRegister.PowerManagement1, 1);
        access.Write(ChipRegister.SmplrtDiv, 39);
        access.Write(ChipRegister.AccelConfig, 0x18);
        access.StartFifo();
        access.Wait(400);
        short[][] frames = access.ReadFrames();
        for (int i = 0; i < frames.Length; i++)
        {
            Assert.Equal(Math.Round(i * 0.005 * 2048), frames[i][0]);
        }
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.05)]
    public void A_wrong_clock_sees_the_true_motion_at_the_wrong_rate(double clockError)
    {
        List<short[]> frames = Record(new MotionSignal(t => t, _ => 0), 3, clockError);
        double trueTime = (frames.Count - 1) * 0.005 / (1 + clockError);
        Assert.Equal(trueTime - (0.0049 / (1 + clockError)), frames[^1][0] / 2048.0, 0.001);
    }

    [Fact]
    public void Motion_goes_on_in_time_while_the_chip_sleeps()
    {
        var access = new ChipAccess(new MotionSignal(t => t, _ => 0));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(200);
        access.Write(ChipRegister.PowerManagement1, 0x41);
        access.ReadFrames();
        access.Wait(2_345);
        access.Write(ChipRegister.PowerManagement1, 0x01);
        access.Wait(100);
        short[][] frames = access.ReadFrames();
        double now = (access.Board.Time.NowUs - access.Chip.SignalStartedUs) / 1e6;
        Assert.Equal(now - 0.0049, frames[^1][0] / 2048.0, 0.008);
    }

    private static List<short[]> Record(MotionSignal signal, byte lowPass, double clockError = 0)
    {
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(signal) with { ClockError = clockError });
        access.WakeAt200Hz();
        access.Write(ChipRegister.Config, lowPass);
        access.StartFifo();
        var frames = new List<short[]>();
        for (int turn = 0; turn < 30; turn++)
        {
            access.Wait(100);
            frames.AddRange(access.ReadFrames());
        }

        return frames;
    }
}
