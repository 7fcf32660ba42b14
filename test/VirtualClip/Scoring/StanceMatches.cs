using System;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>What was found beside what was there.</summary>
public sealed class StanceMatches
{
    private const double WithinMs = 80;
    private const double UsPerMs = 1000;

    private readonly List<(TrueStance True, StanceEvent Found)> _pairs = [];
    private readonly List<TrueStance> _missed = [];
    private readonly List<StanceEvent> _invented = [];

    /// <summary>Pairs off by initial contact, each within 80 ms of the other.</summary>
    /// <param name="truth">What was there, in order of time.</param>
    /// <param name="found">What was found, in order of time.</param>
    public StanceMatches(IReadOnlyList<TrueStance> truth, IReadOnlyList<StanceEvent> found)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        int next = 0;
        foreach (TrueStance stance in truth)
        {
            while (next < found.Count && Ms(found[next].InitialContactUs) < stance.InitialContactMs - WithinMs)
            {
                Invent(found[next++], truth);
            }

            // Of two within reach the nearer one: a false start must not take the place of the real contact.
            bool isNextNearer = next + 1 < found.Count && Off(found[next + 1], stance) < Off(found[next], stance);
            if (isNextNearer)
            {
                Invent(found[next++], truth);
            }

            if (next < found.Count && Off(found[next], stance) <= WithinMs)
            {
                Pair(stance, found[next++]);
            }
            else if (stance.Counts)
            {
                _missed.Add(stance);
            }
        }

        while (next < found.Count)
        {
            Invent(found[next++], truth);
        }
    }

    /// <summary>Found and there, in order of time.</summary>
    public IReadOnlyList<(TrueStance True, StanceEvent Found)> Pairs => _pairs;

    /// <summary>There and not found.</summary>
    public IReadOnlyList<TrueStance> Missed => _missed;

    /// <summary>Found and not there.</summary>
    public IReadOnlyList<StanceEvent> Invented => _invented;

    /// <summary>Initial contact found less true, ms.</summary>
    /// <param name="pair">A pair.</param>
    public static double ContactErrorMs((TrueStance True, StanceEvent Found) pair) => Ms(pair.Found.InitialContactUs) - pair.True.InitialContactMs;

    /// <summary>Toe-off found less true, ms.</summary>
    /// <param name="pair">A pair.</param>
    public static double ToeOffErrorMs((TrueStance True, StanceEvent Found) pair) => Ms(pair.Found.ToeOffUs) - pair.True.ToeOffMs;

    private static double Ms(long us) => us / UsPerMs;

    private static double Off(StanceEvent found, TrueStance stance) => Math.Abs(Ms(found.InitialContactUs) - stance.InitialContactMs);

    private void Pair(TrueStance stance, StanceEvent found)
    {
        if (stance.Counts)
        {
            _pairs.Add((stance, found));
        }
    }

    private void Invent(StanceEvent found, IReadOnlyList<TrueStance> truth)
    {
        foreach (TrueStance stance in truth)
        {
            if (!stance.Counts && Ms(found.InitialContactUs) < stance.ToeOffMs && Ms(found.ToeOffUs) > stance.InitialContactMs)
            {
                return;
            }
        }

        _invented.Add(found);
    }
}
