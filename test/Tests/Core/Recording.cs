using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.Tests.Detection;

/// <summary>Raw counts of a run, in blocks as the chip's FIFO delivers them.</summary>
internal sealed class Recording(byte[][] blocks)
{
    private static readonly ConcurrentDictionary<(string Name, long Seed, double Seconds), Lazy<Recording>> s_made = new();

    /// <summary>The blocks, each of eight samples.</summary>
    public byte[][] Blocks { get; } = blocks;

    /// <summary>Length, s.</summary>
    public double Seconds => (double)Blocks.Length * ImuScale.BlockSamples / ImuScale.RateHz;

    /// <summary>A runner of the catalog, who stands for the first five seconds.</summary>
    public static Recording Of(string runner, long seed, double seconds) =>
        s_made.GetOrAdd(
            (runner, seed, seconds),
            key => new Lazy<Recording>(() => Of(RunnerCatalog.Get(key.Name).Scenario.Lasting(key.Seconds), key.Seed))).Value;

    /// <summary>Any scenario, through the virtual chip.</summary>
    public static Recording Of(Scenario scenario, long seed)
    {
        var time = new VirtualTime();
        var chip = new Mpu6050Chip(time, new RunnerSignal(scenario, seed), ChipModel.FromIdentity(0x68));
        foreach ((byte register, byte value) in new (byte, byte)[] { (0x6B, 1), (0x1A, 3), (0x19, 4), (0x1B, 0x10), (0x1C, 0x18), (0x6A, 0x44), (0x23, 0x78) })
        {
            chip.Write([register, value]);
        }

        var blocks = new List<byte[]>();
        while (!chip.HasSignalEnded || chip.FifoCount >= ImuScale.BlockBytes)
        {
            if (chip.FifoCount < ImuScale.BlockBytes)
            {
                time.Advance(40_000);
                continue;
            }

            byte[] block = new byte[ImuScale.BlockBytes];
            chip.Write([0x74]);
            chip.Read(block);
            blocks.Add(block);
        }

        return new Recording([.. blocks]);
    }

    /// <summary>The same with every sample changed.</summary>
    /// <param name="change">Takes specific force and rate, counts, and gives others; what does not fit into int16 is clipped.</param>
    public Recording Changed(Func<V3, V3, (V3 Force, V3 Rate)> change)
    {
        byte[][] changed = new byte[Blocks.Length][];
        for (int i = 0; i < changed.Length; i++)
        {
            changed[i] = (byte[])Blocks[i].Clone();
            for (int at = 0; at < ImuScale.BlockBytes; at += ImuScale.FrameBytes)
            {
                (V3 force, V3 rate) = change(Read(Blocks[i], at), Read(Blocks[i], at + 6));
                Write(changed[i], at, force);
                Write(changed[i], at + 6, rate);
            }
        }

        return new Recording(changed);
    }

    /// <summary>One block, changed.</summary>
    public Recording Changed(int block, Func<V3, V3, (V3 Force, V3 Rate)> change) => new Recording([Blocks[block]]).Changed(change);

    /// <summary>The same, worn by somebody whose clip is turned about an axis.</summary>
    public Recording Turned(V3 axis, double degrees) =>
        Changed((force, rate) => (force.Turned(axis, degrees), rate.Turned(axis, degrees)));

    /// <summary>The same at another speed, read between the samples: the rates stay, the angles shrink with the time.</summary>
    /// <param name="speed">1 is the recording's own.</param>
    public Recording Played(double speed)
    {
        byte[] all = [.. Blocks.SelectMany(block => block)];
        int rows = (int)(((all.Length / ImuScale.FrameBytes) - 1) / speed) / ImuScale.BlockSamples * ImuScale.BlockSamples;
        byte[] played = new byte[rows * ImuScale.FrameBytes];
        for (int row = 0; row < rows; row++)
        {
            int before = (int)(row * speed) * ImuScale.FrameBytes;
            double part = (row * speed) - (int)(row * speed);
            for (int at = 0; at < ImuScale.FrameBytes; at += 2)
            {
                double value = (Value(all, before + at) * (1 - part)) + (Value(all, before + ImuScale.FrameBytes + at) * part);
                Write(played, (row * ImuScale.FrameBytes) + at, value);
            }
        }

        return new Recording([.. played.Chunk(ImuScale.BlockBytes)]);
    }

    /// <summary>Gives every block to a monitor.</summary>
    public void PlayTo(HipMonitor monitor) => PlayTo(monitor, 0, Blocks.Length);

    /// <summary>Gives some blocks to a monitor.</summary>
    public void PlayTo(HipMonitor monitor, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            monitor.ProcessBlock(Blocks[i], 0);
        }
    }

    /// <summary>Gives what comes from a sample on to a monitor.</summary>
    public void PlaySamplesTo(HipMonitor monitor, int first)
    {
        byte[] all = [.. Blocks.SelectMany(block => block)];
        for (int at = first * ImuScale.FrameBytes; at + ImuScale.BlockBytes <= all.Length; at += ImuScale.BlockBytes)
        {
            monitor.ProcessBlock(all, at);
        }
    }

    private static V3 Read(byte[] bytes, int at) => new(Value(bytes, at), Value(bytes, at + 2), Value(bytes, at + 4));

    private static short Value(byte[] bytes, int at) => (short)((bytes[at] << 8) | bytes[at + 1]);

    private static void Write(byte[] bytes, int at, V3 value)
    {
        Write(bytes, at, value.X);
        Write(bytes, at + 2, value.Y);
        Write(bytes, at + 4, value.Z);
    }

    private static void Write(byte[] bytes, int at, double value)
    {
        int counts = (int)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
        bytes[at] = (byte)(counts >> 8);
        bytes[at + 1] = (byte)counts;
    }
}
