namespace HipSense.Core;

/// <summary>What a record of a run tells. A reader passes over kinds that it does not know.</summary>
public enum LogKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Which run, which clip, which settings: the first record.</summary>
    Header = 1,

    /// <summary>The stances since the record before of this kind.</summary>
    Stances = 2,

    /// <summary>A cue.</summary>
    Cue = 3,

    /// <summary>The runner does something else now.</summary>
    Activity = 4,

    /// <summary>A calibration ended or was refused.</summary>
    Calibration = 5,

    /// <summary>The clip was off, or the log had to leave something out.</summary>
    Gap = 6,

    /// <summary>The clip was told what time it is.</summary>
    Clock = 7,

    /// <summary>The run is over: the last record. A run without one was cut off.</summary>
    End = 8,

    /// <summary>The thresholds that are in force from here on.</summary>
    Thresholds = 9,
}
