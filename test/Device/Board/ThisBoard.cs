using HipSense.Firmware;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>The board that the tests run on.</summary>
internal static class ThisBoard
{
    /// <summary>Skips the test when this is no ESP32: on nanoclr there are no pins.</summary>
    public static void OrSkip()
    {
        if (!SystemInfo.TargetName.StartsWith("ESP32") && !SystemInfo.TargetName.StartsWith("XIAO"))
        {
            Assert.SkipTest("needs a board");
        }
    }

    /// <summary>A driver whose sensor is configured and fills its FIFO.</summary>
    public static Mpu6050 StartedSensor()
    {
        var sensor = new Mpu6050(Board.ForTarget(SystemInfo.TargetName));
        SensorFault fault = sensor.Start();
        OutputHelper.WriteLine("fault " + (int)fault + ", identity " + sensor.Identity + ", unverified " + sensor.Unverified);
        Assert.AreEqual((int)SensorFault.None, (int)fault);
        return sensor;
    }

    /// <summary>The sums of the six channels over some blocks, from the FIFO.</summary>
    /// <param name="sensor">A started sensor.</param>
    /// <param name="blocks">How many blocks of eight samples.</param>
    public static int[] Sums(Mpu6050 sensor, int blocks)
    {
        int[] sums = new int[6];
        Assert.IsTrue(sensor.ResetFifo(), "FIFO reset");
        for (int block = 0; block < blocks;)
        {
            Clock.Sleep(50);
            if (sensor.FifoBytes() < Core.ImuScale.BlockBytes)
            {
                continue;
            }

            byte[]? fifo = sensor.ReadBlocks(1);
            Assert.IsNotNull(fifo);
            for (int i = 0; i < Core.ImuScale.BlockBytes; i += 2)
            {
                sums[i / 2 % 6] += (short)((fifo![i] << 8) | fifo[i + 1]);
            }

            block++;
        }

        return sums;
    }
}
