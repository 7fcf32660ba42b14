using System;
using System.Linq;
using CsCheck;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

/// <summary>Registers, power and output; the FIFO has its own tests.</summary>
public class Mpu6050ChipTests
{
    private readonly ChipAccess _still = new(MotionSignal.Still(1, 100));

    [Fact]
    public void After_power_up_everything_is_zero_but_sleep_and_identity()
    {
        byte[] registers = _still.Read(0, 0x74);
        for (int i = 0; i < registers.Length; i++)
        {
            // What the factory wrote for the self-test is always there.
            if (i is >= ChipRegister.SelfTestX and <= ChipRegister.SelfTestLow)
            {
                Assert.NotEqual(0, registers[i]);
                continue;
            }

            Assert.Equal(i == ChipRegister.PowerManagement1 ? 0x40 : 0, registers[i]);
        }

        Assert.Equal(0x68, _still.Read(ChipRegister.WhoAmI));
    }

    [Fact]
    public void The_pointer_goes_on_by_itself_in_writes_and_reads()
    {
        _still.Write(ChipRegister.SmplrtDiv, 1);
        _still.Board.Imu.Write([ChipRegister.SmplrtDiv, 4, 3, 0x10, 0x18]);
        Assert.Equal([4, 3, 0x10, 0x18], _still.Read(ChipRegister.SmplrtDiv, 4));
    }

    [Theory]
    [InlineData(ChipRegister.IntStatus)]
    [InlineData(ChipRegister.FirstOutput)]
    [InlineData(ChipRegister.FifoCountHigh)]
    [InlineData(ChipRegister.FifoCountLow)]
    [InlineData(ChipRegister.WhoAmI)]
    public void Some_registers_cannot_be_written(byte register)
    {
        byte before = _still.Read(register);
        _still.Write(register, 0x55);
        Assert.Equal(before, _still.Read(register));
    }

    [Fact]
    public void Asleep_it_produces_nothing()
    {
        _still.Wait(1000);
        Assert.Equal(0, _still.Chip.SamplesProduced);
        Assert.Equal(0, _still.Read(ChipRegister.IntStatus));
        _still.Write(ChipRegister.PowerManagement1, 0x07);
        _still.Wait(1000);
        Assert.Equal(0, Samples(_still));
    }

