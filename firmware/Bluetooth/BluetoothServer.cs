using System;
using HipSense.Core;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.Advertisement;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>
/// The clip's attribute table and its advertisement. The stack stops advertising while somebody is connected and begins again by itself
/// afterwards.
/// </summary>
public sealed class BluetoothServer
{
    // Running walking sensor on the hip, in the SIG's list of appearances.
    private const ushort OnHip = 0x0443;

    /// <summary>Makes the table; nobody sees it before <see cref="Start"/>.</summary>
    /// <param name="info">What the clip is.</param>
    /// <param name="lookAtSettings">A first look at settings that are written.</param>
    public BluetoothServer(InfoPacket info, WritableValue.FirstLook lookAtSettings)
    {
        // With the first service comes the package's own Device Information, which ours replaces; and the first touch of the server forgets all characteristics. So one service,
        // the one that is made again below, comes before that touch, and every characteristic after: else two of the package's would be held for ever, 1.5 KB.
        Gatt.Service(new Guid(LinkIds.Service));
        BluetoothLEServer server = BluetoothLEServer.Instance;
        server.Appearance = OnHip;

        // Bonds do not survive a restart on most images, and phones then refuse to talk (nanoframework/Home #1205).
        server.Pairing.AllowBonding = false;
        Connection = new ConnectionWatch(server.Session);
        Hip = new HipService(Connection, lookAtSettings, info);
        Cadence = new CadenceService();
        Battery = new BatteryService();
        DeviceInformationService.Create();
    }

    /// <summary>Who is connected.</summary>
    public readonly ConnectionWatch Connection;

    /// <summary>The HipSense service.</summary>
    public readonly HipService Hip;

    /// <summary>Running Speed and Cadence.</summary>
    public readonly CadenceService Cadence;

    /// <summary>Battery.</summary>
    public readonly BatteryService Battery;

    /// <summary>Starts the stack, unseen.</summary>
    public static void TurnOn()
    {
        BluetoothLEServer.Instance.Start();
    }

    /// <summary>Starts the stack, if it is off, and lets phones see the clip. Not again before <see cref="Stop"/>.</summary>
    /// <param name="name">What phones show.</param>
    public void Start(string name)
    {
        BluetoothLEServer.Instance.DeviceName = name;
        DataWriter service = new();
        service.WriteUuid(new Guid(LinkIds.Service));
        DataWriter nameData = new();
        nameData.WriteString(name);

        // The order is that in the packet; 29 of its 31 bytes are taken, and the name goes to the scan response.
        GattServiceProviderAdvertisingParameters parameters = new() { IsConnectable = true, IsDiscoverable = true, CustomAdvertisement = true };
        const byte Flags = (byte)(BluetoothLEAdvertisementFlags.GeneralDiscoverableMode | BluetoothLEAdvertisementFlags.ClassicNotSupported);
        Put(parameters, BluetoothLEAdvertisementDataSectionType.Flags, Bytes(Flags));
        Put(parameters, BluetoothLEAdvertisementDataSectionType.CompleteList16uuid, Bytes(0x14, 0x18));
        Put(parameters, BluetoothLEAdvertisementDataSectionType.CompleteList128uuid, service.DetachBuffer());
        Put(parameters, BluetoothLEAdvertisementDataSectionType.Appearance, Bytes(OnHip & 0xFF, OnHip >> 8));
        Put(parameters, BluetoothLEAdvertisementDataSectionType.CompleteLocalName, nameData.DetachBuffer());
        Hip.Provider.StartAdvertising(parameters);

        // The stack has its own copy, from which it goes on after a connection; the package would hold these for ever, 550 bytes.
        parameters.Advertisement.DataSections.Clear();
    }

    /// <summary>Stops the whole stack, which is the only way there is to throw somebody off.</summary>
    public void Stop()
    {
        BluetoothLEServer.Instance.Stop();
        Connection.End();
    }

    private static void Put(GattServiceProviderAdvertisingParameters parameters, BluetoothLEAdvertisementDataSectionType type, nanoFramework.Device.Bluetooth.Buffer data)
    {
        parameters.Advertisement.DataSections.Add(new BluetoothLEAdvertisementDataSection((byte)type, data));
    }

    private static nanoFramework.Device.Bluetooth.Buffer Bytes(params byte[] bytes)
    {
        return new nanoFramework.Device.Bluetooth.Buffer(bytes);
    }
}
