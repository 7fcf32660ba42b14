namespace HipSense.Core;

/// <summary>What a <see cref="RawNote"/> tells. Who does not know one keeps it as it is.</summary>
public enum RawNoteKind
{
    /// <summary>The alert settings in force: <see cref="ClipSettings.Length"/> bytes, before the beginning and after each change.</summary>
    Settings = 1,

    /// <summary>The detection begins anew with a standing calibration. No data.</summary>
    Standing = 2,

    /// <summary>The detection begins anew in the midst of a run: <see cref="RunState.Length"/> bytes, of which run and time are left out.</summary>
    Kept = 3,

    /// <summary>The sensor lost samples, and the detection was told so: how many (4 bytes).</summary>
    Gap = 4,

    /// <summary>
    /// A new run has begun, or the one that was restored is not gone on with (1 byte): 0 before the next sample; 1 while the detection told, of the block before, that somebody runs.
    /// </summary>
    NewRun = 5,

    /// <summary>The motor shakes the sensor from here on: milliseconds (2 bytes).</summary>
    Shake = 6,

    /// <summary>The stream ends here: a <see cref="RawEnd"/> (1 byte).</summary>
    End = 7,
}
