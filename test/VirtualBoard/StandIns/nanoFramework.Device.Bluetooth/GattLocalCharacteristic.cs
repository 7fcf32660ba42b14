using System;
using System.Collections.Generic;
using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A characteristic of the server.</summary>
public class GattLocalCharacteristic
{
    private readonly List<GattSubscribedClient> _clients = [];
    private readonly VirtualRadio _radio;

    internal GattLocalCharacteristic(Guid uuid, GattLocalCharacteristicParameters parameters, VirtualRadio radio)
    {
        _radio = radio;
        Uuid = uuid;
        CharacteristicProperties = parameters.CharacteristicProperties;
        ReadProtectionLevel = parameters.ReadProtectionLevel;
        WriteProtectionLevel = parameters.WriteProtectionLevel;
        StaticValue = parameters.StaticValue;
        Id = radio.Add(this);
    }

    /// <summary>Called when somebody reads.</summary>
    public delegate void GattLocalCharacteristicReadEventHandler(GattLocalCharacteristic sender, GattReadRequestedEventArgs ReadRequestEventArgs);

    /// <summary>Called when somebody writes.</summary>
    public delegate void GattLocalCharacteristicWriteEventHandler(GattLocalCharacteristic sender, GattWriteRequestedEventArgs WriteRequestEventArgs);

    /// <summary>Called when somebody subscribes or leaves.</summary>
    public delegate void GattLocalCharacteristicClientsChangedEventHandler(GattLocalCharacteristic sender, object? args);

    /// <summary>Somebody reads.</summary>
    public event GattLocalCharacteristicReadEventHandler? ReadRequested;

    /// <summary>Somebody writes.</summary>
    public event GattLocalCharacteristicWriteEventHandler? WriteRequested;

    /// <summary>Somebody subscribed or left.</summary>
    public event GattLocalCharacteristicClientsChangedEventHandler? SubscribedClientsChanged;

    /// <summary>What can be done.</summary>
    public GattCharacteristicProperties CharacteristicProperties { get; }

    /// <summary>Who may read.</summary>
    public GattProtectionLevel ReadProtectionLevel { get; }

    /// <summary>Who may write.</summary>
    public GattProtectionLevel WriteProtectionLevel { get; }

    /// <summary>The value that never changes, or null.</summary>
    public Buffer? StaticValue { get; }

    /// <summary>Who is subscribed, as far as the events have told.</summary>
    public GattSubscribedClient[] SubscribedClients => [.. _clients];

    /// <summary>Its UUID.</summary>
    public Guid Uuid { get; }

    /// <summary>The number by which events find it.</summary>
    internal int Id { get; }

    /// <summary>
    /// Tells all who are subscribed; always a notification, never an indication. The array is made before the list is locked: who comes in
    /// between makes it too short (IndexOutOfRangeException), who leaves makes it too long (null at the end).
    /// </summary>
    public GattClientNotificationResult[] NotifyValue(Buffer value)
    {
        VirtualBoard.Current.Heap.Take(HeapFaults.NotificationBytes);
        var results = new GattClientNotificationResult[_clients.Count];
        _radio.Touch();
        for (int i = 0; i < _clients.Count; i++)
        {
            results[i] = NotifyValue(value, _clients[i]);
        }

        _radio.Touch();
        return results;
    }

    /// <summary>Tells one.</summary>
    public GattClientNotificationResult NotifyValue(Buffer value, GattSubscribedClient subscribedClient)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(subscribedClient);
        int rc = _radio.Notify(subscribedClient.Session.DeviceId.Id, this, value.Copy());
        return new GattClientNotificationResult(rc, subscribedClient, (ushort)value.Length);
    }

    internal void OnRead(int eventId)
    {
        var args = new GattReadRequestedEventArgs(eventId);
        if (StaticValue != null)
        {
            args.GetRequest().RespondWithValue(StaticValue);
        }
        else if (ReadRequested != null)
        {
            ReadRequested(this, args);
        }
        else
        {
            args.GetRequest().RespondWithProtocolError(GattProtocolError.UnlikelyError);
        }
    }

    internal void OnWrite(int eventId)
    {
        var args = new GattWriteRequestedEventArgs(eventId);
        if (WriteRequested != null)
        {
            WriteRequested(this, args);
        }
        else
        {
            args.GetRequest().RespondWithProtocolError(GattProtocolError.UnlikelyError);
        }
    }

    internal void OnSubscription(int connection, bool subscribed)
    {
        int index = _clients.FindIndex(client => client.Session.DeviceId.Id == connection);
        if (subscribed && index < 0)
        {
            _clients.Add(new GattSubscribedClient(GattSession.FromDeviceId(new BluetoothDeviceId(connection))));
        }
        else if (!subscribed && index >= 0)
        {
            _clients.RemoveAt(index);
        }

        SubscribedClientsChanged?.Invoke(this, null);
    }
}
