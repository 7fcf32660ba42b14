namespace HipSense.Core;

/// <summary>
/// What cues are decided by, side by side, and whether the motor tells them. Sent with every <see cref="MetricsPacket"/>, through the same
/// characteristic; since minor version 1.
/// </summary>
public sealed class FeedbackPacket
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 18;

    /// <summary>A mean or a threshold that there is not yet.</summary>
    public const int None = short.MinValue;

    private const int LeftCeilingBit = 1;
    private const int RightCeilingBit = 2;
    private const int LeftOverBit = 4;
    private const int RightOverBit = 8;
    private const int MotorOffBit = 16;
    private const int FadedBit = 32;
    private const int LeaningBit = 64;

    /// <summary>The number of the <see cref="MetricsPacket"/> that follows.</summary>
    public int Sequence;

    /// <summary>The clip's uptime, milliseconds; wraps after 49.7 days.</summary>
    public uint TimeMs;

    /// <summary>Mean drop of the last ten left stances, hundredths of a degree, or <see cref="None"/>.</summary>
    public int LeftMeanCdeg = None;

    /// <summary>Likewise right.</summary>
    public int RightMeanCdeg = None;

    /// <summary>Threshold in force on the left, hundredths of a degree; <see cref="None"/> while nothing can be too much: no standing zero and no baseline yet.</summary>
    public int LeftThresholdCdeg = None;

    /// <summary>Likewise right.</summary>
    public int RightThresholdCdeg = None;

    /// <summary>Which threshold that is.</summary>
    public CueReason LeftReason;

    /// <summary>Likewise right.</summary>
    public CueReason RightReason;

    /// <summary>True from when the mean has held over the threshold until it has come back below the hysteresis.</summary>
    public bool IsLeftOver;

    /// <summary>Likewise right.</summary>
    public bool IsRightOver;

    /// <summary>True when the motor is off in the settings.</summary>
    public bool IsMotorOff;

    /// <summary>True when the motor keeps some cues to itself: faded feedback.</summary>
    public bool IsFaded;

    /// <summary>True when the clip was calibrated leaning far forward or back: what it says of the drop is less sure.</summary>
    public bool IsLeaning;

    /// <summary>How long the motor is still muted, seconds, rounded up, 0 … 65,535; 0: not muted.</summary>
    public int MutedS;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Feedback;
        packet[1] = (byte)((LeftReason == CueReason.AboveCeiling ? LeftCeilingBit : 0)
            | (RightReason == CueReason.AboveCeiling ? RightCeilingBit : 0)
            | (IsLeftOver ? LeftOverBit : 0)
            | (IsRightOver ? RightOverBit : 0)
            | (IsMotorOff ? MotorOffBit : 0)
            | (IsFaded ? FadedBit : 0)
            | (IsLeaning ? LeaningBit : 0));
        LittleEndian.PutU16(packet, 2, Sequence);
        LittleEndian.PutU32(packet, 4, TimeMs);
        LittleEndian.PutI16(packet, 8, LeftMeanCdeg);
        LittleEndian.PutI16(packet, 10, RightMeanCdeg);
        LittleEndian.PutI16(packet, 12, LeftThresholdCdeg);
        LittleEndian.PutI16(packet, 14, RightThresholdCdeg);
        LittleEndian.PutU16(packet, 16, MutedS);
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or no feedback of this version.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < Length || packet[0] != Packet.Feedback)
        {
            return false;
        }

        int flags = packet[1];
        LeftReason = (flags & LeftCeilingBit) != 0 ? CueReason.AboveCeiling : CueReason.AboveBaseline;
        RightReason = (flags & RightCeilingBit) != 0 ? CueReason.AboveCeiling : CueReason.AboveBaseline;
        IsLeftOver = (flags & LeftOverBit) != 0;
        IsRightOver = (flags & RightOverBit) != 0;
        IsMotorOff = (flags & MotorOffBit) != 0;
        IsFaded = (flags & FadedBit) != 0;
        IsLeaning = (flags & LeaningBit) != 0;
        Sequence = LittleEndian.U16(packet, 2);
        TimeMs = LittleEndian.U32(packet, 4);
        LeftMeanCdeg = LittleEndian.I16(packet, 8);
        RightMeanCdeg = LittleEndian.I16(packet, 10);
        LeftThresholdCdeg = LittleEndian.I16(packet, 12);
        RightThresholdCdeg = LittleEndian.I16(packet, 14);
        MutedS = LittleEndian.U16(packet, 16);
        return true;
    }
}
