using HipSense.Core;

namespace HipSense.Device;

/// <summary>
/// Golden vectors: what shared/ made of given integers when it was last looked at. The desktop tests and the tests on the CLR compile
/// this very file, so one number binds them both. Who changes the detection on purpose takes the new numbers from the failing desktop test.
/// </summary>
public static class Golden
{
    /// <summary>Square roots, arc sines and quotients.</summary>
    public const uint Arithmetic = 0xAC74D6B1;

    /// <summary>A minute of running, with a gap and cues.</summary>
    public const uint Minute = 0x49DD8DA5;

    /// <summary>Ten seconds of numbers over the whole range of the chip.</summary>
    public const uint FullScale = 0xFDD86C6C;

    private const int MinuteS = 60;
    private const int RunS = 49;
    private const int FullScaleS = 10;

    /// <summary>Computes <see cref="Arithmetic"/>.</summary>
    public static uint HashOfArithmetic()
    {
        var hash = new Fnv();
        int value = 1;
        for (int i = 0; i < 2000; i++)
        {
            value = (value * 1664525) + 1013904223;
            hash.Add(FixedPoint.Sqrt(value));
            hash.Add(FixedPoint.AsinCdeg(value >> 15));
            hash.Add(FixedPoint.MulDiv(value, value >> 7, value >> 11));
        }

        hash.Add(FixedPoint.Sqrt(int.MaxValue));
        hash.Add(FixedPoint.MulDiv(1, 1, 0));
        return hash.Value;
    }

    /// <summary>Computes <see cref="Minute"/>.</summary>
    /// <returns>The events and their hash, the totals of the run at its end.</returns>
    public static EventHash HashOfMinute()
    {
        var events = new EventHash();
        var settings = new AlertSettings { CeilingCdeg = 450, WarmUpS = 5, CueGapS = 10 };
        var monitor = new HipMonitor(settings, events);
        var runner = new IntegerRunner(RunS);
        monitor.StartStanding();
        const int Blocks = MinuteS * ImuScale.RateHz / ImuScale.BlockSamples;
        for (int block = 0; block < Blocks; block++)
        {
            byte[] fifo = runner.NextBlock();
            if (block == Blocks / 2)
            {
                // As if a drain came too late.
                monitor.Skip(ImuScale.BlockSamples);
            }
            else
            {
                monitor.ProcessBlock(fifo, 0);
            }
        }

        RunStatistics run = monitor.Statistics;
        events.Hash.Add(run.Cadence);
        events.Hash.Add(run.MeanDropCdeg);
        events.Hash.Add(run.AsymmetryCdeg);
        events.Hash.Add(run.Left.DropSdCdeg);
        events.Hash.Add(run.Right.DropErrorCdeg);
        events.Hash.Add(run.Left.MeanContactUs);
        return events;
    }

    /// <summary>Computes <see cref="FullScale"/>.</summary>
    public static uint HashOfFullScale()
    {
        var events = new EventHash();
        var monitor = new HipMonitor(new AlertSettings(), events);
        byte[] fifo = new byte[ImuScale.BlockBytes];
        uint random = 1;
        monitor.StartUncalibrated();
        for (int block = 0; block < FullScaleS * ImuScale.RateHz / ImuScale.BlockSamples; block++)
        {
            for (int i = 0; i < fifo.Length; i++)
            {
                // Every other block is at the rails throughout.
                random = (random * 1103515245) + 12345;
                bool high = (i & 1) == 0;
                fifo[i] = (block & 1) == 0 ? (byte)(random >> 16) : (random & 0x10000) != 0 ? (byte)(high ? 0x7F : 0xFF) : (byte)(high ? 0x80 : 0);
            }

            monitor.ProcessBlock(fifo, 0);
            events.Hash.Add(monitor.UpVector.UpX);
            events.Hash.Add(monitor.UpVector.UpY);
            events.Hash.Add(monitor.UpVector.UpZ);
        }

        return events.Hash.Value;
    }
}
