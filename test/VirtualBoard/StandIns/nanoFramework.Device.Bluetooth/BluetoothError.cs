namespace nanoFramework.Device.Bluetooth;

/// <summary>How a call ended.</summary>
public enum BluetoothError
{
    /// <summary>Well.</summary>
    Success = 0,

    /// <summary>No radio.</summary>
    RadioNotAvailable = 1,

    /// <summary>It is there already.</summary>
    ResourceInUse = 2,

    /// <summary>Nobody is connected.</summary>
    DeviceNotConnected = 3,

    /// <summary>Something else.</summary>
    OtherError = 4,

    /// <summary>Not allowed.</summary>
    DisabledByPolicy = 5,

    /// <summary>Not possible.</summary>
    NotSupported = 6,

    /// <summary>Switched off.</summary>
    DisabledByUser = 7,

    /// <summary>Nobody agreed.</summary>
    ConsentRequired = 8,

    /// <summary>Not on this transport.</summary>
    TransportNotSupported = 9,
}
