namespace HipSense.Runners;

/// <summary>What a phase of a course consists of.</summary>
public enum PhaseKind
{
    /// <summary>Quiet standing with slight sway.</summary>
    Stand,

    /// <summary>Walking.</summary>
    Walk,

    /// <summary>Running.</summary>
    Run,

    /// <summary>Walking up stairs.</summary>
    StairsUp,

    /// <summary>Walking down stairs.</summary>
    StairsDown,

    /// <summary>Jumps on the spot, one every 1.6 s or so.</summary>
    Jump,

    /// <summary>One fall onto the side, then lying, then getting up at the end of the phase.</summary>
    Fall,

    /// <summary>Sitting in a car that drives.</summary>
    Car,
}
