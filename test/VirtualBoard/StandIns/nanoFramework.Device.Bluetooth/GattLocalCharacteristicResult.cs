namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A characteristic that was made.</summary>
public class GattLocalCharacteristicResult
{
    internal GattLocalCharacteristicResult(GattLocalCharacteristic characteristic) => Characteristic = characteristic;

    /// <summary>The characteristic.</summary>
    public GattLocalCharacteristic Characteristic { get; }

    /// <summary>Always well.</summary>
    public BluetoothError Error { get; } = BluetoothError.Success;
}
