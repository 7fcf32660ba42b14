namespace HipSense.Core;

/// <summary>Why a run ended.</summary>
public enum EndCause
{
    /// <summary>The runner, or the phone, ended it.</summary>
    Stopped = 0,

    /// <summary>Nobody ran for some minutes.</summary>
    Rested = 1,

    /// <summary>The clip started again, and nobody ran on.</summary>
    CutOff = 2,

    /// <summary>There was no room for more, and no older run left to drop.</summary>
    Full = 3,
}
