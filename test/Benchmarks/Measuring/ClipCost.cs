using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Benchmarks;

/// <summary>What the clip does in the minute of running.</summary>
public sealed class ClipCost
{
    private const double P99 = 0.99;

    private readonly Counts _counts;

    private ClipCost(Counts counts, BoardUse use)
    {
        _counts = counts;
        Use = use;
        Samples = counts.Blocks.Count * ImuScale.BlockSamples;
        Sensing = new Cost("HipSense, FIFO byte to event", counts.Sensing, Samples);
        Sampler = new Cost("sampler, driver and the package's call", counts.ByStage[Benchmarks.Stages.Sampler], Samples);
        Log = new Cost("run log", counts.ByStage[Benchmarks.Stages.Log], Samples);
        Link = new Cost("Bluetooth", counts.ByStage[Benchmarks.Stages.Link], Samples);
        Rest = new Cost("the rest of the loop: button, motor, battery", counts.ByStage[Benchmarks.Stages.Outside], Samples);
        Stages = [.. counts.ByStage.Select((done, stage) => new Cost(StageName.Of(CountedCode.Instance.StageNames[stage]), done, Samples))];
    }

    /// <summary>Samples in the minute.</summary>
    public int Samples { get; }

    /// <summary>What the board was used for in the minute.</summary>
    public BoardUse Use { get; }

    /// <summary>Everything from the sampler's handing over a block to its events.</summary>
    public Cost Sensing { get; }

    /// <summary>What brings the blocks there.</summary>
    public Cost Sampler { get; }

    /// <summary>The run log.</summary>
    public Cost Log { get; }

    /// <summary>The way to the phone.</summary>
    public Cost Link { get; }

    /// <summary>The loop, and the duties that are not named.</summary>
    public Cost Rest { get; }

    /// <summary>What there is beside sensing.</summary>
    public IEnumerable<Cost> Beside => [Log, Link, Rest];

    /// <summary>All stages, by number.</summary>
    public IReadOnlyList<Cost> Stages { get; }

    /// <summary>The stages between FIFO byte and event that did something, the dearest first.</summary>
    public IEnumerable<Cost> Rooms => Stages
        .Where((cost, stage) => Benchmarks.Stages.IsSensing(stage) && cost.Total.Instructions > 0)
        .OrderByDescending(cost => cost.Total.Instructions);

    /// <summary>The room with the up vector: the filter, and the signals for the detection.</summary>
    public Cost UpVector => Stages.Single(stage => stage.Name == StageName.UpVector);

    /// <summary>Methods between FIFO byte and event, the dearest first.</summary>
    public IEnumerable<Cost> Methods => _counts.ByMethod
        .OrderByDescending(method => method.Value.Instructions)
        .ThenBy(method => method.Key, System.StringComparer.Ordinal)
        .Select(method => new Cost(method.Key, method.Value, Samples));

    /// <summary>Instructions of the block that 99 % of all blocks do not exceed.</summary>
    public long BlockP99 => Cost.Percentile(_counts.Blocks, P99);

    /// <summary>Median of the blocks.</summary>
    public long BlockMedian => Cost.Percentile(_counts.Blocks, 0.5);

    /// <summary>The dearest block.</summary>
    public long BlockMax => _counts.Blocks.Max();

    /// <summary>Instructions of the dearest burst: what one drain of the FIFO hands over.</summary>
    public long BurstMax => _counts.Bursts.Max();

    /// <summary>Measures.</summary>
    /// <param name="withPhone">True: the owner's phone is connected and listens to metrics, alerts and cadence.</param>
    public static ClipCost Measure(bool withPhone = false)
    {
        object? result = CountingContext.Run(
            nameof(Workloads.Clip), RunnerMinute.Recording.Counts.ToArray(), RunnerMinute.FromSecond, RunnerMinute.Seconds, withPhone);
        (Taken counted, BoardUse use, _) = ((Taken, BoardUse, (long, long)[]))result!;
        return new ClipCost(new Counts(counted), use);
    }
}
