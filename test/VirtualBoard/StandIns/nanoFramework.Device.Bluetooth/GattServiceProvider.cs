using System;
using System.Text;
using HipSense.Virtual;
using nanoFramework.Runtime.Native;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A service, and the advertising of it.</summary>
public class GattServiceProvider
{
    private readonly VirtualRadio _radio;

    private GattServiceProvider(Guid serviceUuid, VirtualRadio radio)
    {
        _radio = radio;
        Service = new GattLocalService(serviceUuid);
        if (radio.Add(this))
        {
            // After the first service comes Device Information, which takes the place of one of the same UUID.
            var information = new GattServiceProvider(Utilities.CreateUuidFromShortCode(0x180A), radio);
            Fix(information, 0x2A29, "nanoFramework");
            Fix(information, 0x2A24, SystemInfo.Platform);
        }
    }

    /// <summary>How advertising stands.</summary>
    public GattServiceProviderAdvertisementStatus AdvertisementStatus { get; private set; }

    /// <summary>The service.</summary>
    public GattLocalService Service { get; }

    /// <summary>Makes a service; one of the same UUID is replaced.</summary>
    public static GattServiceProviderResult Create(Guid serviceUuid) => new(new GattServiceProvider(serviceUuid, VirtualBoard.Current.Radio));

    /// <summary>Publishes every service and advertises this one.</summary>
    public void StartAdvertising() => StartAdvertising(new GattServiceProviderAdvertisingParameters());

    /// <summary>Publishes every service and advertises.</summary>
    public void StartAdvertising(GattServiceProviderAdvertisingParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        BluetoothLEServer.Instance.Start();
        if (!parameters.CustomAdvertisement)
        {
            parameters.Advertisement.AddService(Service.Uuid);
        }

        AdvertisementStatus = _radio.StartAdvertising(parameters)
            ? GattServiceProviderAdvertisementStatus.Started
            : GattServiceProviderAdvertisementStatus.StartedWithoutAllAdvertisementData;
    }

    /// <summary>Stops not only advertising but the whole stack: whoever is connected is thrown off.</summary>
    public void StopAdvertising()
    {
        AdvertisementStatus = GattServiceProviderAdvertisementStatus.Stopped;
        _radio.StopStack();
    }

    private static void Fix(GattServiceProvider provider, ushort uuid, string text) =>
        provider.Service.CreateCharacteristic(Utilities.CreateUuidFromShortCode(uuid), new GattLocalCharacteristicParameters
        {
            StaticValue = new Buffer(Encoding.UTF8.GetBytes(text)),
            CharacteristicProperties = GattCharacteristicProperties.Read,
        });
}
