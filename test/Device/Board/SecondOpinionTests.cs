using System.Device.I2c;
using System.Numerics;
using System.Threading;
using HipSense.Core;
using HipSense.Firmware;
using Iot.Device.Imu;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using nanoFramework.TestFramework;

namespace HipSense.Device;

/// <summary>
/// Our driver at ±16 g beside nanoFramework's own binding at ±2 g: other code, other scale, the same gravity. The binding is used only as
/// far as it works on this chip: reset, range and one reading at a time, with the sample rate left alone, on which its scale depends.
/// </summary>
[TestClass]
public class SecondOpinionTests
{
    private const int Readings = 200;
    private const double Gravity = 9.807;

    /// <summary>A zero offset is the same in both ranges; the scale may differ by the 3 % that the datasheet allows it.</summary>
    private const double ToleranceG = 0.05;

    /// <summary>Elsewhere there is no sensor.</summary>
    [Setup]
    public void Only_on_a_board()
    {
        ThisBoard.OrSkip();
    }

    /// <summary>Both say the same of a clip that lies still.</summary>
    [TestMethod]
    public void The_binding_measures_the_same_gravity()
    {
        Board board = Board.ForTarget(SystemInfo.TargetName);
        Configuration.SetPinFunction(board.Sda, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(board.Scl, DeviceFunction.I2C1_CLOCK);
        double[] theirs = new double[3];
        I2cDevice device = I2cDevice.Create(new I2cConnectionSettings(1, Iot.Device.Imu.Mpu6050.DefaultI2cAddress, I2cBusSpeed.FastMode));
        byte[] identity = new byte[1];
        device.WriteRead(new byte[] { 0x75 }, identity);
        if (identity[0] != 0x68)
        {
            device.Dispose();
            Assert.SkipTest("the binding refuses every chip but a true MPU-6050");
        }

        using (var binding = new Iot.Device.Imu.Mpu6050(device))
        {
            binding.AccelerometerRange = AccelerometerRange.Range02G;
            for (int i = 0; i < Readings; i++)
            {
                Vector3 g = binding.GetAccelerometer();
                theirs[0] += g.X;
                theirs[1] += g.Y;
                theirs[2] += g.Z;
                Thread.Sleep(10);
            }
        }

        const int Blocks = 50;
        int[] ours = ThisBoard.Sums(ThisBoard.StartedSensor(), Blocks);
        for (int axis = 0; axis < 3; axis++)
        {
            double ourG = (double)ours[axis] / (Blocks * ImuScale.BlockSamples) / ImuScale.AccelCountsPerG;
            double theirG = theirs[axis] / Readings / Gravity;
            OutputHelper.WriteLine("axis " + axis + ": ours " + ourG + " g, the binding's " + theirG + " g");
            Assert.IsTrue(ourG - theirG < ToleranceG && theirG - ourG < ToleranceG, "axis " + axis);
        }
    }
}
