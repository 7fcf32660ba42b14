namespace HipSense.Core;

/// <summary>What a cue tells the runner.</summary>
public enum CueKind
{
    /// <summary>The drop has been too large for ten stances of a side.</summary>
    TooMuchDrop = 0,

    /// <summary>It has come back under the threshold.</summary>
    Recovered = 1,
}
