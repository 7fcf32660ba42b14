namespace HipSense.Phone.Link;

/// <summary>What came of letting the runner choose a clip.</summary>
public enum Choice
{
    /// <summary>One was chosen.</summary>
    Chosen,

    /// <summary>None was, or there was none.</summary>
    None,

    /// <summary>Bluetooth is off, or there is none.</summary>
    BluetoothOff,

    /// <summary>This browser cannot.</summary>
    NotSupported,
}
