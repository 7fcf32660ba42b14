namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>What happened to a connection.</summary>
public enum GattSessionStatus
{
    /// <summary>It ended.</summary>
    Closed = 0,

    /// <summary>It began.</summary>
    Active = 1,
}
