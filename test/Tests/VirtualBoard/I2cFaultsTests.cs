using System;
using System.Device.I2c;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class I2cFaultsTests
{
    private readonly ChipAccess _access = new(MotionSignal.Still());

    private I2cFaults Faults => _access.Board.I2c.Faults;

    [Fact]
    public void The_next_transfers_are_not_acknowledged()
    {
        Faults.NackNext(2);
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(1));
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(2));
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(3));
        Assert.Equal(2, Faults.Nacked);
        Assert.Equal(3, _access.Read(ChipRegister.SmplrtDiv));
    }

    [Fact]
    public void The_sensor_is_away_until_a_moment()
    {
        Faults.NackUntil(50_000);
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(1));
        _access.Wait(50);
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(2));
        Assert.Equal(1, Faults.Nacked);
    }

    [Fact]
    public void The_sensor_is_away_between_two_moments()
    {
        Faults.NackBetween(10_000, 20_000);
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(1));
        _access.Wait(15);
        Assert.Equal(I2cTransferStatus.SlaveAddressNotAcknowledged, Write(2));
        _access.Wait(15);
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(3));
    }

    [Fact]
    public void A_stretched_clock_blocks_the_board_for_a_second()
    {
        Faults.TimeOutNext(1);
        Assert.Equal(I2cTransferStatus.ClockStretchTimeout, Write(1));
        Assert.Equal(1_000_000, _access.Board.Time.NowUs);
        Faults.TimeOutBetween(1_000_000, 1_500_000);
        Assert.Equal(I2cTransferStatus.ClockStretchTimeout, Write(1));
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(1));
        Assert.Equal(2, Faults.TimedOut);
    }

    [Fact]
    public void A_shortened_transfer_says_how_far_it_got()
    {
        Faults.ShortenNext(1, 1);
        Assert.Equal(I2cTransferStatus.PartialTransfer, Write(5));
        Assert.Equal(0, _access.Read(ChipRegister.SmplrtDiv));
        Assert.Equal(1, Faults.Shortened);
    }

    [Fact]
    public void A_failing_driver_throws()
    {
        Faults.FailNext(1);
        Assert.Throws<InvalidOperationException>(() => Write(1));
        Assert.Equal(I2cTransferStatus.FullTransfer, Write(1));
        Assert.Equal(1, Faults.Failed);
    }

    private I2cTransferStatus Write(byte value) => _access.Write(ChipRegister.SmplrtDiv, value);
}
