using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>Knows whether somebody is connected. One at a time: the stack does not advertise while somebody is.</summary>
public sealed class ConnectionWatch
{
    /// <summary>Watches the server's connection.</summary>
    public ConnectionWatch(GattSession session)
    {
        session.SessionStatusChanged += OnChanged;
    }

    /// <summary>Counts every beginning and end: odd while somebody is connected.</summary>
    public int Number { get; private set; }

    /// <summary>True while somebody is connected.</summary>
    public bool IsOpen => (Number & 1) != 0;

    private void OnChanged(object sender, GattSessionStatusChangedEventArgs args)
    {
        if ((args.Status == GattSessionStatus.Active) != IsOpen)
        {
            Number++;
        }
    }
}
