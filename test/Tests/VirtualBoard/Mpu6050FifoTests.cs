using System;
using System.Linq;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

public class Mpu6050FifoTests
{
    private readonly ChipAccess _recording = new(RowSignal.Counting());

    [Fact]
    public void The_first_row_of_a_recording_is_the_first_sample_in_the_FIFO_and_none_is_lost()
    {
        _recording.WakeAt200Hz();
        _recording.Wait(777);
        _recording.StartFifo();
        int next = 0;
        for (int turn = 0; turn < 100; turn++)
        {
            _recording.Wait(50 + (turn % 7 * 10));
            foreach (short[] frame in _recording.ReadFrames())
            {
                Assert.Equal(next++, frame[0]);
            }
        }

        Assert.Equal(1_682, next, 5.0);
        Assert.Equal(next - 1, _recording.Chip.SignalIndex);
        Assert.Equal(0, _recording.Chip.FifoStartSignalIndex);
        Assert.Equal(next, _recording.Chip.SamplesProduced - _recording.Chip.FifoStartSample);
    }

    [Fact]
    public void Counts_of_a_recording_come_out_as_they_went_in()
    {
        var random = new Random(7);
        short[][] rows = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 6).Select(_ => (short)random.Next(-32768, 32768)).ToArray())];
        var access = new ChipAccess(new RowSignal(rows.Length, (row, reading) =>
        {
            short[] values = rows[row];
            (reading.Ax, reading.Ay, reading.Az) = (values[0] / 2048.0, values[1] / 2048.0, values[2] / 2048.0);
            (reading.Gx, reading.Gy, reading.Gz) = (values[3] / 32.8, values[4] / 32.8, values[5] / 32.8);
        }));
        access.WakeAt200Hz();
        access.StartFifo();
        for (int row = 0; row < rows.Length;)
        {
            access.Wait(200);
            foreach (short[] frame in access.ReadFrames())
            {
                Assert.Equal(rows[row++], frame);
            }
        }
    }

    [Theory]
    [InlineData(0x78, 12)]
    [InlineData(0x08, 6)]
    [InlineData(0xF8, 14)]
    [InlineData(0x70, 6)]
    [InlineData(0x20, 2)]
    public void Only_what_is_enabled_enters(byte enabled, int bytesPerSample)
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo(enabled);
        _recording.Wait(100);
        _recording.Chip.CatchUp();
        int samples = (int)(_recording.Chip.SamplesProduced - _recording.Chip.FifoStartSample);
        Assert.Equal(samples * bytesPerSample, _recording.FifoCount());
    }

    [Fact]
    public void The_order_is_that_of_the_output_registers()
    {
        var access = new ChipAccess(new RowSignal(1000, (_, reading) =>
        {
            (reading.Ax, reading.Ay, reading.Az) = (0x0102 / 2048.0, 0x0304 / 2048.0, 0x0506 / 2048.0);
            (reading.Gx, reading.Gy, reading.Gz) = (0x0708 / 32.8, 0x090A / 32.8, 0x0B0C / 32.8);
        }));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(20);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], access.Read(ChipRegister.FifoData, 12));
    }

    [Fact]
    public void An_overflow_sets_its_bit_and_leaves_misaligned_frames()
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo();
        _recording.Wait(420);
        Assert.Equal(0, _recording.Read(ChipRegister.IntStatus) & ChipRegister.IntFifoOverflow);
        _recording.Wait(60);
        Assert.Equal(ChipRegister.IntFifoOverflow, _recording.Read(ChipRegister.IntStatus) & ChipRegister.IntFifoOverflow);
        Assert.Equal(0, _recording.Read(ChipRegister.IntStatus) & ChipRegister.IntFifoOverflow);
        Assert.Equal(1, _recording.Chip.FifoOverflows);
        Assert.Equal(1024, _recording.FifoCount());

        // 85 frames fit, four bytes of the 86th are left over: what is first now is the middle of a frame.
        Assert.NotEqual(_recording.Chip.SignalIndex - 84, _recording.ReadFrames()[0][0]);
    }

    [Fact]
    public void A_reset_after_an_overflow_gives_whole_frames_again()
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo();
        _recording.Wait(1_000);
        _recording.StartFifo();
        Assert.Equal(0, _recording.FifoCount());
        _recording.Wait(52);
        short[][] frames = _recording.ReadFrames();
        Assert.Equal(_recording.Chip.FifoStartSignalIndex, frames[0][0]);
        Assert.InRange(frames.Length, 10, 11);
        Assert.Equal(0, _recording.Chip.FifoCount % 12);
    }

    [Fact]
    public void The_low_byte_of_the_count_is_of_the_moment_at_which_the_high_one_was_read()
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo();
        _recording.Wait(20);
        byte[] first = _recording.Read(ChipRegister.FifoCountHigh, 2);
        _recording.Wait(20);
        Assert.Equal(first[1], _recording.Read(ChipRegister.FifoCountLow));
        _recording.Read(ChipRegister.FifoCountHigh);
        Assert.NotEqual(first[1], _recording.Read(ChipRegister.FifoCountLow));
    }

    [Fact]
    public void An_empty_FIFO_repeats_its_last_byte()
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo();
        _recording.Wait(20);
        _recording.Write(ChipRegister.PowerManagement1, 0x41);
        byte[] all = _recording.Read(ChipRegister.FifoData, _recording.FifoCount());
        Assert.Equal([all[^1], all[^1]], _recording.Read(ChipRegister.FifoData, 2));
    }

    [Fact]
    public void The_signal_ends_and_with_it_the_samples()
    {
        var access = new ChipAccess(RowSignal.Counting(rows: 100));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(400);
        Assert.Equal(79, access.ReadFrames().Length, 1.0);
        Assert.False(access.Chip.HasSignalEnded);
        access.Wait(10_000);
        Assert.Equal(99, access.ReadFrames()[^1][0]);
        Assert.True(access.Chip.HasSignalEnded);
        Assert.Equal(access.Chip.SignalStartedUs + 500_000, access.Chip.SignalEndedUs);
        access.Wait(10_000);
        Assert.Equal(0, access.FifoCount());
    }

    [Fact]
    public void A_recording_goes_on_in_time_while_the_chip_sleeps()
    {
        _recording.WakeAt200Hz();
        _recording.StartFifo();
        _recording.Wait(100);
        _recording.Write(ChipRegister.PowerManagement1, 0x41);
        int last = _recording.ReadFrames()[^1][0];
        _recording.Wait(1_000);
        _recording.Write(ChipRegister.PowerManagement1, 0x01);
        _recording.Wait(50);
        Assert.InRange(_recording.ReadFrames()[0][0] - last, 199, 203);
    }

    [Fact]
    public void The_chip_goes_on_for_an_hour_that_nobody_reads()
    {
        var access = new ChipAccess(new RowSignal(long.MaxValue, (index, reading) => reading.Ay = (index & 1023) / 2048.0));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(3_600_000);
        access.Chip.CatchUp();
        Assert.Equal(720_000, access.Chip.SamplesProduced, 1_000.0);
    }
}
