namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>How advertising stands.</summary>
public enum GattServiceProviderAdvertisementStatus
{
    /// <summary>Not started yet.</summary>
    Created = 0,

    /// <summary>Stopped.</summary>
    Stopped = 1,

    /// <summary>Started.</summary>
    Started = 2,

    /// <summary>Failed.</summary>
    Aborted = 3,

    /// <summary>Started, but not all data fitted.</summary>
    StartedWithoutAllAdvertisementData = 4,
}
