using System;
using HipSense.Virtual;
using nanoFramework.Hardware.Esp32;
using Xunit;

namespace HipSense.Tests.Virtual;

public class VirtualPinsTests
{
    private readonly VirtualBoard _classic = new(BoardOptions.FireBeetle2(MotionSignal.Still()));
    private readonly VirtualBoard _s3 = new(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));

    [Fact]
    public void The_classic_image_presets_its_buses_and_the_S3_does_not()
    {
        using (_classic.Enter())
        {
            Assert.Equal(18, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
            Assert.Equal(19, Configuration.GetFunctionPin(DeviceFunction.I2C1_CLOCK));
            Assert.Equal(-1, Configuration.GetFunctionPin(DeviceFunction.PWM1));
        }

        using (_s3.Enter())
        {
            Assert.Equal(-1, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
        }
    }

    [Fact]
    public void A_function_follows_its_pin_until_the_reboot()
    {
        _s3.Run(() =>
        {
            Configuration.SetPinFunction(5, DeviceFunction.I2C1_DATA);
            Assert.Equal(5, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA));
            nanoFramework.Runtime.Native.Power.RebootDevice();
        });
        _s3.Run(() => Assert.Equal(-1, Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA)));
    }

    [Fact]
    public void A_pin_that_cannot_be_an_output_is_refused_for_the_bus()
    {
        using (_classic.Enter())
        {
            Assert.Throws<ArgumentException>(() => Configuration.SetPinFunction(34, DeviceFunction.I2C1_DATA));
        }

        Assert.True(_s3.Pins.IsOutput(34));
        Assert.False(_s3.Pins.IsOutput(22));
        Assert.False(_classic.Pins.IsOutput(40));
    }
}
