using System;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class BoardTests
{
    [Theory]
    [InlineData("ESP32_S3")]
    [InlineData("ESP32_S3_OCTAL")]
    [InlineData("ESP32_S3_ALL")]
    public void The_clip_is_a_XIAO(string target)
    {
        Board board = Board.ForTarget(target);
        Assert.Equal((5, 6, 2, 7), (board.Sda, board.Scl, board.SensorInterrupt, board.Motor));
        Assert.Equal((4, 1, 8, -1), (board.Button, board.BatterySense, board.UsbSense, board.UsbChannel));
    }

    [Theory]
    [InlineData("ESP32_BLE_REV0")]
    [InlineData("ESP32_BLE_REV3")]
    public void The_clip_for_long_runs_and_the_breadboard_are_wired_alike(string target)
    {
        Board board = Board.ForTarget(target);
        Assert.Equal((21, 22, 4, 25), (board.Sda, board.Scl, board.SensorInterrupt, board.Motor));
        Assert.Equal((13, 34, 35, 7), (board.Button, board.BatterySense, board.UsbSense, board.UsbChannel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ESP32_C3")]
    [InlineData("ESP32_C6_THREAD")]
    [InlineData("ESP32_S2_USB")]
    [InlineData("ESP32_OLIMEX")]
    [InlineData("ESP32_REV3")]
    [InlineData("ESP32_PSRAM_REV3")]
    [InlineData("STM32F769I_DISCOVERY")]
    [InlineData("esp32_s3")]
    public void An_image_that_nobody_wired_is_refused_by_name(string target)
    {
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => Board.ForTarget(target));
        Assert.EndsWith(target, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_virtual_boards_are_wired_alike()
    {
        foreach (BoardOptions options in new[] { BoardOptions.FireBeetle2(RecordingSignal.Still()), BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) })
        {
            Board board = Board.ForTarget(options.TargetName);
            Assert.Equal((options.SdaPin, options.SclPin, options.MotorPin), (board.Sda, board.Scl, board.Motor));
            Assert.Equal((options.ButtonPin, options.UsbSensePin, options.SensorInterruptPin), (board.Button, board.UsbSense, board.SensorInterrupt));
            Assert.Equal((options.BatteryChannel, options.UsbChannel), (board.BatteryChannel, board.UsbChannel));
        }
    }

    [Theory]
    [InlineData("ESP32_S3")]
    [InlineData("ESP32_BLE_REV3")]
    public void No_pin_has_two_duties(string target)
    {
        Board board = Board.ForTarget(target);
        int[] pins = [board.Sda, board.Scl, board.SensorInterrupt, board.Motor, board.Button, board.BatterySense, board.UsbSense];
        Assert.Distinct(pins);
    }
}
