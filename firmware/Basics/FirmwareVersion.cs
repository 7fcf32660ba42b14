namespace HipSense.Firmware;

/// <summary>The version of the firmware; Properties/AssemblyInfo.cs says the same.</summary>
public static class FirmwareVersion
{
    /// <summary>Major.</summary>
    public const byte Major = 0;

    /// <summary>Minor.</summary>
    public const byte Minor = 1;

    /// <summary>Patch.</summary>
    public const byte Patch = 0;
}
