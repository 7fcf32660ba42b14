namespace HipSense.Core;

/// <summary>The run as it is now: sent after each stride, and as a sign of life at least every two seconds.</summary>
public sealed class MetricsPacket
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 20;

    /// <summary>A drop that has not been measured.</summary>
    public const int NoDrop = short.MinValue;

    private const int ActivityMask = 3;
    private const int CalibrationShift = 2;
    private const int CalibrationMask = 7;
    private const int MutedBit = 32;
    private const int RecordingBit = 64;
    private const int TimeSetBit = 128;
    private const int ContactUnitMs = 2;

    /// <summary>What the runner does.</summary>
    public Activity Activity;

    /// <summary>
    /// How the calibration stands. What is newer than the packet is sent as what it is akin to: a clip that leans as one that does not (<see cref="FeedbackPacket.IsLeaning"/>
    /// tells), who is asked to stand still as one who moved.
    /// </summary>
    public CalibrationResult Calibration;

    /// <summary>True while the motor is muted, or off in the settings: <see cref="FeedbackPacket"/> tells the two apart.</summary>
    public bool Muted;

    /// <summary>True while a run is being recorded.</summary>
    public bool Recording;

    /// <summary>True when the clip knows the time of day.</summary>
    public bool TimeSet;

    /// <summary>What is wrong.</summary>
    public ClipHealth Health;

    /// <summary>Counts the packets since the clip's start, 0 … 65,535, then from 0 again.</summary>
    public int Sequence;

    /// <summary>The clip's uptime, milliseconds; wraps after 49.7 days.</summary>
    public uint TimeMs;

    /// <summary>Peak drop of the newest left stance, hundredths of a degree, or <see cref="NoDrop"/>.</summary>
    public int LeftDropCdeg = NoDrop;

    /// <summary>Likewise right.</summary>
    public int RightDropCdeg = NoDrop;

    /// <summary>Strides of the run, 0 … 65,535.</summary>
    public int Strides;

    /// <summary>Steps per minute, 0 … 255; 0 when not running.</summary>
    public int Cadence;

    /// <summary>How far the drops are to be trusted, 0 … 100: the lower of the two.</summary>
    public int Quality;

    /// <summary>Contact time of the newest left stance, milliseconds, even, 0 … 510; 0 when there was none.</summary>
    public int LeftContactMs;

    /// <summary>Likewise right.</summary>
    public int RightContactMs;

    /// <summary>Low byte of the newest alert's sequence number: who has not got that alert asks for it.</summary>
    public int NewestAlert;

    /// <summary>Writes the packet.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        packet[0] = Packet.Metrics;
        packet[1] = (byte)((int)Activity
            | ((int)Kin(Calibration) << CalibrationShift)
            | (Muted ? MutedBit : 0)
            | (Recording ? RecordingBit : 0)
            | (TimeSet ? TimeSetBit : 0));
        LittleEndian.PutU16(packet, 2, Sequence);
        LittleEndian.PutU32(packet, 4, TimeMs);
        LittleEndian.PutI16(packet, 8, LeftDropCdeg);
        LittleEndian.PutI16(packet, 10, RightDropCdeg);
        LittleEndian.PutU16(packet, 12, Strides);
        LittleEndian.PutU8(packet, 14, Cadence);
        LittleEndian.PutU8(packet, 15, Quality);
        LittleEndian.PutU8(packet, 16, LeftContactMs / ContactUnitMs);
        LittleEndian.PutU8(packet, 17, RightContactMs / ContactUnitMs);
        packet[18] = (byte)Health;
        packet[19] = (byte)NewestAlert;
    }

    private static CalibrationResult Kin(CalibrationResult result)
    {
        return result switch
        {
            CalibrationResult.Leaning => CalibrationResult.Done,
            CalibrationResult.OnTheRunLeaning => CalibrationResult.OnTheRun,
            CalibrationResult.StandStill => CalibrationResult.Moved,
            _ => result,
        };
    }

    /// <summary>Reads a packet.</summary>
    /// <returns>False, and nothing changes, when it is too short or not metrics of this version.</returns>
    public bool Decode(byte[] packet)
    {
        if (packet.Length < Length || packet[0] != Packet.Metrics)
        {
            return false;
        }

        int state = packet[1];
        Activity = (Activity)(state & ActivityMask);
        Calibration = (CalibrationResult)((state >> CalibrationShift) & CalibrationMask);
        Muted = (state & MutedBit) != 0;
        Recording = (state & RecordingBit) != 0;
        TimeSet = (state & TimeSetBit) != 0;
        Sequence = LittleEndian.U16(packet, 2);
        TimeMs = LittleEndian.U32(packet, 4);
        LeftDropCdeg = LittleEndian.I16(packet, 8);
        RightDropCdeg = LittleEndian.I16(packet, 10);
        Strides = LittleEndian.U16(packet, 12);
        Cadence = packet[14];
        Quality = packet[15];
        LeftContactMs = packet[16] * ContactUnitMs;
        RightContactMs = packet[17] * ContactUnitMs;
        Health = (ClipHealth)packet[18];
        NewestAlert = packet[19];
        return true;
    }
}
