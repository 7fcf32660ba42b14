using System;

namespace HipSense.Core;

/// <summary>
/// A piece of a run on its way to the phone. The phone asks for windows (<see cref="ControlOp.Read"/>); each comes as pieces in order and ends
/// with a <see cref="LogEnd"/>. After a break it asks again from the first byte that it lacks.
/// </summary>
public sealed class LogPacket
{
    /// <summary>Most bytes of the run in a packet; all but the last packet of a window carry as many.</summary>
    public const int MostData = Packet.MostBytes - HeaderBytes;

    /// <summary>Most bytes in a window.</summary>
    public const int MostWindow = 32 * MostData;

    /// <summary>Where the last piece may begin.</summary>
    public const uint MostOffset = ushort.MaxValue * (uint)MostData;

    private const int HeaderBytes = 4;

    /// <summary>The reference of the request that asked for it.</summary>
    public int Reference;

    /// <summary>Where in the run the piece begins, a multiple of <see cref="MostData"/>.</summary>
    public uint Offset;

    /// <summary>Bytes of the run, 1 … <see cref="MostData"/>.</summary>
    public int Count;

    /// <summary>The bytes.</summary>
    public readonly byte[] Data = new byte[MostData];

    /// <summary>Bytes of the packet.</summary>
    public int Length => HeaderBytes + Count;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Log;
        packet[1] = (byte)Reference;
        LittleEndian.PutU16(packet, 2, (int)(Offset / MostData));
        Array.Copy(Data, 0, packet, HeaderBytes, Count);
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short, too long or not a piece of a run.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length <= HeaderBytes || packet.Length > Packet.MostBytes || packet[0] != Packet.Log)
        {
            return false;
        }

        Reference = packet[1];
        Offset = (uint)(LittleEndian.U16(packet, 2) * MostData);
        Count = packet.Length - HeaderBytes;
        Array.Copy(packet, HeaderBytes, Data, 0, Count);
        return true;
    }
}
