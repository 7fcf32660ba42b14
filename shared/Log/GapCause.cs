namespace HipSense.Core;

/// <summary>Why a run has a gap.</summary>
public enum GapCause
{
    /// <summary>The clip started again in the midst of the run.</summary>
    Restart = 0,

    /// <summary>The flash took nothing for so long that records had to be left out.</summary>
    Flash = 1,
}
