namespace HipSense.Core;

/// <summary>What <see cref="RunSession"/> has decided: everybody who keeps something of a run follows at that moment.</summary>
public enum RunChange
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Another run has begun.</summary>
    Begun = 1,

    /// <summary>The run from before this start of the clip goes on.</summary>
    WentOn = 2,

    /// <summary>The run is over.</summary>
    Ended = 3,

    /// <summary>What was kept of a run from before this start is worth nothing: that run is not gone on with.</summary>
    GivenUp = 4,
}
