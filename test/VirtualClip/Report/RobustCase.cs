using System;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>A hard case.</summary>
/// <param name="What">What is hard, in a few words.</param>
/// <param name="Plan">The run.</param>
/// <param name="Remark">Says what the columns do not; given the run.</param>
internal sealed record RobustCase(string What, TrialPlan Plan, Func<Trial, string>? Remark = null)
{
    /// <summary>What it may come to.</summary>
    public HardBounds Bounds { get; init; } = HardBounds.Usual;
}

/// <summary>What a hard case came to.</summary>
/// <param name="Case">The case.</param>
/// <param name="Trial">The run.</param>
/// <param name="Remark">What the columns do not say; empty when there is nothing.</param>
internal sealed record HardResult(RobustCase Case, Trial Trial, string Remark)
{
    /// <summary>What is over the bounds of the case: missed.</summary>
    public IReadOnlyList<string> Missed => Case.Bounds.Broken(Trial);

    /// <summary>What is over the usual bounds, for which the case has a reason.</summary>
    public IReadOnlyList<string> Unusual => HardBounds.Usual.Broken(Trial);
}
