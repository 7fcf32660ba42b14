using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>
/// Records what the chip puts out, with the firmware's own driver on a board of its own. The board is the same and so is the chip: the
/// counts are those that a clip on the same signal works with.
/// </summary>
public static class ChipRecorder
{
    private const int DrainMs = 50;

    /// <summary>Records a run with its truth.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="name">What to call the recording.</param>
    /// <param name="done">Called with the share that is done, 0 to 1, when not null.</param>
    public static Recording Record(RunPlan plan, string name, Action<double>? done = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        TruthTap motion = plan.Start();
        short[] counts = Record(motion, rows => done?.Invoke(rows / (double)motion.Rows));
        return new Recording(name, isStanding: true, counts, motion.Columns(counts.Length / Recording.Channels));
    }

    /// <summary>Records a signal to its end, in whole blocks.</summary>
    /// <param name="signal">What the sensor feels.</param>
    /// <param name="taken">Called with the number of rows now and then, when not null.</param>
    /// <returns>Six counts for each sample.</returns>
    public static short[] Record(IImuSignal signal, Action<int>? taken = null)
    {
        var counts = new List<short>();
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(signal));
        board.Run(() =>
        {
            var sensor = new Mpu6050(Firmware.Board.ForTarget(board.Options.TargetName));
            if (sensor.Start() != SensorFault.None)
            {
                throw new InvalidOperationException("The virtual sensor does not start.");
            }

            bool isOver = false;
            while (!isOver)
            {
                Clock.Sleep(DrainMs);
                isOver = board.Imu.HasSignalEnded;
                Drain(sensor, counts);
                taken?.Invoke(counts.Count / Recording.Channels);
            }
        });
        return [.. counts];
    }

    private static void Drain(Mpu6050 sensor, List<short> counts)
    {
        int blocks = sensor.FifoBytes() / ImuScale.BlockBytes;
        while (blocks > 0)
        {
            int some = Math.Min(blocks, Mpu6050.MostBlocks);
            byte[] bytes = sensor.ReadBlocks(some) ?? throw new InvalidOperationException("The virtual sensor fails.");
            for (int i = 0; i < some * ImuScale.BlockBytes; i += sizeof(short))
            {
                counts.Add(BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(i)));
            }

            blocks -= some;
        }
    }
}
