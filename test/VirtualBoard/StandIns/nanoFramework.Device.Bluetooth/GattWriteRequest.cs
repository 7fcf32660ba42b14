using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A write that waits for its answer, also when its writer does not.</summary>
public class GattWriteRequest
{
    private readonly int _eventId;

    internal GattWriteRequest(int eventId)
    {
        _eventId = eventId;
        Value = new Buffer(VirtualBoard.Current.Radio.Written(eventId));
    }

    /// <summary>Always 0.</summary>
    public uint Offset { get; }

    /// <summary>Always with response.</summary>
    public GattWriteOption Option { get; } = GattWriteOption.WriteWithResponse;

    /// <summary>What was written; empty when it is too late to ask.</summary>
    public Buffer Value { get; }

    /// <summary>Accepts.</summary>
    public void Respond() => VirtualBoard.Current.Radio.AnswerWrite(_eventId, 0);

    /// <summary>Refuses.</summary>
    public void RespondWithProtocolError(byte protocolError) => VirtualBoard.Current.Radio.AnswerWrite(_eventId, protocolError);
}
