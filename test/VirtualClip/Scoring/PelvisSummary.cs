using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>An angle of one side of a run beside its truth.</summary>
public sealed class PelvisSummary
{
    /// <summary>Sums it up.</summary>
    /// <param name="pairs">What was told, and the truth.</param>
    /// <param name="angle">Which angle.</param>
    /// <param name="side">The stance side.</param>
    public PelvisSummary(IEnumerable<PelvisPair> pairs, PelvisAngle angle, Side side)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (PelvisPair pair in pairs)
        {
            if (pair.Angle == angle && pair.Stance.Side == side && pair.Stance.Counts)
            {
                Told.Add(pair.ToldDeg);
                True.Add(pair.TrueDeg);
                Error.Add(pair.ToldDeg - pair.TrueDeg);
            }
        }
    }

    /// <summary>As told, degrees.</summary>
    public ErrorSum Told { get; } = new();

    /// <summary>The truth of the same stances, degrees.</summary>
    public ErrorSum True { get; } = new();

    /// <summary>Told less true, degrees.</summary>
    public ErrorSum Error { get; } = new();
}
