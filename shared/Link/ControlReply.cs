using System;

namespace HipSense.Core;

/// <summary>The answer to a <see cref="ControlRequest"/>. What an operation answers is there only when the status is <see cref="ControlStatus.Ok"/>.</summary>
public sealed class ControlReply
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderBytes = 4;

    /// <summary>Most bytes of data.</summary>
    public const int MostData = Packet.MostBytes - HeaderBytes;

    /// <summary>What was asked.</summary>
    public ControlOp Op;

    /// <summary>The request's reference.</summary>
    public int Reference;

    /// <summary>How it ended.</summary>
    public ControlStatus Status;

    /// <summary><see cref="ControlOp.Hello"/>: the clip's major version.</summary>
    public int Major;

    /// <summary><see cref="ControlOp.Hello"/>: its minor version.</summary>
    public int Minor;

    /// <summary><see cref="ControlOp.Hello"/>: another number at each start of the clip: uptime and the numbers of metrics begin anew.</summary>
    public int BootId;

    /// <summary><see cref="ControlOp.Hello"/>: milliseconds since the start.</summary>
    public uint UptimeMs;

    /// <summary><see cref="ControlOp.Hello"/>: true when this connection has proven to be the owner's.</summary>
    public bool Owner;

    /// <summary><see cref="ControlOp.Hello"/>, <see cref="ControlOp.PairWindow"/>: seconds for which the key can still be read, 0 … 255.</summary>
    public int WindowS;

    /// <summary><see cref="ControlOp.List"/>: runs in the log.</summary>
    public int Count;

    /// <summary><see cref="ControlOp.List"/>: the run's number.</summary>
    public uint Run;

    /// <summary><see cref="ControlOp.List"/>: its length, bytes.</summary>
    public uint Length;

    /// <summary><see cref="ControlOp.List"/>: its start, seconds since 1970; 0 when not known.</summary>
    public uint StartedUnixS;

    /// <summary><see cref="ControlOp.Replay"/>: the oldest alert that is kept.</summary>
    public int Oldest;

    /// <summary><see cref="ControlOp.Replay"/>: the newest alert; those from the wanted or the oldest to it follow.</summary>
    public int Newest;

    /// <summary><see cref="ControlOp.Replay"/>: wanted alerts that are not kept any more.</summary>
    public int Lost;

    /// <summary><see cref="ControlOp.RawStart"/>: samples a packet, <see cref="RawPacket.LeastSamples"/> … <see cref="RawPacket.MostSamples"/>.</summary>
    public int Samples;

    /// <summary><see cref="ControlOp.RawStart"/>: the number of the stream's first sample.</summary>
    public uint First;

    /// <summary>
    /// <see cref="ControlOp.Challenge"/>: the clip's challenge; <see cref="ControlOp.Prove"/>: its proof; <see cref="ControlOp.Statistics"/>:
    /// the page, to be decoded by <see cref="SideSummary"/>, <see cref="RunSummary"/>, <see cref="ClipSummary"/> or <see cref="SelfTestSummary"/>.
    /// </summary>
    public readonly byte[] Bytes = new byte[MostData];

    /// <summary>Bytes of a reply.</summary>
    /// <returns>The length, header and all.</returns>
    public static int LengthOf(ControlOp op, ControlStatus status)
    {
        if (status != ControlStatus.Ok)
        {
            return HeaderBytes;
        }

        switch (op)
        {
            case ControlOp.Hello:
                return HeaderBytes + 10;
            case ControlOp.List:
                return HeaderBytes + 14;
            case ControlOp.Challenge:
                return HeaderBytes + OwnerProof.ChallengeBytes;
            case ControlOp.Prove:
                return HeaderBytes + OwnerProof.Bytes;
            case ControlOp.PairWindow:
                return HeaderBytes + 1;
            case ControlOp.Statistics:
                return HeaderBytes + MostData;
            case ControlOp.RawStart:
                return HeaderBytes + 5;
            case ControlOp.Replay:
                return HeaderBytes + 6;
            default:
                return HeaderBytes;
        }
    }

    /// <summary>Writes the reply.</summary>
    /// <param name="packet">Receives <see cref="LengthOf"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Reply;
        packet[1] = (byte)Op;
        packet[2] = (byte)Reference;
        packet[3] = (byte)Status;
        if (Status != ControlStatus.Ok)
        {
            return;
        }

        switch (Op)
        {
            case ControlOp.Hello:
                LittleEndian.PutU8(packet, 4, Major);
                LittleEndian.PutU8(packet, 5, Minor);
                LittleEndian.PutU16(packet, 6, BootId);
                LittleEndian.PutU32(packet, 8, UptimeMs);
                packet[12] = Owner ? (byte)1 : (byte)0;
                LittleEndian.PutU8(packet, 13, WindowS);
                break;
            case ControlOp.List:
                LittleEndian.PutU16(packet, 4, Count);
                LittleEndian.PutU32(packet, 6, Run);
                LittleEndian.PutU32(packet, 10, Length);
                LittleEndian.PutU32(packet, 14, StartedUnixS);
                break;
            case ControlOp.PairWindow:
                LittleEndian.PutU8(packet, 4, WindowS);
                break;
            case ControlOp.RawStart:
                LittleEndian.PutU8(packet, 4, Samples);
                LittleEndian.PutU32(packet, 5, First);
                break;
            case ControlOp.Replay:
                LittleEndian.PutU16(packet, 4, Oldest);
                LittleEndian.PutU16(packet, 6, Newest);
                LittleEndian.PutU16(packet, 8, Lost);
                break;
            case ControlOp.Challenge:
            case ControlOp.Prove:
            case ControlOp.Statistics:
                Array.Copy(Bytes, 0, packet, HeaderBytes, LengthOf(Op, Status) - HeaderBytes);
                break;
        }
    }

    /// <summary>Reads a reply.</summary>
    /// <returns>False when it is too short or not a reply of this version.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < HeaderBytes || packet[0] != Packet.Reply || packet.Length < LengthOf((ControlOp)packet[1], (ControlStatus)packet[3]))
        {
            return false;
        }

        Op = (ControlOp)packet[1];
        Reference = packet[2];
        Status = (ControlStatus)packet[3];
        if (Status != ControlStatus.Ok)
        {
            return true;
        }

        switch (Op)
        {
            case ControlOp.Hello:
                Major = packet[4];
                Minor = packet[5];
                BootId = LittleEndian.U16(packet, 6);
                UptimeMs = LittleEndian.U32(packet, 8);
                Owner = packet[12] != 0;
                WindowS = packet[13];
                break;
            case ControlOp.List:
                Count = LittleEndian.U16(packet, 4);
                Run = LittleEndian.U32(packet, 6);
                Length = LittleEndian.U32(packet, 10);
                StartedUnixS = LittleEndian.U32(packet, 14);
                break;
            case ControlOp.PairWindow:
                WindowS = packet[4];
                break;
            case ControlOp.RawStart:
                Samples = packet[4];
                First = LittleEndian.U32(packet, 5);
                break;
            case ControlOp.Replay:
                Oldest = LittleEndian.U16(packet, 4);
                Newest = LittleEndian.U16(packet, 6);
                Lost = LittleEndian.U16(packet, 8);
                break;
            case ControlOp.Challenge:
            case ControlOp.Prove:
            case ControlOp.Statistics:
                Array.Copy(packet, HeaderBytes, Bytes, 0, LengthOf(Op, Status) - HeaderBytes);
                break;
        }

        return true;
    }
}
