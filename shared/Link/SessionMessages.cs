using System;

namespace HipSense.Core;

/// <summary>
/// What is put through HMAC-SHA-256 under the key of a session: the MAC of a request, and the key streams that hide what is the runner's. The key of a
/// session follows from the owner's key and both challenges (<see cref="OwnerProof.WriteSession"/>), so that who passes on the proof of somebody else
/// can neither ask nor read. Since minor version 1; sessions of older pages have none of this.
/// </summary>
public static class SessionMessages
{
    /// <summary>Bytes of a MAC, after the request: the first of the HMAC.</summary>
    public const int MacBytes = 8;

    /// <summary>Bytes of the message behind a key stream.</summary>
    public const int StreamMessageBytes = 10;

    private const int MacPrefixBytes = 5;
    private const byte MacLabel = (byte)'Q';
    private const byte ToldLabel = (byte)'T';
    private const byte WrittenLabel = (byte)'W';
    private const int ReferenceRange = 256;

    // Number and uptime of alerts, metrics, feedback and angles.
    private const int ClearEnd = 8;

    /// <summary>
    /// The number of a request. Its low byte is the request's reference, and numbers only grow: what was sent before cannot be sent again, and up to
    /// 255 requests that were lost on the way do no harm.
    /// </summary>
    /// <param name="last">The number of the last request that was accepted; before the first, the reference of <see cref="ControlOp.Prove"/>.</param>
    /// <param name="reference">The request's reference, 0 … 255.</param>
    public static uint NumberAfter(uint last, int reference)
    {
        uint ahead = (uint)(reference - (int)(last & byte.MaxValue)) & byte.MaxValue;
        return last + (ahead == 0 ? ReferenceRange : ahead);
    }

    /// <summary>What the MAC of a request is taken of: "Q", its number, the request, and for <see cref="ControlOp.ApplySettings"/> the settings as they were written.</summary>
    /// <param name="number">The request's number.</param>
    /// <param name="packet">Begins with the request.</param>
    /// <param name="count">Bytes of the request.</param>
    /// <param name="written">The settings, or null.</param>
    /// <returns>A new array.</returns>
    public static byte[] Request(uint number, byte[] packet, int count, byte[]? written)
    {
        byte[] message = new byte[MacPrefixBytes + count + (written == null ? 0 : written.Length)];
        message[0] = MacLabel;
        LittleEndian.PutU32(message, 1, number);
        Array.Copy(packet, 0, message, MacPrefixBytes, count);
        if (written != null)
        {
            Array.Copy(written, 0, message, MacPrefixBytes + count, written.Length);
        }

        return message;
    }

    /// <summary>
    /// What the key stream of a packet from the clip is made of: "T", the packet's first byte, and what makes the packet one of its kind in the session. Alerts,
    /// metrics, feedback and angles bring that themselves, in the clear: number and uptime; settings their revision.
    /// </summary>
    /// <param name="message">Receives <see cref="StreamMessageBytes"/> bytes.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="number">Of a reply, and of the end of a window: the number of the request. Of a piece of a run: its offset.</param>
    /// <param name="run">Of a piece: the run.</param>
    public static void WriteTold(byte[] message, byte[] packet, uint number, uint run)
    {
        message[0] = ToldLabel;
        message[1] = packet[0];
        LittleEndian.PutU32(message, 2, packet[0] == ClipSettings.Schema && packet.Length > 1 ? packet[1] : number);
        LittleEndian.PutU32(message, 6, run);
        if (IsNumbered(packet[0]))
        {
            // Too short a packet is nobody's: it must not harm.
            for (int i = 2; i < StreamMessageBytes; i++)
            {
                message[i] = i < ClearEnd && i < packet.Length ? packet[i] : (byte)0;
            }
        }
    }

    /// <summary>What the key stream of settings on their way to the clip is made of: "W" and the number of the request that will apply them.</summary>
    /// <param name="message">Receives <see cref="StreamMessageBytes"/> bytes.</param>
    /// <param name="number">The number.</param>
    public static void WriteWritten(byte[] message, uint number)
    {
        message[0] = WrittenLabel;
        message[1] = 0;
        LittleEndian.PutU32(message, 2, number);
        LittleEndian.PutU32(message, 6, 0);
    }

    /// <summary>
    /// What the key stream of a piece of a raw packet is made of: "T", the packet's first byte, which start of the stream it is, the note's count, the number of the sample, and which piece.
    /// A packet of samples is longer than one HMAC reaches.
    /// </summary>
    /// <param name="message">Receives <see cref="StreamMessageBytes"/> bytes.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="number">The number of the request that started the stream; its low 24 bits count.</param>
    /// <param name="piece">0, 1, …</param>
    public static void WriteRaw(byte[] message, byte[] packet, uint number, int piece)
    {
        message[0] = ToldLabel;
        message[1] = packet[0];
        message[2] = (byte)number;
        message[3] = (byte)(number >> 8);
        message[4] = (byte)(number >> 16);
        message[5] = packet[0] == Packet.RawNote ? packet[RawPacket.HeaderBytes] : (byte)0;
        message[6] = packet[1];
        message[7] = packet[2];
        message[8] = packet[3];
        message[9] = (byte)piece;
    }

    /// <summary>Where in a raw packet begins what is hidden: after its number, and after a note's count.</summary>
    public static int RawClearBytes(byte[] packet)
    {
        return packet[0] == Packet.RawNote ? RawPacket.HeaderBytes + 1 : RawPacket.HeaderBytes;
    }

    /// <summary>Hides a piece of a raw packet, or shows it again.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="at">The first byte of the piece.</param>
    /// <param name="stream">The key stream: HMAC-SHA-256 of <see cref="WriteRaw"/>.</param>
    /// <returns>Where the next piece begins.</returns>
    public static int ApplyRaw(byte[] packet, int at, byte[] stream)
    {
        int count = packet.Length - at < stream.Length ? packet.Length - at : stream.Length;
        for (int i = 0; i < count; i++)
        {
            packet[at] ^= stream[i];
            at++;
        }

        return at;
    }

    /// <summary>Hides a packet from the clip, or shows it again; what says what kind of packet it is stays as it is.</summary>
    /// <param name="packet">At most <see cref="Packet.MostBytes"/> bytes.</param>
    /// <param name="stream">The key stream: HMAC-SHA-256 of <see cref="WriteTold"/>.</param>
    public static void ApplyTold(byte[] packet, byte[] stream)
    {
        byte type = packet[0];
        int from = type == ClipSettings.Schema ? 2 : 4;
        if (IsNumbered(type))
        {
            from = ClearEnd;
            if (packet.Length > 1)
            {
                packet[1] ^= stream[1];
            }
        }

        for (int i = from; i < packet.Length; i++)
        {
            packet[i] ^= stream[i];
        }
    }

    /// <summary>Hides settings on their way to the clip, or shows them again.</summary>
    /// <param name="packet"><see cref="ClipSettings.Length"/> bytes.</param>
    /// <param name="stream">The key stream: HMAC-SHA-256 of <see cref="WriteWritten"/>.</param>
    public static void ApplyWritten(byte[] packet, byte[] stream)
    {
        for (int i = 0; i < packet.Length; i++)
        {
            packet[i] ^= stream[i];
        }
    }

    private static bool IsNumbered(byte type)
    {
        return type == Packet.Alert || type == Packet.Metrics || type == Packet.Feedback || type == Packet.Angles;
    }
}