    [Theory]
    [InlineData(3, 4, 200)]
    [InlineData(1, 0, 1000)]
    [InlineData(6, 99, 10)]
    [InlineData(0, 39, 200)]
    [InlineData(7, 7, 1000)]
    public void The_output_rate_follows_low_pass_and_divider(byte lowPass, byte divider, int expectedPerSecond)
    {
        _still.Write(ChipRegister.Config, lowPass);
        _still.Write(ChipRegister.SmplrtDiv, divider);
        _still.Write(ChipRegister.PowerManagement1, 0x01);
        long before = Samples(_still);
        _still.Wait(10_000);
        Assert.InRange(Samples(_still) - before, (expectedPerSecond * 10) - 1, (expectedPerSecond * 10) + 1);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.05)]
    public void A_wrong_clock_samples_too_often_or_too_seldom(double clockError)
    {
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(MotionSignal.Still()) with { ClockError = clockError });
        access.WakeAt200Hz();
        long before = Samples(access);
        access.Wait(100_000);
        Assert.InRange(Samples(access) - before, (20_000 * (1 + clockError)) - 1, (20_000 * (1 + clockError)) + 1);
    }

    [Theory]
    [InlineData(0, 16384, 131)]
    [InlineData(1, 8192, 65.5)]
    [InlineData(2, 4096, 32.8)]
    [InlineData(3, 2048, 16.4)]
    public void The_ranges_scale_the_output(int range, double countsPerG, double countsPerDps)
    {
        _still.WakeAt200Hz();
        _still.Write(ChipRegister.GyroConfig, (byte)(range << 3));
        _still.Write(ChipRegister.AccelConfig, (byte)(range << 3));
        _still.Wait(100);
        short[] output = ReadOutput(_still);
        Assert.All(output[..3], value => Assert.Equal(countsPerG, value));
        Assert.All(output[4..], value => Assert.Equal(Math.Round(countsPerDps * 100), value));
    }

    [Fact]
    public void Values_are_rounded_to_even_and_clipped_at_the_ends()
    {
        Gen.Double[-20, 20].Sample(g =>
        {
            var access = new ChipAccess(new RowSignal(long.MaxValue, (_, reading) => (reading.Ax, reading.Gx) = (g, g * 100)));
            access.WakeAt200Hz();
            access.Wait(10);
            access.Chip.CatchUp();
            long clippedBefore = access.Chip.ClippedValues;
            access.Wait(10);
            short[] output = ReadOutput(access);
            double counts = Math.Clamp(Math.Round(g * 2048, MidpointRounding.ToEven), short.MinValue, short.MaxValue);
            Assert.Equal(counts, output[0]);
            double rate = Math.Round(g * 100 * 32.8);
            Assert.Equal(Math.Clamp(rate, short.MinValue, short.MaxValue), output[4]);
            Assert.Equal(counts != Math.Round(g * 2048) || rate is > short.MaxValue or < short.MinValue, access.Chip.ClippedValues > clippedBefore);
        }, iter: 200, threads: 1);
        Assert.Equal(2, OutputOf(2.5 / 2048));
        Assert.Equal(4, OutputOf(3.5 / 2048));
        Assert.Equal(-2, OutputOf(-2.5 / 2048));
    }

    [Theory]
    [InlineData(0x68, 25, -3920)] // 25 °C by the data sheet: (25 - 36.53) * 340
    [InlineData(0x70, 21, 0)]
    public void The_thermometer_has_the_scale_of_its_family(byte identity, double celsius, int expected)
    {
        var signal = new RowSignal(1000, (_, reading) => reading.Temperature = celsius);
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(signal) with { Chip = ChipModel.FromIdentity(identity) });
        access.WakeAt200Hz();
        access.Wait(100);
        Assert.InRange(ReadOutput(access)[3], expected - 2, expected + 2);
    }

    [Fact]
    public void Data_ready_is_cleared_by_reading()
    {
        _still.WakeAt200Hz();
        _still.Wait(10);
        Assert.Equal(ChipRegister.IntDataReady, _still.Read(ChipRegister.IntStatus));
        Assert.Equal(0, _still.Read(ChipRegister.IntStatus));
        _still.Wait(10);
        Assert.Equal(ChipRegister.IntDataReady, _still.Read(ChipRegister.IntStatus));
    }

    [Fact]
    public void A_reset_takes_100_ms_in_which_nothing_sticks()
    {
        _still.WakeAt200Hz();
        _still.Write(ChipRegister.PowerManagement1, 0x80);
        Assert.Equal(0x80, _still.Read(ChipRegister.PowerManagement1));
        Assert.Equal(0, _still.Read(ChipRegister.WhoAmI));
        _still.Write(ChipRegister.SmplrtDiv, 9);
        _still.Wait(100);
        Assert.Equal(0x40, _still.Read(ChipRegister.PowerManagement1));
        Assert.Equal(0x68, _still.Read(ChipRegister.WhoAmI));
        Assert.Equal(new byte[4], _still.Read(ChipRegister.SmplrtDiv, 4));
    }

    [Theory]
    [InlineData(0x68, 1024)]
    [InlineData(0x70, 512)]
    [InlineData(0x71, 512)]
    [InlineData(0x72, 1024)]
    [InlineData(0x73, 512)]
    [InlineData(0x74, 512)]
    [InlineData(0x98, 4096)]
    [InlineData(0x19, 1024)]
    [InlineData(0x00, 1024)]
    [InlineData(0xFF, 1024)]
    public void A_clone_answers_with_its_identity_and_has_its_own_FIFO(byte identity, int fifoBytes)
    {
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(MotionSignal.Still()) with { Chip = ChipModel.FromIdentity(identity) });
        Assert.Equal(identity, access.Read(ChipRegister.WhoAmI));
        access.WakeAt200Hz();
        access.StartFifo();
        access.Wait(3000);
        Assert.Equal(fifoBytes, access.FifoCount());
    }

    [Theory]
    [InlineData(0x68, 0, false)]
    [InlineData(0x70, 0, true)] // the shared low-pass does nothing for the accelerometer here …
    [InlineData(0x70, 3, false)] // … its own register does …
    [InlineData(0x70, 11, true)] // … unless it is bypassed
    public void The_accelerometer_of_the_6500_family_has_its_own_low_pass(byte identity, byte accelConfig2, bool isWide)
    {
        var hum = new MotionSignal(t => Math.Sin(2 * Math.PI * 130 * t), _ => 0);
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(hum) with { Chip = ChipModel.FromIdentity(identity) });
        access.WakeAt200Hz();
        access.Write(ChipRegister.AccelConfig2, accelConfig2);
        access.StartFifo();
        access.Wait(400);
        double peak = access.ReadFrames().Skip(20).Max(frame => Math.Abs(frame[0] / 2048.0));
        Assert.Equal(isWide, peak > 0.9);
        Assert.Equal(!isWide, peak < 0.25);
    }

    [Fact]
    public void It_can_sit_at_the_other_address()
    {
        var access = new ChipAccess(BoardOptions.XiaoEsp32S3(MotionSignal.Still()) with { ImuAddress = 0x69 });
        Assert.Equal(0x68, access.Read(ChipRegister.WhoAmI));
    }

    internal static long Samples(ChipAccess access)
    {
        access.Chip.CatchUp();
        return access.Chip.SamplesProduced;
    }

    private static short[] ReadOutput(ChipAccess access)
    {
        byte[] data = access.Read(ChipRegister.FirstOutput, 14);
        return [.. Enumerable.Range(0, 7).Select(i => (short)((data[i * 2] << 8) | data[(i * 2) + 1]))];
    }

    private static short OutputOf(double g)
    {
        var access = new ChipAccess(new RowSignal(long.MaxValue, (_, reading) => reading.Ax = g));
        access.WakeAt200Hz();
        access.Wait(100);
        return ReadOutput(access)[0];
    }
}
