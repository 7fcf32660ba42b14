using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Rivals;

namespace HipSense.Benchmarks;

/// <summary>What other ways cost, on the same minute.</summary>
public static class RivalCost
{
    private const int RegisterSamples = 1000;
    private const int Bare = -1;

    /// <summary>The filters of <see cref="RivalList"/>, in its order: FIFO byte to up vector.</summary>
    public static IReadOnlyList<Cost> Filters() => [.. RivalList.All.Select((family, i) => Measure(family.Name, i))];

    /// <summary>The least that a sample can cost.</summary>
    public static Cost BareDecode() => Measure("decoding alone", Bare);

    /// <summary>Reading the sensor as the binding does: chip to numbers, no filter.</summary>
    /// <returns>The cost, and the time on the wire of a sample, µs.</returns>
    public static (Cost Cost, double BusUs) Registers()
    {
        object? result = CountingContext.Run(nameof(Workloads.Registers), RegisterSamples);
        (Taken counted, long busUs) = ((Taken, long))result!;
        return (new Cost("reading as the binding does", new Counts(counted).ByStage[Stages.Sampler], RegisterSamples), busUs / (double)RegisterSamples);
    }

    private static Cost Measure(string name, int family)
    {
        double[] bias = RunnerMinute.StandingBias(RunnerMinute.Recording);
        object? result = CountingContext.Run(nameof(Workloads.Rival), family, RunnerMinute.Fifo(), bias, RunnerMinute.FromBlock);
        var counts = new Counts((Taken)result!);
        return new Cost(name, counts.Sensing, counts.Blocks.Count * ImuScale.BlockSamples);
    }
}
