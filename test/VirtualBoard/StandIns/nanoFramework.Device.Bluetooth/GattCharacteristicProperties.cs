namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>What can be done with a characteristic.</summary>
[System.Flags]
public enum GattCharacteristicProperties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Broadcast.</summary>
    Broadcast = 1,

    /// <summary>Read.</summary>
    Read = 2,

    /// <summary>Write without response.</summary>
    WriteWithoutResponse = 4,

    /// <summary>Write.</summary>
    Write = 8,

    /// <summary>Notify.</summary>
    Notify = 16,

    /// <summary>Indicate.</summary>
    Indicate = 32,

    /// <summary>Signed writes.</summary>
    AuthenticatedSignedWrites = 64,

    /// <summary>More properties.</summary>
    ExtendedProperties = 128,

    /// <summary>Reliable writes.</summary>
    ReliableWrites = 256,

    /// <summary>Writable descriptors.</summary>
    WritableAuxiliaries = 512,
}
