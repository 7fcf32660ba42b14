using System;

namespace HipSense.Core;

/// <summary>
/// A request on the control point: operation, a reference that the phone chooses and the reply repeats, and what the operation needs. A
/// request repeated with the same bytes is answered with the same reply and done once.
/// </summary>
public sealed class ControlRequest
{
    private const int HeaderBytes = 2;

    /// <summary>What is asked.</summary>
    public ControlOp Op;

    /// <summary>Chosen by the phone, 0 … 255. In a session with a key: the low byte of <see cref="Number"/>.</summary>
    public int Reference;

    /// <summary>The request's number in a session with a key (<see cref="SessionMessages.NumberAfter"/>); 0 in others. Not a part of the packet.</summary>
    public uint Number;

    /// <summary><see cref="ControlOp.Hello"/>: the phone's major version.</summary>
    public int Major;

    /// <summary><see cref="ControlOp.SetTime"/>: seconds since 1970, UTC.</summary>
    public uint UnixS;

    /// <summary><see cref="ControlOp.SetTime"/>: minutes to add for local time, −840 … 840.</summary>
    public int ZoneMinutes;

    /// <summary><see cref="ControlOp.TestAlert"/>: left or right.</summary>
    public Side Side;

    /// <summary><see cref="ControlOp.Mute"/>: 0 … 65,535.</summary>
    public int Seconds;

    /// <summary><see cref="ControlOp.BatteryPoint"/>: the cell's voltage, millivolts.</summary>
    public int Millivolts;

    /// <summary><see cref="ControlOp.List"/>: 0 is the oldest run.</summary>
    public int Index;

    /// <summary><see cref="ControlOp.Read"/>, <see cref="ControlOp.Delete"/>: the run's number.</summary>
    public uint Run;

    /// <summary><see cref="ControlOp.Read"/>: first byte, a multiple of <see cref="LogPacket.MostData"/>.</summary>
    public uint Offset;

    /// <summary><see cref="ControlOp.Read"/>: bytes, 1 … <see cref="LogPacket.MostWindow"/>.</summary>
    public int Count;

    /// <summary><see cref="ControlOp.Statistics"/>: which figures.</summary>
    public StatisticsPage Page;

    /// <summary><see cref="ControlOp.Replay"/>: the first alert that is missing.</summary>
    public int From;

    /// <summary><see cref="ControlOp.RawStart"/>: how it begins.</summary>
    public RawStart RawStart;

    /// <summary><see cref="ControlOp.Challenge"/>: the phone's challenge; <see cref="ControlOp.Prove"/>: its proof.</summary>
    public readonly byte[] Bytes = new byte[OwnerProof.Bytes];

    /// <summary>True for what needs no proof, and carries no MAC either.</summary>
    public static bool IsOpenToAll(ControlOp op)
    {
        return op == ControlOp.Hello || op == ControlOp.Challenge || op == ControlOp.Prove || op == ControlOp.PairWindow;
    }

    /// <summary>Bytes of a request, without the MAC that it carries in a session with a key.</summary>
    /// <returns>The length, header and all; 0 when there is no such operation.</returns>
    public static int LengthOf(ControlOp op)
    {
        switch (op)
        {
            case ControlOp.Start:
            case ControlOp.Stop:
            case ControlOp.Calibrate:
            case ControlOp.Abort:
            case ControlOp.PairWindow:
            case ControlOp.FactoryReset:
            case ControlOp.SelfTest:
            case ControlOp.ApplySettings:
            case ControlOp.RawStop:
                return HeaderBytes;
            case ControlOp.Hello:
            case ControlOp.TestAlert:
            case ControlOp.Statistics:
            case ControlOp.RawStart:
                return HeaderBytes + 1;
            case ControlOp.Mute:
            case ControlOp.List:
            case ControlOp.Replay:
            case ControlOp.BatteryPoint:
                return HeaderBytes + 2;
            case ControlOp.Delete:
                return HeaderBytes + 4;
            case ControlOp.SetTime:
                return HeaderBytes + 6;
            case ControlOp.Read:
                return HeaderBytes + 10;
            case ControlOp.Challenge:
                return HeaderBytes + OwnerProof.ChallengeBytes;
            case ControlOp.Prove:
                return HeaderBytes + OwnerProof.Bytes;
            default:
                return 0;
        }
    }

