namespace HipSense.Core;

/// <summary>
/// Why something that was learned holds no longer. The detection begins anew in these ways and in no other: each goes through every
/// <see cref="DetectorPart"/>, which decides what of its own is worth nothing then.
/// </summary>
public enum ResetReason
{
    /// <summary>The runner has stopped: what was learned of these steps does not fit the next ones.</summary>
    RunnerStopped = 0,

    /// <summary>Samples were lost, and the step in them. The runner may still be running.</summary>
    SamplesLost = 1,

    /// <summary>A mount was found. What was measured in the frame of the one before is worth nothing; no step spans both.</summary>
    MountFound = 2,

    /// <summary>Up has settled after a restart of the clip. What was measured until then makes no cue.</summary>
    UpSettled = 3,

    /// <summary>The mount from before a restart of the clip does not fit the run: it is searched for while the run goes on.</summary>
    MountRefuted = 4,

    /// <summary>Nothing is known of how the clip hangs or what it does: but for the run's totals and the alerts' baselines a fresh start.</summary>
    Uncalibrated = 5,

    /// <summary>The clip is taken to be mounted exactly as drawn; else as <see cref="Uncalibrated"/>.</summary>
    MountGiven = 6,

    /// <summary>Another run begins: totals, warm-up and baselines. The clip hangs as it did.</summary>
    NewRun = 7,
}
