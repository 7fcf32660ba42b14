using System.Collections.Generic;

namespace HipSense.Hardware.Facts;

/// <summary>One test of a unit.</summary>
public sealed record BringUpTest
{
    /// <summary>Its number, which it keeps when the order of work changes.</summary>
    public required int Number { get; init; }

    /// <summary>What is tested.</summary>
    public required string What { get; init; }

    /// <summary>"self", "meter" or "person".</summary>
    public required string Who { get; init; }

    /// <summary>How, in Markdown.</summary>
    public required string How { get; init; }

    /// <summary>When it is passed.</summary>
    public required string Pass { get; init; }

    /// <summary>What must hold, as in <see cref="BuildStep.Needs"/>.</summary>
    public required IReadOnlyList<string> Needs { get; init; }
}
