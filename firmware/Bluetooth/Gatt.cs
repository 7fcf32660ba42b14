using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>Makes services and characteristics.</summary>
public static class Gatt
{
    /// <summary>Makes a service.</summary>
    /// <exception cref="InvalidOperationException">The package refused.</exception>
    public static GattServiceProvider Service(Guid uuid)
    {
        GattServiceProviderResult result = GattServiceProvider.Create(uuid);
        if (result.Error != BluetoothError.Success)
        {
            throw new InvalidOperationException();
        }

        return result.ServiceProvider;
    }

    /// <summary>Makes a characteristic whose value changes, or that is written.</summary>
    public static GattLocalCharacteristic Characteristic(GattServiceProvider service, Guid uuid, GattCharacteristicProperties properties)
    {
        return Characteristic(service, uuid, new GattLocalCharacteristicParameters { CharacteristicProperties = properties });
    }

    /// <summary>Makes a characteristic whose value never changes; the package answers for it.</summary>
    public static void Constant(GattServiceProvider service, Guid uuid, byte[] value)
    {
        Characteristic(service, uuid, new GattLocalCharacteristicParameters
        {
            CharacteristicProperties = GattCharacteristicProperties.Read,
            StaticValue = new nanoFramework.Device.Bluetooth.Buffer(value),
        });
    }

    /// <summary>Makes a characteristic.</summary>
    /// <exception cref="InvalidOperationException">The package refused.</exception>
    public static GattLocalCharacteristic Characteristic(GattServiceProvider service, Guid uuid, GattLocalCharacteristicParameters parameters)
    {
        GattLocalCharacteristicResult result = service.Service.CreateCharacteristic(uuid, parameters);
        if (result.Error != BluetoothError.Success)
        {
            throw new InvalidOperationException();
        }

        return result.Characteristic;
    }

    /// <summary>The UUID of a number that the Bluetooth SIG gave.</summary>
    public static Guid Uuid(ushort number)
    {
        return Utilities.CreateUuidFromShortCode(number);
    }
}
