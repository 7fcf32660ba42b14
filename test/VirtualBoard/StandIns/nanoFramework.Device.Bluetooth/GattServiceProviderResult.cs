namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A service that was made.</summary>
public class GattServiceProviderResult
{
    internal GattServiceProviderResult(GattServiceProvider provider) => ServiceProvider = provider;

    /// <summary>Always well.</summary>
    public BluetoothError Error { get; } = BluetoothError.Success;

    /// <summary>The service.</summary>
    public GattServiceProvider ServiceProvider { get; }
}
