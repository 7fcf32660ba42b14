using System;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>One side of a run beside its truth.</summary>
public sealed class SideSummary
{
    /// <summary>Compares.</summary>
    /// <param name="run">The run.</param>
    /// <param name="side">The side.</param>
    public SideSummary(VirtualRun run, Side side)
    {
        ArgumentNullException.ThrowIfNull(run);
        Side = side;
        Missed = run.Matches.Missed.Count(stance => stance.Side == side);
        Invented = run.Matches.Invented.Count(stance => stance.Side == side);
        foreach ((TrueStance True, StanceEvent Found) pair in run.Matches.Pairs.Where(pair => pair.True.Side == side))
        {
            Found++;
            SideUnknown += pair.Found.Side == Side.Unknown ? 1 : 0;
            SideWrong += pair.Found.Side != Side.Unknown && pair.Found.Side != side ? 1 : 0;
            double contactMs = pair.Found.ContactUs / 1000.0;
            Contact.Add(contactMs);
            TrueContact.Add(pair.True.ContactMs);
            ContactError.Add(contactMs - pair.True.ContactMs);
            if (pair.Found.Counts && pair.Found.Side == side)
            {
                Drop.Add(pair.Found.DropPeakDeg);
                TrueDrop.Add(pair.True.PeakDropDeg);
                DropError.Add(pair.Found.DropPeakDeg - pair.True.PeakDropDeg);
            }
        }
    }

    /// <summary>The side.</summary>
    public Side Side { get; }

    /// <summary>Stances found of those that were there.</summary>
    public int Found { get; }

    /// <summary>There and not found.</summary>
    public int Missed { get; }

    /// <summary>Found and not there.</summary>
    public int Invented { get; }

    /// <summary>Found, but the side was not known yet.</summary>
    public int SideUnknown { get; }

    /// <summary>Found, but told for the other side.</summary>
    public int SideWrong { get; }

    /// <summary>Measured peak drops that count, degrees.</summary>
    public ErrorSum Drop { get; } = new();

    /// <summary>The true peak drops of the same stances, degrees.</summary>
    public ErrorSum TrueDrop { get; } = new();

    /// <summary>Measured less true, degrees.</summary>
    public ErrorSum DropError { get; } = new();

    /// <summary>Measured contact times, ms.</summary>
    public ErrorSum Contact { get; } = new();

    /// <summary>True contact times, ms.</summary>
    public ErrorSum TrueContact { get; } = new();

    /// <summary>Measured less true, ms.</summary>
    public ErrorSum ContactError { get; } = new();
}
