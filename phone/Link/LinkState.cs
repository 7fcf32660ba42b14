namespace HipSense.Phone.Link;

/// <summary>How it stands with the clip.</summary>
public enum LinkState
{
    /// <summary>No clip is wanted.</summary>
    NotConnected,

    /// <summary>This browser cannot talk to a clip.</summary>
    NotSupported,

    /// <summary>Bluetooth is off.</summary>
    BluetoothOff,

    /// <summary>The runner is choosing a clip.</summary>
    Searching,

    /// <summary>The connection is being made.</summary>
    Connecting,

    /// <summary>Connected, and what the clip says is new.</summary>
    Live,

    /// <summary>Connected, but the clip has not been heard for a while: nothing shown may pass as live.</summary>
    Stale,

    /// <summary>The connection was lost and is being made again.</summary>
    Reconnecting,

    /// <summary>Connected, but this phone does not hold the clip's key.</summary>
    NotAuthorised,
}
