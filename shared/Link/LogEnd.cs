namespace HipSense.Core;

/// <summary>The end of a window of a run.</summary>
public sealed class LogEnd
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 15;

    /// <summary>The reference of the request that asked for the window.</summary>
    public int Reference;

    /// <summary><see cref="ControlStatus.Ok"/>, or why the window is not whole.</summary>
    public ControlStatus Status;

    /// <summary>First byte after the window: where to go on.</summary>
    public uint Next;

    /// <summary>Bytes of the whole run, now.</summary>
    public uint RunLength;

    /// <summary>CRC-32 (IEEE 802.3) of all bytes of the run before <see cref="Next"/>, so that every window finds what went wrong on the way so far. It does not tell one run from another: each record ends with its own.</summary>
    public uint Crc32;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.LogEnd;
        packet[1] = (byte)Reference;
        packet[2] = (byte)Status;
        LittleEndian.PutU32(packet, 3, Next);
        LittleEndian.PutU32(packet, 7, RunLength);
        LittleEndian.PutU32(packet, 11, Crc32);
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or not the end of a window.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < Length || packet[0] != Packet.LogEnd)
        {
            return false;
        }

        Reference = packet[1];
        Status = (ControlStatus)packet[2];
        Next = LittleEndian.U32(packet, 3);
        RunLength = LittleEndian.U32(packet, 7);
        Crc32 = LittleEndian.U32(packet, 11);
        return true;
    }
}
