namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>What became of a notification.</summary>
public class GattClientNotificationResult
{
    internal GattClientNotificationResult(int rc, GattSubscribedClient client, ushort bytes)
    {
        ProtocolError = (byte)rc;
        SubscribedClient = client;
        BytesSent = bytes;
    }

    /// <summary>The stack's answer: 0 queued, 6 no memory, 7 not connected.</summary>
    public byte ProtocolError { get; }

    /// <summary>Success for 0: queued, which is not delivered.</summary>
    public GattCommunicationStatus Status => ProtocolError == 0 ? GattCommunicationStatus.Success : GattCommunicationStatus.Unreachable;

    /// <summary>To whom.</summary>
    public GattSubscribedClient SubscribedClient { get; }

    /// <summary>The bytes that were given, also when fewer fit the link.</summary>
    public ushort BytesSent { get; }
}
