using System;
using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary>An hour of running on the desktop: what a scenario costs whoever tries thousands. The code is as it is, not rewritten.</summary>
public class HourReplay
{
    private const int Minutes = 60;

    private byte[] _lead = [];
    private byte[] _minute = [];
    private Recording? _hour;

    /// <summary>Makes the hour: sixty times the same minute, after standing still.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        int from = RunnerMinute.FromBlock * ImuScale.BlockBytes;
        byte[] fifo = RunnerMinute.Fifo();
        _lead = fifo[..from];
        _minute = fifo[from..];
        _hour = new Recording("hour", isStanding: true, RunnerMinute.Repeated(Minutes), new Dictionary<string, double[]>());
    }

    /// <summary>FIFO bytes straight into the detection.</summary>
    /// <returns>Cues that were given.</returns>
    [Benchmark]
    public int Detection()
    {
        var monitor = new HipMonitor(new AlertSettings(), new HipEvents());
        monitor.StartStanding();
        Process(monitor, _lead);
        for (int minute = 0; minute < Minutes; minute++)
        {
            Process(monitor, _minute);
        }

        return monitor.Statistics.Cues;
    }

    /// <summary>The whole firmware on the virtual board: sensor, bus, loop, motor.</summary>
    /// <returns>Cues that were given.</returns>
    [Benchmark]
    public int WholeClip() => ClipSession.Replay(_hour!).Statistics!.Cues;

    /// <summary>CPU time that something needs, s, once everything is compiled.</summary>
    public static double CpuSeconds(Func<int> replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        replay();
        TimeSpan before = CpuTime();
        replay();
        return (CpuTime() - before).TotalSeconds;
    }

    private static TimeSpan CpuTime()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void Process(HipMonitor monitor, byte[] fifo)
    {
        for (int at = 0; at < fifo.Length; at += ImuScale.BlockBytes)
        {
            monitor.ProcessBlock(fifo, at);
        }
    }
}
