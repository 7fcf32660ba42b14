using HipSense.Core;
using HipSense.Firmware;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>The sensor on the bench, lying still, by our driver.</summary>
[TestClass]
public class SensorTests
{
    private const int FifoTestMs = 10000;

    /// <summary>Elsewhere there is no sensor.</summary>
    [Setup]
    public void Only_on_a_board()
    {
        ThisBoard.OrSkip();
    }

    /// <summary>What was written is still there a second later.</summary>
    [TestMethod]
    public void It_keeps_its_configuration()
    {
        Mpu6050 sensor = ThisBoard.StartedSensor();
        Clock.Sleep(1000);
        Assert.AreEqual((int)SensorFault.None, (int)sensor.Verify());
        Assert.AreEqual(0, sensor.FailedTransfers);
    }

    /// <summary>The chip's clock may be 1 % off; the board's tick is 10 ms of ten seconds.</summary>
    [TestMethod]
    public void Its_fifo_fills_200_times_a_second()
    {
        Mpu6050 sensor = ThisBoard.StartedSensor();
        Assert.IsTrue(sensor.ResetFifo(), "FIFO reset");
        long fromMs = Clock.UptimeMs;
        int blocks = 0;
        int rest = 0;
        while (Clock.UptimeMs - fromMs < FifoTestMs)
        {
            Clock.Sleep(50);
            rest = sensor.FifoBytes();
            Assert.IsTrue(rest >= 0 && !sensor.FifoOverflowed(), "FIFO");
            for (; rest >= ImuScale.BlockBytes; rest -= ImuScale.BlockBytes)
            {
                Assert.IsNotNull(sensor.ReadBlocks(1));
                blocks++;
            }
        }

        int tookMs = (int)(Clock.UptimeMs - fromMs);
        int samples = (blocks * ImuScale.BlockSamples) + (rest / ImuScale.FrameBytes);
        int milliHz = (int)(samples * 1000000L / tookMs);
        OutputHelper.WriteLine(samples + " samples in " + tookMs + " ms: " + milliHz + " mHz");
        Assert.IsTrue(milliHz > 196000 && milliHz < 204000, "rate");
    }

    /// <summary>Within 10 % and 20 °/s, which is what the datasheet allows a chip that is not calibrated.</summary>
    [TestMethod]
    public void At_rest_it_weighs_one_g_and_does_not_turn()
    {
        const int Blocks = 25;
        const int Samples = Blocks * ImuScale.BlockSamples;
        int[] sums = ThisBoard.Sums(ThisBoard.StartedSensor(), Blocks);
        int length = FixedPoint.Sqrt((Square(sums[0] / Samples) + Square(sums[1] / Samples) + Square(sums[2] / Samples)) << 4) / 4;
        OutputHelper.WriteLine("gravity " + length + " of " + ImuScale.AccelCountsPerG);
        Assert.IsTrue(length > ImuScale.AccelCountsPerG * 9 / 10 && length < ImuScale.AccelCountsPerG * 11 / 10, "gravity");
        for (int i = 3; i < 6; i++)
        {
            int rate = sums[i] / Samples;
            Assert.IsTrue(rate > -2 * ImuScale.GyroCountsPer10Dps && rate < 2 * ImuScale.GyroCountsPer10Dps, "turning");
        }
    }

    private static int Square(int x)
    {
        return x * x;
    }
}
