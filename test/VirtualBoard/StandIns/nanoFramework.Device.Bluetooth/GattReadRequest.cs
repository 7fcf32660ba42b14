using System;
using HipSense.Virtual;

namespace nanoFramework.Device.Bluetooth.GenericAttributeProfile;

/// <summary>A read that waits for its answer.</summary>
public class GattReadRequest
{
    private readonly int _eventId;

    internal GattReadRequest(int eventId) => _eventId = eventId;

    /// <summary>Answers.</summary>
    public void RespondWithValue(Buffer value)
    {
        ArgumentNullException.ThrowIfNull(value);
        VirtualBoard.Current.Radio.AnswerRead(_eventId, 0, value.Copy());
    }

    /// <summary>Refuses.</summary>
    public void RespondWithProtocolError(byte protocolError) => VirtualBoard.Current.Radio.AnswerRead(_eventId, protocolError, []);
}
