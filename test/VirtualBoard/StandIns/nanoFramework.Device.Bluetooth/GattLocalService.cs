using System;
using System.Collections.Generic;
using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A service of the server.</summary>
public class GattLocalService
{
    private readonly List<GattLocalCharacteristic> _characteristics = [];

    internal GattLocalService(Guid uuid) => Uuid = uuid;

    /// <summary>Its characteristics.</summary>
    public GattLocalCharacteristic[] Characteristics => [.. _characteristics];

    /// <summary>Its UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>Makes a characteristic.</summary>
    public GattLocalCharacteristicResult CreateCharacteristic(Guid characteristicUuid, GattLocalCharacteristicParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        VirtualRadio radio = VirtualBoard.Current.Radio;
        var characteristic = new GattLocalCharacteristic(characteristicUuid, parameters, radio);
        _characteristics.Add(characteristic);

        // Only now the server is touched, which forgets this characteristic when it is the first touch.
        BluetoothLEServer.Instance.Pairing.Raise(characteristic.ReadProtectionLevel);
        BluetoothLEServer.Instance.Pairing.Raise(characteristic.WriteProtectionLevel);
        return new GattLocalCharacteristicResult(characteristic);
    }
}
