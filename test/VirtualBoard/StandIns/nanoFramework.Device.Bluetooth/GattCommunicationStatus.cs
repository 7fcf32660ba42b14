namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>How a notification ended.</summary>
public enum GattCommunicationStatus
{
    /// <summary>Queued.</summary>
    Success = 0,

    /// <summary>Not queued.</summary>
    Unreachable = 1,

    /// <summary>Refused.</summary>
    ProtocolError = 2,

    /// <summary>Not allowed.</summary>
    AccessDenied = 3,
}