    /// <summary>Writes the request.</summary>
    /// <param name="packet">Receives <see cref="LengthOf"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = (byte)Op;
        packet[1] = (byte)Reference;
        switch (Op)
        {
            case ControlOp.Hello:
                LittleEndian.PutU8(packet, 2, Major);
                break;
            case ControlOp.SetTime:
                LittleEndian.PutU32(packet, 2, UnixS);
                LittleEndian.PutI16(packet, 6, ZoneMinutes);
                break;
            case ControlOp.TestAlert:
                packet[2] = (byte)Side;
                break;
            case ControlOp.Mute:
                LittleEndian.PutU16(packet, 2, Seconds);
                break;
            case ControlOp.List:
                LittleEndian.PutU16(packet, 2, Index);
                break;
            case ControlOp.Read:
                LittleEndian.PutU32(packet, 2, Run);
                LittleEndian.PutU32(packet, 6, Offset);
                LittleEndian.PutU16(packet, 10, Count);
                break;
            case ControlOp.Delete:
                LittleEndian.PutU32(packet, 2, Run);
                break;
            case ControlOp.Statistics:
                packet[2] = (byte)Page;
                break;
            case ControlOp.RawStart:
                packet[2] = (byte)RawStart;
                break;
            case ControlOp.Replay:
                LittleEndian.PutU16(packet, 2, From);
                break;
            case ControlOp.BatteryPoint:
                LittleEndian.PutU16(packet, 2, Millivolts);
                break;
            case ControlOp.Challenge:
            case ControlOp.Prove:
                Array.Copy(Bytes, 0, packet, HeaderBytes, LengthOf(Op) - HeaderBytes);
                break;
        }
    }

    /// <summary>Reads a request. Operation and reference are what the packet has of them, so that a bad request can be answered too.</summary>
    /// <param name="packet">What was written, of any length.</param>
    /// <returns><see cref="ControlStatus.Ok"/>, or what is wrong with it.</returns>
    public ControlStatus Decode(byte[] packet)
    {
        Op = packet.Length > 0 ? (ControlOp)packet[0] : 0;
        Reference = packet.Length > 1 ? packet[1] : 0;
        int length = LengthOf(Op);
        if (length == 0)
        {
            return ControlStatus.BadOp;
        }

        if (packet.Length != length)
        {
            return ControlStatus.BadLength;
        }

        switch (Op)
        {
            case ControlOp.Hello:
                Major = packet[2];
                return ControlStatus.Ok;
            case ControlOp.SetTime:
                UnixS = LittleEndian.U32(packet, 2);
                ZoneMinutes = LittleEndian.I16(packet, 6);
                return ZoneMinutes >= -840 && ZoneMinutes <= 840 ? ControlStatus.Ok : ControlStatus.BadParameter;
            case ControlOp.TestAlert:
                Side = (Side)packet[2];
                return Side == Side.Left || Side == Side.Right ? ControlStatus.Ok : ControlStatus.BadParameter;
            case ControlOp.Mute:
                Seconds = LittleEndian.U16(packet, 2);
                return ControlStatus.Ok;
            case ControlOp.List:
                Index = LittleEndian.U16(packet, 2);
                return ControlStatus.Ok;
            case ControlOp.Read:
                Run = LittleEndian.U32(packet, 2);
                Offset = LittleEndian.U32(packet, 6);
                Count = LittleEndian.U16(packet, 10);
                return Offset % LogPacket.MostData == 0 && Offset <= LogPacket.MostOffset && Count > 0 && Count <= LogPacket.MostWindow
                    ? ControlStatus.Ok
                    : ControlStatus.BadParameter;
            case ControlOp.Delete:
                Run = LittleEndian.U32(packet, 2);
                return ControlStatus.Ok;
            case ControlOp.Statistics:
                Page = (StatisticsPage)packet[2];
                return ControlStatus.Ok;
            case ControlOp.RawStart:
                RawStart = (RawStart)packet[2];
                return RawStart == RawStart.Anew || RawStart == RawStart.GoOn ? ControlStatus.Ok : ControlStatus.BadParameter;
            case ControlOp.Replay:
                From = LittleEndian.U16(packet, 2);
                return ControlStatus.Ok;
            case ControlOp.BatteryPoint:
                Millivolts = LittleEndian.U16(packet, 2);
                return ControlStatus.Ok;
            case ControlOp.Challenge:
            case ControlOp.Prove:
                Array.Copy(packet, HeaderBytes, Bytes, 0, length - HeaderBytes);
                return ControlStatus.Ok;
            default:
                return ControlStatus.Ok;
        }
    }
}
