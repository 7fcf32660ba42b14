using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>Somebody writes.</summary>
public class GattWriteRequestedEventArgs
{
    private readonly int _eventId;

    internal GattWriteRequestedEventArgs(int eventId) => _eventId = eventId;

    /// <summary>Always null.</summary>
    public GattSession? Session { get; }

    /// <summary>The request; another object each time.</summary>
    public GattWriteRequest GetRequest()
    {
        VirtualBoard.Current.Radio.Interrupt();
        return new GattWriteRequest(_eventId);
    }
}
