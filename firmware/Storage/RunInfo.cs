namespace HipSense.Firmware;

/// <summary>What a list of runs shows.</summary>
public sealed class RunInfo
{
    /// <summary>The run's number, 1 … 65,535.</summary>
    public int RunId;

    /// <summary>Bytes on the flash.</summary>
    public int LengthBytes;

    /// <summary>When it began, seconds since 1970 UTC; 0 when nobody had told the clip the time.</summary>
    public uint StartedUnixS;
}
