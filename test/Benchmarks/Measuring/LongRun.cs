using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Benchmarks;

/// <summary>What a sample costs as the run gets longer: ten hours of the same minute of running.</summary>
public sealed record LongRun(int Minute, double Instructions)
{
    private static readonly int[] s_minutes = [1, 10, 60, 600];

    /// <summary>Measures minutes 1, 10, 60 and 600.</summary>
    public static IReadOnlyList<LongRun> Measure()
    {
        byte[] fifo = RunnerMinute.Fifo();
        int from = RunnerMinute.FromBlock * ImuScale.BlockBytes;
        long[] costs = (long[])CountingContext.Run(nameof(Workloads.LongRun), fifo[..from], fifo[from..], s_minutes)!;
        double samples = (fifo.Length - from) / (double)ImuScale.FrameBytes;
        return [.. s_minutes.Zip(costs, (minute, cost) => new LongRun(minute, cost / samples))];
    }
}
