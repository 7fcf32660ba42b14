using System.Collections.Generic;

namespace HipSense.Hardware.Facts;

/// <summary>The work and the tests of the build, in one order: the content of <c>hardware/build.json</c>.</summary>
public sealed record BuildSequence
{
    /// <summary>The board whose build it is.</summary>
    public required string Board { get; init; }

    /// <summary>The colour of each net's wires.</summary>
    public required IReadOnlyDictionary<string, string> Colours { get; init; }

    /// <summary>Where the small parts go.</summary>
    public required PerfboardLayout Perfboard { get; init; }

    /// <summary>The work.</summary>
    public required IReadOnlyList<BuildStep> Steps { get; init; }

    /// <summary>The tests, by number.</summary>
    public required IReadOnlyList<BringUpTest> Tests { get; init; }
}
