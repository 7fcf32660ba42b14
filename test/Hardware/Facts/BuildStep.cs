using System.Collections.Generic;

namespace HipSense.Hardware.Facts;

/// <summary>One step of the build.</summary>
public sealed record BuildStep
{
    /// <summary>For the heading.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, in Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>References of the wiring that are built in here.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>What must hold before: a part, a state, <c>!</c> and a state, <c>after</c> and a test's number.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>States that end here.</summary>
    public IReadOnlyList<string> Clears { get; init; } = [];

    /// <summary>States that begin here.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>The tests to make when it is done, in this order.</summary>
    public IReadOnlyList<int> Tests { get; init; } = [];

    /// <summary>What to do when it does not go well.</summary>
    public required string Fails { get; init; }
}
