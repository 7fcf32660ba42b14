using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.Reliability;

/// <summary>Whether a case notices that the code is missing which it is there for.</summary>
/// <param name="Mutation">What was disabled.</param>
/// <param name="Seeds">Seeds tried.</param>
/// <param name="Failed">Seeds with which the case then failed.</param>
/// <param name="Example">The first thing that broke.</param>
public sealed record MutationCheck(Mutation Mutation, int Seeds, int Failed, string Example)
{
    /// <summary>True when the code is needed: without it the case fails.</summary>
    public bool IsNoticed => Failed > 0;

    /// <summary>Looks.</summary>
    /// <param name="mutation">What to disable.</param>
    /// <param name="seeds">How many seeds to try at the most; the first that fails is enough.</param>
    /// <returns>What was seen.</returns>
    public static MutationCheck Of(Mutation mutation, int seeds)
    {
        ArgumentNullException.ThrowIfNull(mutation);
        for (int seed = 1; seed <= seeds; seed++)
        {
            string broken = MutatedWorld.Run(mutation, seed);
            if (broken.Length > 0)
            {
                return new MutationCheck(mutation, seed, 1, broken.Split('\n')[0]);
            }
        }

        return new MutationCheck(mutation, seeds, 0, "");
    }

    /// <summary>Rows whose recovery nothing of ours could be taken out of, and why.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["F19"] = "nothing corrects the chip's clock; that it does no harm is what the case shows",
    };

    /// <summary>Cases that are neither disabled nor excused: none.</summary>
    public static IEnumerable<string> Forgotten() =>
        CaseList.All.Select(item => item.Row).Where(row => Mutation.All.All(mutation => mutation.Row != row) && !Without.ContainsKey(row));
}
