using System;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A connection.</summary>
public class GattSession
{
    internal GattSession(BluetoothDeviceId deviceId) => DeviceId = deviceId;

    /// <summary>Called when a connection begins or ends.</summary>
    public delegate void GattSessionStatusChangedEventHandler(object sender, GattSessionStatusChangedEventArgs args);

    /// <summary>A connection began or ended.</summary>
    public event GattSessionStatusChangedEventHandler? SessionStatusChanged;

    /// <summary>The packets may be larger now.</summary>
    public event EventHandler? MaxPduSizeChanged;

    /// <summary>Who it is.</summary>
    public BluetoothDeviceId DeviceId { get; }

    /// <summary>The MTU: 0 until the first exchange, and that of the former connection until the next one. Filled for the server's session alone.</summary>
    public ushort MaxMtuSize { get; private set; }

    /// <summary>A connection by its number; another object each time.</summary>
    public static GattSession FromDeviceId(BluetoothDeviceId deviceId) => new(deviceId);

    internal void Tell(GattSessionStatus status) => SessionStatusChanged?.Invoke(this, new GattSessionStatusChangedEventArgs(status));

    internal void TellMtu(ushort mtu)
    {
        MaxMtuSize = mtu;
        MaxPduSizeChanged?.Invoke(this, EventArgs.Empty);
    }
}
