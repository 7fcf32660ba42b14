using System;
using System.Device.I2c;
using HipSense.Virtual;
using nanoFramework.Hardware.Esp32;
using Xunit;

namespace HipSense.Tests.Virtual;

public class VirtualI2cBusTests
{
    private readonly VirtualBoard _board = new(BoardOptions.FireBeetle2(MotionSignal.Still()));

    public VirtualI2cBusTests()
    {
        using (_board.Enter())
        {
            Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        }
    }

    [Theory]
    [InlineData(I2cBusSpeed.FastMode, 1, 14, 390)] // 2 addresses and 15 bytes of 9 bits, 2 starts, 1 stop
    [InlineData(I2cBusSpeed.FastMode, 1, 240, 5_475)]
    [InlineData(I2cBusSpeed.StandardMode, 2, 0, 290)]
    [InlineData(I2cBusSpeed.FastModePlus, 0, 6, 65)]
    public void A_transfer_takes_its_time_on_the_wire(I2cBusSpeed speed, int written, int read, long expectedUs)
    {
        using I2cDevice device = Open(speed: speed);
        I2cTransferResult result = device.WriteRead(new byte[written], new byte[read]);
        Assert.Equal(I2cTransferStatus.FullTransfer, result.Status);
        Assert.Equal((uint)(written + read), result.BytesTransferred);
        Assert.InRange(_board.Time.NowUs, expectedUs, expectedUs + 3);
        Assert.Equal(_board.Time.NowUs, _board.I2c.BusyUs);
        Assert.Equal(1, _board.I2c.Transfers);
    }

    [Fact]
    public void All_ways_of_reading_and_writing_meet_the_chip()
    {
        using I2cDevice device = Open();
        Assert.Equal(I2cTransferStatus.FullTransfer, device.Write(new byte[] { ChipRegister.SmplrtDiv, 7, 3 }).Status);
        Assert.Equal(1u, device.WriteByte(ChipRegister.SmplrtDiv).BytesTransferred);
        Assert.Equal(7, device.ReadByte());
        Assert.Equal(3, device.ReadByte());
        byte[] two = new byte[4];
        device.WriteByte(ChipRegister.SmplrtDiv);
        device.Read(new SpanByte(two, 1, 2));
        Assert.Equal([0, 7, 3, 0], two);
        Assert.Equal(0x68, device.ConnectionSettings.DeviceAddress);
    }

    [Fact]
    public void A_bus_without_pins_cannot_be_opened_on_an_S3()
    {
        var s3 = new VirtualBoard(BoardOptions.XiaoEsp32S3(MotionSignal.Still()));
        using (s3.Enter())
        {
            Assert.Throws<InvalidOperationException>(() => I2cDevice.Create(new I2cConnectionSettings(1, 0x68)));
        }
    }

    [Fact]
    public void Nobody_answers_on_pins_to_which_nothing_is_wired()
    {
        using (_board.Enter())
        {
            Configuration.SetPinFunction(19, DeviceFunction.I2C1_CLOCK);
        }

        using I2cDevice device = Open();
        I2cTransferResult result = device.WriteByte(0x75);
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, result.Status);
        Assert.Equal(0u, result.BytesTransferred);
    }

    [Fact]
    public void Nobody_answers_at_another_address()
    {
        using I2cDevice device = Open(address: 0x69);
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, device.WriteByte(0x75).Status);
        Assert.InRange(_board.Time.NowUs, 1, 100);
    }

    [Fact]
    public void There_is_no_third_bus()
    {
        using (_board.Enter())
        {
            Assert.Throws<ArgumentException>(() => I2cDevice.Create(new I2cConnectionSettings(3, 0x68)));
        }
    }

    [Fact]
    public void An_address_opens_once_until_it_is_closed()
    {
        I2cDevice device = Open();
        Assert.Throws<InvalidOperationException>(() => Open());
        device.Dispose();
        device.Dispose();
        Assert.Throws<InvalidOperationException>(() => device.ReadByte());
        using I2cDevice again = Open();
        Assert.Equal(I2cTransferStatus.FullTransfer, again.WriteByte(0x75).Status);
    }

    [Fact]
    public void A_device_of_before_the_reboot_is_dead()
    {
        using I2cDevice device = Open();
        _board.Run(() => nanoFramework.Runtime.Native.Power.RebootDevice());
        _board.Run(() => Assert.Throws<InvalidOperationException>(() => device.ReadByte()));
    }

    [Fact]
    public void A_transfer_of_nothing_touches_nothing()
    {
        using I2cDevice device = Open();
        Assert.Equal(I2cTransferStatus.FullTransfer, device.WriteRead(SpanByte.Empty, null).Status);
        Assert.Equal(0, _board.I2c.Transfers);
        Assert.Equal(0, _board.Time.NowUs);
    }

    [Fact]
    public void The_power_can_go_in_the_middle_of_a_transfer()
    {
        _board.PowerOffAt(200);
        BoardStop stop = _board.Run(() => Open().WriteRead(new byte[1], new byte[240]));
        Assert.Equal(BoardStop.PowerOff, stop);
        Assert.Equal(200, _board.Time.NowUs);
    }

    private I2cDevice Open(int address = 0x68, I2cBusSpeed speed = I2cBusSpeed.FastMode)
    {
        using (_board.Enter())
        {
            return I2cDevice.Create(new I2cConnectionSettings(1, address, speed));
        }
    }
}
