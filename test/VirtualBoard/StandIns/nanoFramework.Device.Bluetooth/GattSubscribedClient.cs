namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>Who wants to be told of a characteristic.</summary>
public class GattSubscribedClient
{
    internal GattSubscribedClient(GattSession session) => Session = session;

    /// <summary>1024, whatever the link can bear.</summary>
    public ushort MaxNotificationSize { get; } = 1024;

    /// <summary>The connection, without its MTU.</summary>
    public GattSession Session { get; }
}
