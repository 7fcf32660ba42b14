using System.Collections.Generic;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class Mpu6050Tests
{
    [Theory]
    [InlineData(0x68, 0, 1024, false)]
    [InlineData(0x70, 3, 512, false)]
    [InlineData(0x71, 3, 512, false)]
    [InlineData(0x73, 3, 512, false)]
    [InlineData(0x74, 3, 512, false)]
    [InlineData(0x98, 3, 512, false)]
    [InlineData(0x72, 0, 512, true)]
    [InlineData(0x19, 0, 512, true)]
    [InlineData(0x12, 0, 512, true)]
    public void Each_chip_sold_as_one_is_configured_alike(byte identity, byte ownLowPass, int fifoDepth, bool unverified)
    {
        VirtualBoard board = NewBoard(identity);
        Mpu6050 sensor = NewSensor(board);
        board.Run(() => Assert.Equal(SensorFault.None, sensor.Start()));
        Assert.Equal((identity, unverified, fifoDepth, 0), (sensor.Identity, sensor.Unverified, sensor.FifoDepth, sensor.FailedTransfers));
        Assert.Equal([4, 3, 0x10, 0x18, ownLowPass], Registers(board, 0x19, 5));
        Assert.Equal([1], Registers(board, 0x6B, 1));
        Assert.Equal([0x40], Registers(board, 0x6A, 1));
        Assert.Equal([0x78], Registers(board, 0x23, 1));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void What_answers_as_no_chip_would_is_refused(byte identity)
    {
        VirtualBoard board = NewBoard(identity);
        Mpu6050 sensor = NewSensor(board);
        board.Run(() => Assert.Equal(SensorFault.NotAChip, sensor.Start()));

        // And nothing was written to it: it still sleeps.
        Assert.Equal([0x40], Registers(board, 0x6B, 1));
    }

    [Fact]
    public void It_takes_a_quarter_of_a_second()
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Run(() => sensor.Start());
        Assert.InRange(board.Time.NowUs, 250_000, 290_000);
    }

    [Fact]
    public void After_it_whole_frames_come_at_200_Hz()
    {
        VirtualBoard board = NewBoard(signal: new RecordingSignal((index, reading) =>
        {
            reading.Ax = (index % 100) / 2048.0;
            reading.Gz = -(index % 100) / 32.8;
        }));
        Mpu6050 sensor = NewSensor(board);
        board.Run(() =>
        {
            Assert.Equal(SensorFault.None, sensor.Start());
            board.Time.Advance(400_000);
            Assert.InRange(sensor.FifoBytes(), 79 * 12, 81 * 12);
            Assert.False(sensor.FifoOverflowed());
            int sample = 0;
            for (int blocks = 1; blocks <= Mpu6050.MostBlocks; blocks++)
            {
                byte[]? bytes = sensor.ReadBlocks(blocks);
                Assert.NotNull(bytes);
                Assert.Equal(blocks * 96, bytes.Length);
                for (int at = 0; at < bytes.Length; at += 12)
                {
                    Assert.Equal([(0, (byte)(sample % 100))], [(bytes[at], bytes[at + 1])]);
                    Assert.Equal((short)-(sample % 100), (short)((bytes[at + 10] << 8) | bytes[at + 11]));
                    sample++;
                }
            }
        });
    }

    [Fact]
    public void A_FIFO_that_overflowed_says_so_and_can_be_emptied()
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Run(() =>
        {
            sensor.Start();
            board.Time.Advance(500_000);
            Assert.True(sensor.FifoOverflowed());
            Assert.True(sensor.ResetFifo());
            Assert.InRange(sensor.FifoBytes(), 0, 12);
            board.Time.Advance(40_000);
            Assert.InRange(sensor.FifoBytes(), 8 * 12, 9 * 12);
            Assert.False(sensor.FifoOverflowed());
        });
        Assert.Equal(1, board.Imu.FifoOverflows);
    }

    [Fact]
    public void Whatever_transfer_fails_starting_says_so_and_succeeds_the_next_time()
    {
        long[] begins = BeginsOfTransfers();
        Assert.InRange(begins.Length, 12, 25);
        for (int i = 0; i < begins.Length; i++)
        {
            VirtualBoard board = NewBoard(0x70);
            Mpu6050 sensor = NewSensor(board);
            board.I2c.Faults.NackBetween(begins[i], begins[i] + 1);
            board.Run(() =>
            {
                Assert.Equal(SensorFault.NotAnswering, sensor.Start());
                Assert.Equal((1, i + 1), (sensor.FailedTransfers, (int)board.I2c.Transfers));
                Assert.Equal(SensorFault.None, sensor.Start());
                Assert.Equal(1, sensor.FailedTransfers);
            });
            Assert.Equal(1, board.I2c.Faults.Nacked);
            Assert.Equal([4, 3, 0x10, 0x18, 3], Registers(board, 0x19, 5));
        }
    }

    [Fact]
    public void Every_kind_of_failed_transfer_is_counted_and_none_throws()
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Run(() =>
        {
            sensor.Start();
            board.I2c.Faults.NackNext(1);
            Assert.Equal(-1, sensor.FifoBytes());
            board.I2c.Faults.FailNext(1);
            Assert.Equal(-1, sensor.FifoBytes());
            board.I2c.Faults.ShortenNext(1, 1);
            Assert.Equal(-1, sensor.FifoBytes());
            board.I2c.Faults.NackNext(1);
            Assert.Null(sensor.ReadBlocks(1));
            board.I2c.Faults.NackNext(1);
            Assert.True(sensor.FifoOverflowed());
            board.I2c.Faults.FailNext(1);
            Assert.False(sensor.ResetFifo());
            board.I2c.Faults.NackNext(1);
            Assert.Equal(SensorFault.NotAnswering, sensor.Verify());
        });
        Assert.Equal(7, sensor.FailedTransfers);
    }

    [Fact]
    public void After_a_hanging_transfer_nothing_is_sent_until_a_new_start()
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Run(() =>
        {
            sensor.Start();
            board.I2c.Faults.TimeOutNext(1);
            Assert.Equal(-1, sensor.FifoBytes());
            Assert.True(sensor.BusHangs);
            long transfers = board.I2c.Transfers;
            Assert.Equal(-1, sensor.FifoBytes());
            Assert.False(sensor.ResetFifo());
            Assert.Equal(transfers, board.I2c.Transfers);
            Assert.Equal(SensorFault.None, sensor.Start());
            Assert.Equal((false, 1), (sensor.BusHangs, sensor.BusesFreed));
            Assert.Equal(0, sensor.FifoBytes());
        });
        Assert.Equal(1, sensor.FailedTransfers);
    }

    [Fact]
    public void A_chip_that_lost_its_registers_is_noticed()
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Imu.Faults.BrownOutAt(500_000);
        board.Run(() =>
        {
            sensor.Start();
            Assert.Equal(SensorFault.None, sensor.Verify());
            board.Time.AdvanceTo(600_000);
            Assert.Equal(SensorFault.Misconfigured, sensor.Verify());
            Assert.Equal(SensorFault.None, sensor.Start());
            Assert.Equal(SensorFault.None, sensor.Verify());
        });
        Assert.Equal(1, board.Imu.Faults.BrownOuts);
    }

    [Theory]
    [InlineData(0x19, 0)]
    [InlineData(0x1A, 2)]
    [InlineData(0x1B, 0)]
    [InlineData(0x1C, 0)]
    [InlineData(0x6B, 0)]
    [InlineData(0x6B, 0x41)]
    public void Each_register_that_matters_is_read_back(byte register, byte value)
    {
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Run(() =>
        {
            sensor.Start();
            board.Imu.Write([register, value]);
            Assert.Equal(SensorFault.Misconfigured, sensor.Verify());
        });
    }

    [Fact]
    public void A_chip_that_keeps_nothing_is_not_started()
    {
        // The supply dips between writing and reading back.
        VirtualBoard board = NewBoard();
        Mpu6050 sensor = NewSensor(board);
        board.Imu.Faults.BrownOutAt(240_000);
        board.Run(() => Assert.Equal(SensorFault.Misconfigured, sensor.Start()));
    }

    private static VirtualBoard NewBoard(byte identity = 0x68, IImuSignal? signal = null) =>
        new(BoardOptions.XiaoEsp32S3(signal ?? RecordingSignal.Still()) with { Chip = ChipModel.FromIdentity(identity) });

    private static Mpu6050 NewSensor(VirtualBoard board) => new(Board.ForTarget(board.Options.TargetName));

    private static byte[] Registers(VirtualBoard board, byte first, int count)
    {
        byte[] values = new byte[count];
        board.Imu.Write([first]);
        board.Imu.Read(values);
        return values;
    }

    /// <summary>Finds when each transfer of a start begins: the last moment from which on a dead bus makes it fail.</summary>
    private static long[] BeginsOfTransfers()
    {
        static long FailingTransfer(long deadFromUs)
        {
            VirtualBoard board = NewBoard(0x70);
            Mpu6050 sensor = NewSensor(board);
            board.I2c.Faults.NackBetween(deadFromUs, long.MaxValue);
            board.Run(() => sensor.Start());
            return board.I2c.Faults.Nacked == 0 ? long.MaxValue : board.I2c.Transfers;
        }

        var begins = new List<long>();
        long low = 0;
        while (FailingTransfer(low) != long.MaxValue)
        {
            long transfer = FailingTransfer(low);
            long high = 400_000;
            while (low < high)
            {
                long middle = (low + high + 1) / 2;
                (low, high) = FailingTransfer(middle) <= transfer ? (middle, high) : (low, middle - 1);
            }

            begins.Add(low);
            low++;
        }

        return [.. begins];
    }
}
