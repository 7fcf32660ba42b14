namespace HipSense.Core;

/// <summary>How a raw stream begins.</summary>
public enum RawStart
{
    /// <summary>
    /// The detection begins anew, from what a restart of the clip would find, so that a replay that begins there tells the same to the bit: with a standing calibration, or in the
    /// midst of a run with the mount and the baselines.
    /// </summary>
    Anew = 0,

    /// <summary>After a break of the link: the detection goes on as it does, and what was missed is a gap.</summary>
    GoOn = 1,
}
