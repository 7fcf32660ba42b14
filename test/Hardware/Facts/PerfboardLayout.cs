using System.Collections.Generic;

namespace HipSense.Hardware.Facts;

/// <summary>Where the small parts go on a piece of perfboard. Pads are named by row and column: <c>A1</c>.</summary>
public sealed record PerfboardLayout
{
    /// <summary>Holes in a row.</summary>
    public required int Columns { get; init; }

    /// <summary>The rows' letters, from the top.</summary>
    public required string Rows { get; init; }

    /// <summary>The net of each pad in use. Neighbours of one net are bridged.</summary>
    public required IReadOnlyDictionary<string, string> Pads { get; init; }

    /// <summary>For each part the pad of each pin.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parts { get; init; }

    /// <summary>Pairs of pads that an insulated wire on the other side joins.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Links { get; init; }

    /// <summary>Pads from which a wire leaves.</summary>
    public required IReadOnlyList<string> Wires { get; init; }
}
