namespace HipSense.Core;

/// <summary>The threshold behind a cue.</summary>
public enum CueReason
{
    /// <summary>The runner's own fresh drop and a margin.</summary>
    AboveBaseline = 0,

    /// <summary>The absolute limit in the settings.</summary>
    AboveCeiling = 1,
}
