namespace nanoFramework.Runtime.Native;

/// <summary>Kinds of reboot.</summary>
public enum RebootOption
{
    /// <summary>The whole chip.</summary>
    NormalReboot = 0,

    /// <summary>Into nanoBooter, which the ESP32 does not have.</summary>
    EnterNanoBooter = 1,

    /// <summary>The runtime only.</summary>
    ClrOnly = 2,

    /// <summary>Into the maker's boot loader.</summary>
    EnterProprietaryBooter = 8,
}
