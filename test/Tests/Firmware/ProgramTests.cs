using System.Linq;
using HipSense.Virtual;
using nanoFramework.Runtime.Native;
using Xunit;
using ClipProgram = HipSense.Firmware.Program;

namespace HipSense.Tests.OnBoard;

public class ProgramTests
{
    [Fact]
    public void An_unknown_board_ends_in_a_reboot_never_in_silence()
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) with { TargetName = "ESP32_C3" });
        for (int boot = 1; boot <= 3; boot++)
        {
            Assert.Equal(BoardStop.Reboot, board.Run(ClipProgram.Main));
            Assert.Equal(boot, board.Reboots.Count);
        }

        // Slow enough to be read on the serial line, and to be flashed anew.
        Assert.InRange(board.Reboots[2].AtUs - board.Reboots[1].AtUs, 2_000_000, 2_100_000);
        Assert.Equal(RebootOption.NormalReboot, board.Reboots[0].Option);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(150_000)]
    [InlineData(5_000_000)]
    public void Without_power_it_ends_and_with_power_it_starts_again(long momentUs)
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
        board.PowerOffAt(momentUs);
        Assert.Equal(BoardStop.PowerOff, board.Run(ClipProgram.Main));
        Assert.Equal(momentUs, board.Time.NowUs);
        Assert.Empty(board.Reboots);

        board.PowerOn();
        board.PowerOffAt(momentUs + 5_000_000);
        Assert.Equal(BoardStop.PowerOff, board.Run(ClipProgram.Main));

        // Calibrated again: one short tick.
        MotorPulse ready = board.Motor.Pulses.Last(pulse => pulse.StartUs > momentUs);
        Assert.InRange(ready.StartUs - momentUs, 2_800_000, 3_000_000);
    }

    [Fact]
    public void It_never_returns_while_there_is_power()
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()));
        board.I2c.Faults.NackBetween(10_000_000, 20_000_000);
        board.I2c.Faults.TimeOutBetween(30_000_000, 40_000_000);
        board.Imu.Faults.BrownOutAt(50_000_000);
        board.PowerOffAt(60_000_000);
        Assert.Equal(BoardStop.PowerOff, board.Run(ClipProgram.Main));
        Assert.Equal(60_000_000, board.Time.NowUs);
        Assert.Empty(board.Reboots);
    }
}
