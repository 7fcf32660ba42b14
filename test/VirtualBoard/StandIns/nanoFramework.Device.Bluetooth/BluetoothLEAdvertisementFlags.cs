namespace nanoFramework.Device.Bluetooth.Advertisement;

/// <summary>Flags of an advertisement.</summary>
[System.Flags]
public enum BluetoothLEAdvertisementFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Seen for a while.</summary>
    LimitedDiscoverableMode = 1,

    /// <summary>Seen.</summary>
    GeneralDiscoverableMode = 2,

    /// <summary>Low energy only.</summary>
    ClassicNotSupported = 4,

    /// <summary>Both, controller.</summary>
    DualModeControllerCapable = 8,

    /// <summary>Both, host.</summary>
    DualModeHostCapable = 16,
}
