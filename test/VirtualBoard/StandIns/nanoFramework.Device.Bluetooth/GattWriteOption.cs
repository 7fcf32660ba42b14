namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>How a client writes.</summary>
public enum GattWriteOption
{
    /// <summary>With response.</summary>
    WriteWithResponse = 0,

    /// <summary>Without.</summary>
    WriteWithoutResponse = 1,
}
