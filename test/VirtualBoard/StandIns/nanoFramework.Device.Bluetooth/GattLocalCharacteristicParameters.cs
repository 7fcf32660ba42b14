namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>What a characteristic is to be.</summary>
public class GattLocalCharacteristicParameters
{
    /// <summary>Makes one that can do nothing.</summary>
    public GattLocalCharacteristicParameters()
    {
    }

    /// <summary>Who may write.</summary>
    public GattProtectionLevel WriteProtectionLevel { get; set; }

    /// <summary>Who may read.</summary>
    public GattProtectionLevel ReadProtectionLevel { get; set; }

    /// <summary>A value that never changes; the handler is not asked.</summary>
    public Buffer? StaticValue { get; set; }

    /// <summary>What can be done.</summary>
    public GattCharacteristicProperties CharacteristicProperties { get; set; }
}
