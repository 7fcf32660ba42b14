using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace HipSense.VirtualClip;

/// <summary>Independent pieces of work on all processors. The results stand in the order of the pieces, whoever was done first.</summary>
internal static class Work
{
    /// <summary>Does each.</summary>
    public static TResult[] Each<T, TResult>(IReadOnlyList<T> pieces, Func<T, TResult> work)
    {
        var results = new TResult[pieces.Count];
        Parallel.For(0, pieces.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => results[i] = work(pieces[i]));
        return results;
    }
}
