using System.Collections.Generic;
using System.Linq;

namespace HipSense.Benchmarks;

/// <summary>What a workload's counting gave, in the terms of the code.</summary>
public sealed class Counts
{
    private readonly Tally[] _stages;
    private readonly Dictionary<string, Tally> _methods = [];

    /// <summary>Reads what <see cref="Counter.Take"/> gave.</summary>
    /// <param name="taken">What it gave.</param>
    public Counts(Taken taken)
    {
        Blocks = taken.Blocks;
        Bursts = taken.Bursts;
        IReadOnlyList<Segment> segments = CountedCode.Instance.Segments;
        _stages = new Tally[taken.Hits.Length];
        for (int stage = 0; stage < _stages.Length; stage++)
        {
            for (int i = 0; i < segments.Count; i++)
            {
                long hits = taken.Hits[stage][i];
                if (hits == 0)
                {
                    continue;
                }

                Tally done = (segments[i].Cost * hits) + new Tally { AllocatedBytes = taken.ArrayBytes[stage][i] };
                _stages[stage] += done;
                if (Stages.IsSensing(stage))
                {
                    _methods[segments[i].Method] = _methods.GetValueOrDefault(segments[i].Method) + done;
                }
            }
        }
    }

    /// <summary>Instructions of each block from its FIFO bytes to its events, listeners included.</summary>
    public IReadOnlyList<long> Blocks { get; }

    /// <summary>Instructions from FIFO byte to event of each burst: what one drain of the FIFO handed over.</summary>
    public IReadOnlyList<long> Bursts { get; }

    /// <summary>What was done by stage, in the order of <see cref="CountedCode.StageNames"/>.</summary>
    public IReadOnlyList<Tally> ByStage => _stages;

    /// <summary>What was done between FIFO byte and event, by method.</summary>
    public IReadOnlyDictionary<string, Tally> ByMethod => _methods;

    /// <summary>Everything between FIFO byte and event.</summary>
    public Tally Sensing => _stages.Where((_, stage) => Stages.IsSensing(stage)).Aggregate(default(Tally), (sum, done) => sum + done);
}
