namespace HipSense.Core;

/// <summary>What a run begins with.</summary>
public sealed class LogHeader
{
    /// <summary>The version of the records.</summary>
    public int Version = LogFormat.Version;

    /// <summary>The run's number, 1 … 65,535.</summary>
    public int RunId;

    /// <summary>Counts the clip's starts.</summary>
    public int BootId;

    /// <summary>When the run began, seconds since 1970 UTC; 0 while nobody had told the clip the time.</summary>
    public uint StartedUnixS;

    /// <summary>The runner's clock less UTC, minutes.</summary>
    public int ZoneMinutes;

    /// <summary>The firmware's version: major, minor, patch.</summary>
    public readonly byte[] Firmware = new byte[3];

    /// <summary>The settings in force, as they go over the link.</summary>
    public readonly byte[] Settings = new byte[LogFormat.MostSettings];

    /// <summary>How many bytes of <see cref="Settings"/> there are.</summary>
    public int SettingsBytes;
}
