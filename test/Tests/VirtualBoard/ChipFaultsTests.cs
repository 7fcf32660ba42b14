using System.Linq;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class ChipFaultsTests
{
    private readonly ChipAccess _access = new(RowSignal.Counting());

    public ChipFaultsTests()
    {
        _access.WakeAt200Hz();
        _access.StartFifo();
    }

    private ChipFaults Faults => _access.Chip.Faults;

    private long NowUs => _access.Board.Time.NowUs;

    [Fact]
    public void A_brown_out_puts_the_chip_to_sleep_with_its_reset_values()
    {
        Faults.BrownOutAt(NowUs + 100_000);
        _access.Wait(90);
        Assert.Equal(0x01, _access.Read(ChipRegister.PowerManagement1));
        Assert.Equal(0, Faults.BrownOuts);
        _access.Wait(200);
        Assert.Equal(0x40, _access.Read(ChipRegister.PowerManagement1));
        Assert.Equal(0, _access.Read(ChipRegister.AccelConfig));
        Assert.Equal(0, _access.FifoCount());
        Assert.Equal(1, Faults.BrownOuts);
        Assert.Equal(20, _access.Chip.SamplesProduced - _access.Chip.FifoStartSample, 1.0);
    }

    [Fact]
    public void A_frozen_output_repeats_itself_and_then_jumps()
    {
        Faults.FreezeBetween(NowUs + 100_000, NowUs + 150_000);
        _access.Wait(300);
        short[] x = [.. _access.ReadFrames().Select(frame => frame[0])];
        short frozen = x.GroupBy(value => value).Single(group => group.Count() > 1).Key;
        Assert.Equal(11, x.Count(value => value == frozen));
        Assert.Equal(10, Faults.FrozenSamples);
        Assert.Equal(frozen + 11, x[System.Array.LastIndexOf(x, frozen) + 1]);
    }

    [Fact]
    public void A_stall_leaves_samples_out_while_the_world_goes_on()
    {
        Faults.StallBetween(NowUs + 100_000, NowUs + 200_000);
        _access.Wait(400);
        short[] x = [.. _access.ReadFrames().Select(frame => frame[0])];
        Assert.Equal(20, Faults.StalledSamples);
        Assert.Equal(21, x.Zip(x.Skip(1), (former, next) => next - former).Max());
        Assert.Equal(_access.Chip.SignalIndex - 20, x.Length - 1);
    }

    [Fact]
    public void A_flipped_bit_is_in_one_sample_only()
    {
        _access.Wait(20);
        _access.ReadFrames();
        long sample = _access.Chip.SamplesProduced + 3;
        Faults.FlipBits(sample, 4, 0x8000);
        Faults.FlipBits(sample, 5, 0x0001);
        _access.Wait(100);
        short[][] frames = _access.ReadFrames();
        for (int i = 0; i < frames.Length; i++)
        {
            Assert.Equal(i == 3 ? short.MinValue : 0, frames[i][3]);
            Assert.Equal(i == 3 ? 1 : 0, frames[i][4]);
        }

        Assert.Equal(2, Faults.FlippedSamples);
    }

    [Fact]
    public void A_dropped_byte_shifts_everything_behind_it()
    {
        Faults.DropFifoBytes(1);
        _access.Wait(100);
        Assert.Equal(11, _access.FifoCount() % 12);
        Assert.Equal(1, Faults.DroppedBytes);

        // The first byte of all is missing, so each x begins with its low byte.
        Assert.Equal(1 << 8, _access.ReadFrames()[1][0]);
    }

    [Fact]
    public void A_wrong_count_is_given_once()
    {
        _access.Wait(100);
        Faults.WrongFifoCountOnce(0xFFFF);
        Assert.Equal(0xFFFF, _access.FifoCount());
        Assert.InRange(_access.FifoCount(), 12, 300);
        Assert.Equal(1, Faults.WrongCounts);
    }
}
