namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>The errors of the attribute protocol.</summary>
public static class GattProtocolError
{
    /// <summary>May not be read.</summary>
    public static byte ReadNotPermitted => 0x02;

    /// <summary>May not be written.</summary>
    public static byte WriteNotPermitted => 0x03;

    /// <summary>Not by this client.</summary>
    public static byte InsufficientAuthorization => 0x08;

    /// <summary>Of a wrong length.</summary>
    public static byte InvalidAttributeValueLength => 0x0D;

    /// <summary>Nobody answers for it.</summary>
    public static byte UnlikelyError => 0x0E;

    /// <summary>Not on a plain link.</summary>
    public static byte InsufficientEncryption => 0x0F;

    /// <summary>No room.</summary>
    public static byte InsufficientResources => 0x11;
}
