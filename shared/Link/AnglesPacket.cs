namespace HipSense.Core;

/// <summary>
/// Tilt and rotation of the pelvis as they are now. Sent with every <see cref="MetricsPacket"/>, through the same characteristic, after <see cref="FeedbackPacket"/>;
/// since minor version 3.
/// </summary>
public sealed class AnglesPacket
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 20;

    /// <summary>An angle that there is not: nothing was measured yet, something speaks against it, or its zero is not known.</summary>
    public const int None = short.MinValue;

    /// <summary>The number of the <see cref="MetricsPacket"/> that follows.</summary>
    public int Sequence;

    /// <summary>The clip's uptime, milliseconds; wraps after 49.7 days.</summary>
    public uint TimeMs;

    /// <summary>Mean tilt of the newest left stance, hundredths of a degree, positive with the top of the pelvis forward, or <see cref="None"/>; likewise below.</summary>
    public int LeftTiltCdeg = None;

    /// <summary>Likewise right.</summary>
    public int RightTiltCdeg = None;

    /// <summary>Rotation at the left contact of the newest stride of that foot, hundredths of a degree, positive with the left side forward.</summary>
    public int LeftRotationCdeg = None;

    /// <summary>Likewise right, positive with the right side forward.</summary>
    public int RightRotationCdeg = None;

    /// <summary>Range of the tilt in the newest stride, hundredths of a degree.</summary>
    public int TiltRangeCdeg = None;

    /// <summary>Range of the rotation in the newest stride, hundredths of a degree.</summary>
    public int RotationRangeCdeg = None;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Angles;
        packet[1] = 0;
        LittleEndian.PutU16(packet, 2, Sequence);
        LittleEndian.PutU32(packet, 4, TimeMs);
        LittleEndian.PutI16(packet, 8, LeftTiltCdeg);
        LittleEndian.PutI16(packet, 10, RightTiltCdeg);
        LittleEndian.PutI16(packet, 12, LeftRotationCdeg);
        LittleEndian.PutI16(packet, 14, RightRotationCdeg);
        LittleEndian.PutI16(packet, 16, TiltRangeCdeg);
        LittleEndian.PutI16(packet, 18, RotationRangeCdeg);
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or no angles of this version.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < Length || packet[0] != Packet.Angles)
        {
            return false;
        }

        Sequence = LittleEndian.U16(packet, 2);
        TimeMs = LittleEndian.U32(packet, 4);
        LeftTiltCdeg = LittleEndian.I16(packet, 8);
        RightTiltCdeg = LittleEndian.I16(packet, 10);
        LeftRotationCdeg = LittleEndian.I16(packet, 12);
        RightRotationCdeg = LittleEndian.I16(packet, 14);
        TiltRangeCdeg = LittleEndian.I16(packet, 16);
        RotationRangeCdeg = LittleEndian.I16(packet, 18);
        return true;
    }
}
