namespace HipSense.Core;

/// <summary>One cue, as the phone is told of it.</summary>
public sealed class AlertPacket
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 19;

    private const int LengthBefore = 18;
    private const int KindAt = 18;

    private const int RightBit = 1;
    private const int RecoveredBit = 2;
    private const int CeilingBit = 4;
    private const int SilentBit = 8;
    private const int TestBit = 16;
    private const int ReplayedBit = 32;
    private const int SilentShift = 6;

    /// <summary>The stance side; <see cref="Side.Unknown"/> when the alert is about the whole pelvis.</summary>
    public Side Side;

    /// <summary>What it tells.</summary>
    public CueKind Kind;

    /// <summary>The threshold that was crossed.</summary>
    public CueReason Reason;

    /// <summary>True when the motor did not tell the runner: muted, faded, switched off or broken.</summary>
    public bool Silent;

    /// <summary>Why it did not, when <see cref="Silent"/>; since minor version 1.</summary>
    public SilentReason SilentReason;

    /// <summary>True when the phone asked for it to try the way.</summary>
    public bool Test;

    /// <summary>True when it is sent again, or late.</summary>
    public bool Replayed;

    /// <summary>Counts the alerts since the clip's start: the first is 1. 0 … 65,535, then from 0 again.</summary>
    public int Sequence;

    /// <summary>The clip's uptime at the cue, milliseconds; wraps after 49.7 days.</summary>
    public uint TimeMs;

    /// <summary>Mean of ten behind the cue, hundredths of a degree.</summary>
    public int MeanCdeg;

    /// <summary>Threshold, hundredths of a degree.</summary>
    public int ThresholdCdeg;

    /// <summary>Strides of the run at the cue, 0 … 65,535.</summary>
    public int Strides;

    /// <summary>The run in the log, or 0 when none was being recorded.</summary>
    public uint Run;

    /// <summary>Takes over what a cue says.</summary>
    public void Take(Cue cue)
    {
        Side = cue.Side;
        Kind = cue.Kind;
        Reason = cue.Reason;
        MeanCdeg = cue.MeanCdeg;
        ThresholdCdeg = cue.ThresholdCdeg;
    }

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Alert;
        packet[1] = (byte)((Side == Side.Right ? RightBit : 0)
            | (Kind != CueKind.TooMuchDrop ? RecoveredBit : 0)
            | (Reason == CueReason.AboveCeiling ? CeilingBit : 0)
            | (Silent ? SilentBit : 0)
            | (Test ? TestBit : 0)
            | (Replayed ? ReplayedBit : 0)
            | (Silent ? (int)SilentReason << SilentShift : 0));
        LittleEndian.PutU16(packet, 2, Sequence);
        LittleEndian.PutU32(packet, 4, TimeMs);
        LittleEndian.PutI16(packet, 8, MeanCdeg);
        LittleEndian.PutI16(packet, 10, ThresholdCdeg);
        LittleEndian.PutU16(packet, 12, Strides);
        LittleEndian.PutU32(packet, 14, Run);
        packet[KindAt] = (byte)Kind;
    }

    /// <summary>Marks a packet as sent again.</summary>
    /// <param name="packet">A written packet.</param>
    public static void MarkReplayed(byte[] packet)
    {
        packet[1] |= ReplayedBit;
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or not an alert of this version.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < LengthBefore || packet[0] != Packet.Alert)
        {
            return false;
        }

        int flags = packet[1];
        Kind = (flags & RecoveredBit) == 0 ? CueKind.TooMuchDrop : packet.Length < Length ? CueKind.Recovered : (CueKind)packet[KindAt];
        Side = (flags & RightBit) != 0 ? Side.Right : Kind > CueKind.Recovered ? Side.Unknown : Side.Left;
        Reason = (flags & CeilingBit) != 0 ? CueReason.AboveCeiling : CueReason.AboveBaseline;
        Silent = (flags & SilentBit) != 0;
        Test = (flags & TestBit) != 0;
        Replayed = (flags & ReplayedBit) != 0;
        SilentReason = Silent ? (SilentReason)(flags >> SilentShift) : SilentReason.Other;
        Sequence = LittleEndian.U16(packet, 2);
        TimeMs = LittleEndian.U32(packet, 4);
        MeanCdeg = LittleEndian.I16(packet, 8);
        ThresholdCdeg = LittleEndian.I16(packet, 10);
        Strides = LittleEndian.U16(packet, 12);
        Run = LittleEndian.U32(packet, 14);
        return true;
    }
}
