using System;
using System.Diagnostics;
using System.Threading.Tasks;
using HipSense.Firmware;
using HipSense.Virtual;
using nanoFramework.Runtime.Native;
using Xunit;

namespace HipSense.Tests.Virtual;

public class VirtualBoardTests
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));

    [Fact]
    public void Firmware_that_returns_is_said_to_have_returned()
    {
        Assert.Equal(BoardStop.Returned, _board.Run(() => Clock.Sleep(10)));
        Assert.Null(_board.StoppedBy);
    }

    [Fact]
    public void A_power_cut_ends_the_firmware_at_its_moment()
    {
        _board.PowerOffAt(1_000_000);
        Assert.Equal(BoardStop.PowerOff, _board.Run(LoopForever));
        Assert.Equal(1_000_000, _board.Time.NowUs);
        Assert.Throws<InvalidOperationException>(() => _board.Run(LoopForever));
    }

    [Fact]
    public void A_power_cut_gets_through_a_catch_of_everything_and_its_reboot()
    {
        _board.PowerOffAt(100_000);
        BoardStop stop = _board.Run(() =>
        {
            try
            {
                LoopForever();
            }
            catch (Exception)
            {
                Power.RebootDevice(RebootOption.NormalReboot);
            }
        });
        Assert.Equal(BoardStop.PowerOff, stop);
        Assert.Empty(_board.Reboots);
    }

    [Fact]
    public void A_loop_that_swallows_everything_does_not_live_on_without_power()
    {
        _board.PowerOffAt(100_000);
        int turns = 0;
        BoardStop stop = _board.Run(() =>
        {
            for (; turns < 20; turns++)
            {
                try
                {
                    Clock.Sleep(10);
                }
                catch (Exception)
                {
                    // A duty that fails is tried again.
                }
            }
        });
        Assert.Equal(BoardStop.PowerOff, stop);
        Assert.Equal(100_000, _board.Time.NowUs);
    }

    [Fact]
    public void A_reboot_is_recorded_and_the_firmware_can_run_again()
    {
        int boots = 0;
        void Main()
        {
            Clock.Sleep(10);
            if (++boots == 1)
            {
                Power.RebootDevice(RebootOption.ClrOnly);
                Assert.Fail("RebootDevice returned.");
            }
        }

        Assert.Equal(BoardStop.Reboot, _board.Run(Main));
        Assert.Equal([new BoardReboot(10_000, RebootOption.ClrOnly)], _board.Reboots);
        Assert.Equal(BoardStop.Returned, _board.Run(Main));
        Assert.Equal(10_000, _board.BootedAtUs);
        Assert.Equal(10_000, _board.UptimeUs);
    }

    [Fact]
    public void The_sensor_keeps_its_registers_over_a_reboot_and_loses_them_with_the_power()
    {
        var access = new ChipAccess(MotionSignal.Still());
        access.Write(ChipRegister.SmplrtDiv, 9);
        access.Board.Run(() => Power.RebootDevice());
        access.Board.Run(() => { });
        Assert.Equal(9, ReadDivider(access.Board));

        access.Board.PowerOffAt(access.Board.Time.NowUs + 1);
        access.Board.Run(LoopForever);
        access.Board.PowerOn();
        Assert.Equal(0, ReadDivider(access.Board));
    }

    [Fact]
    public void Power_can_only_be_given_back_when_it_is_off() => Assert.Throws<InvalidOperationException>(_board.PowerOn);

    [Fact]
    public void An_exception_of_the_firmware_reaches_the_test()
    {
        Assert.Throws<FormatException>(() => _board.Run(() => throw new FormatException()));
        Assert.Throws<InvalidOperationException>(() => VirtualBoard.Current);
    }

    [Fact]
    public void Firmware_outside_of_a_board_is_told_so()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Clock.UptimeMs).Message;
        Assert.Contains("VirtualBoard.Run", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boards_can_be_entered_step_by_step_and_nested()
    {
        var other = new VirtualBoard(BoardOptions.FireBeetle2(MotionSignal.Still()));
        using (_board.Enter())
        {
            Assert.Equal("ESP32_S3_OCTAL", SystemInfo.TargetName);
            using (other.Enter())
            {
                Assert.Equal("ESP32_BLE_REV3", SystemInfo.TargetName);
                Assert.Equal("ESP32", SystemInfo.Platform);
                Assert.Contains("ESP32_BLE_REV3", SystemInfo.OEMString, StringComparison.Ordinal);
            }

            Assert.Same(_board, VirtualBoard.Current);
        }
    }

    [Fact]
    public void Boards_on_many_threads_do_not_meet()
    {
        Parallel.For(1, 30, i =>
        {
            var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));
            board.Run(() =>
            {
                for (int turn = 0; turn < i; turn++)
                {
                    Clock.Sleep(10);
                }
            });
            Assert.Equal(i * 10_000, board.Time.NowUs);
        });
    }

    [Fact]
    public void What_the_firmware_writes_for_the_debugger_is_kept()
    {
        _board.Run(() =>
        {
            Trace.Write("half ");
            Trace.WriteLine("a line");
            Trace.WriteLine("another");
        });
        Trace.WriteLine("nobody's");
        Assert.Equal(["half a line", "another"], _board.DebugLines);
    }

    private static int ReadDivider(VirtualBoard board)
    {
        byte[] value = new byte[1];
        board.Imu.Write([ChipRegister.SmplrtDiv]);
        board.Imu.Read(value);
        return value[0];
    }

    private static void LoopForever()
    {
        while (true)
        {
            Clock.Sleep(10);
        }
    }
}
