using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>Somebody reads.</summary>
public class GattReadRequestedEventArgs
{
    private readonly int _eventId;

    internal GattReadRequestedEventArgs(int eventId) => _eventId = eventId;

    /// <summary>Always null.</summary>
    public GattSession? Session { get; }

    /// <summary>The request; another object each time.</summary>
    public GattReadRequest GetRequest()
    {
        VirtualBoard.Current.Radio.Interrupt();
        return new GattReadRequest(_eventId);
    }
}
