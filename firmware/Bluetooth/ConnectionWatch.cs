using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>
/// Knows whether somebody is connected. One at a time: the stack does not advertise while somebody is. The runtime keeps 128 events and drops the
/// oldest when nobody takes them, so the end of a connection may never be told: a beginning is always somebody new.
/// </summary>
public sealed class ConnectionWatch
{
    // Of the smallest link, and of every link until it has agreed on more.
    private const int LeastMtu = 23;

    private readonly object _lock = new();

    /// <summary>Watches the server's connection.</summary>
    public ConnectionWatch(GattSession session)
    {
        session.SessionStatusChanged += OnChanged;
        session.MaxPduSizeChanged += OnMtu;
    }

    /// <summary>Counts every beginning and end: odd while somebody is connected.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes of the connection's packets, three of which are the attribute protocol's own. The package goes on telling those of the connection before.</summary>
    public int Mtu { get; private set; } = LeastMtu;

    /// <summary>True while somebody is connected.</summary>
    public bool IsOpen => (Number & 1) != 0;

    /// <summary>The stack has been stopped: nobody is connected any more, whether it says so or not.</summary>
    public void End()
    {
        lock (_lock)
        {
            Number += IsOpen ? 1 : 0;
        }
    }

    private void OnChanged(object sender, GattSessionStatusChangedEventArgs args)
    {
        if (args.Status != GattSessionStatus.Active)
        {
            End();
        }
        else
        {
            lock (_lock)
            {
                Number += IsOpen ? 2 : 1;
                Mtu = LeastMtu;
            }
        }
    }

    private void OnMtu(object? sender, EventArgs args)
    {
        Mtu = BluetoothLEServer.Instance.Session.MaxMtuSize;
    }
}
