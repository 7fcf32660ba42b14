using HipSense.Virtual;

namespace nanoFramework.Runtime.Native;

/// <summary>What the image on the virtual board says of itself.</summary>
public static class SystemInfo
{
    /// <summary>A line about the image.</summary>
    public static string OEMString => $"nanoCLR running @ {TargetName} built with ESP-IDF v5.5.4";

    /// <summary>The name of the image.</summary>
    public static string TargetName => VirtualBoard.Current.Options.TargetName;

    /// <summary>The family of chips; every image of an ESP32 says the same.</summary>
    public static string Platform => "ESP32";
}
