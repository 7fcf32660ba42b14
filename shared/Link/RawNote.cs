using System;

namespace HipSense.Core;

/// <summary>
/// What the detection was told beside the samples, in the midst of a raw stream: with the notes a replay gives it all that the clip gave it. A note is sent before
/// the samples that come after it.
/// </summary>
public sealed class RawNote
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderBytes = 6;

    /// <summary>Most bytes of data.</summary>
    public const int MostData = RunState.Length;

    /// <summary>Counts the notes of a stream, 0 … 255 and from 0 again: one that never comes shows.</summary>
    public int Count;

    /// <summary>The number of the sample before which it stands, 0 … <see cref="RawPacket.Numbers"/> − 1.</summary>
    public int Number;

    /// <summary>What it tells.</summary>
    public RawNoteKind Kind;

    /// <summary>What belongs to it; an array of its own after each <see cref="Decode"/>.</summary>
    public byte[] Data = new byte[0];

    /// <summary>Bytes of the packet.</summary>
    public int Length => HeaderBytes + Data.Length;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        RawPacket.PutHeader(packet, Packet.RawNote, Number);
        packet[4] = (byte)Count;
        packet[5] = (byte)Kind;
        Array.Copy(Data, 0, packet, HeaderBytes, Data.Length);
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or no note.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < HeaderBytes || packet[0] != Packet.RawNote)
        {
            return false;
        }

        Number = RawPacket.NumberOf(packet);
        Count = packet[4];
        Kind = (RawNoteKind)packet[5];
        Data = new byte[packet.Length - HeaderBytes];
        Array.Copy(packet, HeaderBytes, Data, 0, Data.Length);
        return true;
    }
}
