using nanoFramework.Device.Bluetooth.Advertisement;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>How to advertise.</summary>
public class GattServiceProviderAdvertisingParameters
{
    /// <summary>Makes the usual: connectable, discoverable, with flags and name.</summary>
    public GattServiceProviderAdvertisingParameters() => CustomAdvertisement = false;

    /// <summary>Whether phones can see it.</summary>
    public bool IsDiscoverable { get; set; } = true;

    /// <summary>Whether phones can connect.</summary>
    public bool IsConnectable { get; set; } = true;

    /// <summary>The advertisement.</summary>
    public BluetoothLEAdvertisement Advertisement { get; } = new();

    /// <summary>True: flags and name are taken out, and nothing is in it but what the program puts there.</summary>
    public bool CustomAdvertisement
    {
        get;
        set
        {
            field = value;
            if (value)
            {
                Advertisement.Remove(BluetoothLEAdvertisementDataSectionType.Flags);
                Advertisement.Remove(BluetoothLEAdvertisementDataSectionType.CompleteLocalName);
            }
            else
            {
                Advertisement.Flags = BluetoothLEAdvertisementFlags.ClassicNotSupported | BluetoothLEAdvertisementFlags.GeneralDiscoverableMode;
                Advertisement.LocalName = BluetoothLEServer.Instance.DeviceName;
            }
        }
    }
}
