using System;
using System.Device.Pwm;
using HipSense.Virtual;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Xunit;

namespace HipSense.Tests.Virtual;

public class VirtualMotorTests
{
    private readonly VirtualBoard _board = new(BoardOptions.FireBeetle2(MotionSignal.Still()));

    [Fact]
    public void A_pulse_is_recorded_with_its_drive()
    {
        int changes = 0;
        _board.Motor.Changed += (_, _) => changes++;
        _board.Run(() =>
        {
            PwmChannel channel = Open(0.7);
            _board.Time.Advance(1_000);
            channel.Start();
            Assert.True(_board.Motor.IsOn);
            Assert.Equal(1_000, _board.Motor.OnSinceUs);
            _board.Time.Advance(250_000);
            channel.Stop();
        });
        MotorPulse pulse = Assert.Single(_board.Motor.Pulses);
        Assert.Equal(new MotorPulse(1_000, 251_000, 0.7, 20_000), pulse);
        Assert.Equal(250_000, pulse.LengthUs);
        Assert.Equal(2, changes);
        Assert.False(_board.Motor.IsOn);
    }

    [Fact]
    public void A_change_of_the_duty_begins_a_new_pulse_only_while_it_runs()
    {
        _board.Run(() =>
        {
            PwmChannel channel = Open(0.5);
            channel.DutyCycle = 0.6;
            channel.Start();
            _board.Time.Advance(10);
            channel.DutyCycle = 0.25;
            channel.DutyCycle = 0.25;
            _board.Time.Advance(10);
            channel.Frequency = 10_000;
            _board.Time.Advance(10);
            channel.Stop();
            channel.DutyCycle = 1;
        });
        Assert.Equal(
            [new MotorPulse(0, 10, 0.6, 20_000), new MotorPulse(10, 20, 0.25, 20_000), new MotorPulse(20, 30, 0.25, 10_000)],
            _board.Motor.Pulses);
    }

    [Fact]
    public void A_running_channel_that_is_disposed_of_goes_on_as_on_the_real_thing()
    {
        _board.Run(() =>
        {
            using PwmChannel channel = Open(0.5);
            channel.Start();
        });
        Assert.True(_board.Motor.IsOn);
    }

    [Fact]
    public void The_motor_stops_with_the_firmware()
    {
        _board.Run(() =>
        {
            Open(0.5).Start();
            _board.Time.Advance(40);
            Power.RebootDevice();
        });
        Assert.Equal([new MotorPulse(0, 40, 0.5, 20_000)], _board.Motor.Pulses);

        _board.PowerOffAt(100);
        _board.Run(() =>
        {
            Open(0.5).Start();
            _board.Time.Advance(1_000);
        });
        Assert.Equal(new MotorPulse(40, 100, 0.5, 20_000), _board.Motor.Pulses[1]);
    }

    [Fact]
    public void Another_pin_does_not_move_the_motor()
    {
        _board.Run(() =>
        {
            Configuration.SetPinFunction(26, DeviceFunction.PWM2);
            PwmChannel.CreateFromPin(26)!.Start();
        });
        Assert.False(_board.Motor.IsOn);
    }

    [Fact]
    public void A_pin_without_a_PWM_function_gives_no_channel()
    {
        using (_board.Enter())
        {
            Assert.Null(PwmChannel.CreateFromPin(25));
            Configuration.SetPinFunction(34, DeviceFunction.PWM1);
            Assert.Throws<ArgumentException>(() => PwmChannel.CreateFromPin(34));
        }
    }

    [Fact]
    public void Wrong_duties_and_frequencies_are_refused()
    {
        using (_board.Enter())
        {
            PwmChannel channel = Open(0.5);
            Assert.Throws<ArgumentException>(() => channel.DutyCycle = 1.01);
            Assert.Throws<ArgumentException>(() => channel.DutyCycle = double.NaN);
            Assert.Throws<ArgumentException>(() => channel.Frequency = 0);
            channel.DutyCycle = 0.123456;
            Assert.Equal(0.1234, channel.DutyCycle);
        }
    }

    private static PwmChannel Open(double duty)
    {
        Configuration.SetPinFunction(25, DeviceFunction.PWM1);
        return PwmChannel.CreateFromPin(25, 20_000, duty)!;
    }
}
