using System;
using HipSense.Core;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>The HipSense service: what docs/bluetooth.md describes.</summary>
public sealed class HipService
{
    private const GattCharacteristicProperties ReadNotify = GattCharacteristicProperties.Read | GattCharacteristicProperties.Notify;
    private const GattCharacteristicProperties ReadWrite = GattCharacteristicProperties.Read | GattCharacteristicProperties.Write;
    private const GattCharacteristicProperties WriteNotify = GattCharacteristicProperties.Write | GattCharacteristicProperties.Notify;

    // What can come in within a turn of the loop; of settings a phone writes the next when it has seen what became of the last.
    private const int MostRequests = 8;
    private const int MostSettings = 2;

    /// <summary>Makes the service.</summary>
    /// <param name="connection">Knows on which connection something is written.</param>
    /// <param name="lookAtSettings">A first look at settings that are written.</param>
    /// <param name="info">What the clip is.</param>
    public HipService(ConnectionWatch connection, WritableValue.FirstLook lookAtSettings, InfoPacket info)
    {
        Provider = Gatt.Service(new Guid(LinkIds.Service));
        GattLocalCharacteristic alert = Gatt.Characteristic(Provider, new Guid(LinkIds.Alert), ReadNotify);
        Alert = new ReadableValue(alert, connection);
        AlertNotifier = new Notifier(alert);
        GattLocalCharacteristic metrics = Gatt.Characteristic(Provider, new Guid(LinkIds.Metrics), ReadNotify);
        Metrics = new ReadableValue(metrics, connection);
        MetricsNotifier = new Notifier(metrics);
        GattLocalCharacteristic settings = Gatt.Characteristic(Provider, new Guid(LinkIds.Settings), ReadWrite);
        Settings = new ReadableValue(settings, connection);
        SettingsWrites = new WritableValue(settings, SettingsQueue, connection, ClipSettings.Length, lookAtSettings);
        GattLocalCharacteristic control = Gatt.Characteristic(Provider, new Guid(LinkIds.Control), WriteNotify);
        ControlWrites = new WritableValue(control, ControlQueue, connection, Packet.MostBytes, null);
        ControlNotifier = new Notifier(control);
        LogNotifier = new Notifier(Gatt.Characteristic(Provider, new Guid(LinkIds.Log), GattCharacteristicProperties.Notify));
        byte[] infoPacket = new byte[InfoPacket.Length];
        info.Encode(infoPacket);
        Gatt.Constant(Provider, new Guid(LinkIds.Info), infoPacket);
        Key = new ReadableValue(Gatt.Characteristic(Provider, new Guid(LinkIds.Key), new GattLocalCharacteristicParameters
        {
            CharacteristicProperties = GattCharacteristicProperties.Read,
            ReadProtectionLevel = GattProtectionLevel.EncryptionRequired,
        }), null);
        Key.Once = true;
    }

    /// <summary>The service itself.</summary>
    public readonly GattServiceProvider Provider;

    /// <summary>The newest alert.</summary>
    public readonly ReadableValue Alert;

    /// <summary>Tells alerts.</summary>
    public readonly Notifier AlertNotifier;

    /// <summary>The newest metrics.</summary>
    public readonly ReadableValue Metrics;

    /// <summary>Tells metrics.</summary>
    public readonly Notifier MetricsNotifier;

    /// <summary>The settings in force.</summary>
    public readonly ReadableValue Settings;

    /// <summary>Takes settings.</summary>
    public readonly WritableValue SettingsWrites;

    /// <summary>Settings that wait.</summary>
    public readonly WaitingWrites SettingsQueue = new(MostSettings);

    /// <summary>Takes requests.</summary>
    public readonly WritableValue ControlWrites;

    /// <summary>Requests that wait.</summary>
    public readonly WaitingWrites ControlQueue = new(MostRequests);

    /// <summary>Tells replies.</summary>
    public readonly Notifier ControlNotifier;

    /// <summary>Tells runs.</summary>
    public readonly Notifier LogNotifier;

    /// <summary>The owner's key.</summary>
    public readonly ReadableValue Key;

    /// <summary>Packets that the stack did not take.</summary>
    public int Failures => AlertNotifier.Failures + MetricsNotifier.Failures + ControlNotifier.Failures + LogNotifier.Failures;

    /// <summary>Faults in answering the radio.</summary>
    public int HandlerFaults => SettingsWrites.Faults + ControlWrites.Faults + Alert.Faults + Metrics.Faults + Settings.Faults + Key.Faults;

    /// <summary>Shows nothing that is anybody's.</summary>
    public void Hide()
    {
        Alert.Hide();
        Metrics.Hide();
        Settings.Hide();
        Key.Hide();
    }
}
