namespace HipSense.Core;

/// <summary>
/// What the runner chose, as it is stored and as it goes over the link. Each change counts the revision up; who writes names the revision
/// that the change is based on, so that of two phones the later one cannot undo what it has not seen.
/// </summary>
public sealed class ClipSettings
{
    /// <summary>Bytes on the link and in the store.</summary>
    public const int Length = 20;

    /// <summary>Bytes of the first schema, which pages of minor version 0 speak, and stores of that time hold: without a ceiling for each side.</summary>
    public const int FirstLength = 18;

    /// <summary>Most that feedback may be faded: with more the clip would be switched off and not say so.</summary>
    public const int MostFadedPercent = 90;

    /// <summary>The attribute protocol's error for settings with a value out of its range.</summary>
    public const byte NotAllowed = 0x13;

    /// <summary>The error for settings that are based on another revision than that in force.</summary>
    public const byte Stale = 0x80;

    /// <summary>First byte of the newest settings.</summary>
    public const byte Schema = 3;

    /// <summary>The schema that pages of minor version 1 … 3 speak: as <see cref="Schema"/>, without the cues on tilt and rotation.</summary>
    public const byte SideSchema = 2;

    /// <summary>The first schema, of <see cref="FirstLength"/> bytes.</summary>
    public const byte FirstSchema = 1;

    /// <summary>Step of <see cref="AlertSettings.TiltRiseCdeg"/> and <see cref="AlertSettings.RotationRiseCdeg"/>, hundredths of a degree.</summary>
    public const int RiseUnitCdeg = 50;

    /// <summary>Least rise of the tilt that makes a cue, hundredths of a degree: less would be told by chance.</summary>
    public const int LeastTiltRiseCdeg = 100;

    /// <summary>Likewise of the range of the rotation, which varies more from stride to stride: at 1° the runner model was told 39 times in 22.4 hours in which nothing had changed, at 2° never.</summary>
    public const int LeastRotationRiseCdeg = 200;

    /// <summary>Largest rise of either, hundredths of a degree.</summary>
    public const int MostRiseCdeg = RiseMask * RiseUnitCdeg;

    private const int RisesAt = 19;
    private const int RiseBits = 4;
    private const int RiseMask = (1 << RiseBits) - 1;
    private const int LeastCeilingCdeg = 400;
    private const int MostCeilingCdeg = 1200;
    private const int CeilingUnitCdeg = 10;
    private const int FadedAt = 16;
    private const int MotorBit = 1;
    private const int TellRecoveredBit = 2;
    private const int KnownBits = MotorBit | TellRecoveredBit;

    /// <summary>Settings that the given alert settings are a part of; applied settings change those in place.</summary>
    public ClipSettings(AlertSettings alerts)
    {
        Alerts = alerts;
    }

    /// <summary>When the runner is told.</summary>
    public readonly AlertSettings Alerts;

    /// <summary>0 … 255, then from 0 again.</summary>
    public int Revision;

    /// <summary>False: cues go to the phone and the log alone.</summary>
    public bool MotorOn = true;

    /// <summary>True when the motor also says that a drop has come back.</summary>
    public bool TellRecovered = true;

    /// <summary>Strength of the motor in hundredths of what it can bear, 30 … 100.</summary>
    public int MotorPercent = 100;

    /// <summary>Faded feedback: hundredths of the cues that the motor keeps to itself, 0 … <see cref="MostFadedPercent"/>. The phone is told of all.</summary>
    public int FadedPercent;

    /// <summary>Writes the settings in the newest schema.</summary>
    /// <param name="packet">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] packet)
    {
        Encode(packet, Schema);
    }

    /// <summary>Writes the settings.</summary>
    /// <param name="packet">Receives as many bytes as <see cref="LengthOf"/> says.</param>
    /// <param name="schema">One of the three; what an older one does not know is left out.</param>
    public void Encode(byte[] packet, byte schema)
    {
        packet[0] = schema;
        packet[1] = (byte)Revision;
        LittleEndian.PutU16(packet, 2, Alerts.CeilingCdeg);
        LittleEndian.PutU16(packet, 4, Alerts.AboveBaselineCdeg);
        LittleEndian.PutU16(packet, 6, Alerts.BaselineLeftCdeg);
        LittleEndian.PutU16(packet, 8, Alerts.BaselineRightCdeg);
        LittleEndian.PutU8(packet, 10, Alerts.HysteresisCdeg);
        LittleEndian.PutU8(packet, 11, Alerts.HoldStances);
        LittleEndian.PutU8(packet, 12, Alerts.CueGapS);
        LittleEndian.PutU8(packet, 13, Alerts.WarmUpS);
        packet[14] = (byte)((MotorOn ? MotorBit : 0) | (TellRecovered ? TellRecoveredBit : 0));
        LittleEndian.PutU8(packet, 15, MotorPercent);
        LittleEndian.PutU8(packet, FadedAt, FadedPercent);
        packet[17] = 0;
        if (schema != FirstSchema)
        {
            LittleEndian.PutU8(packet, 17, Alerts.CeilingLeftCdeg / CeilingUnitCdeg);
            LittleEndian.PutU8(packet, 18, Alerts.CeilingRightCdeg / CeilingUnitCdeg);
            packet[RisesAt] = schema == SideSchema ? (byte)0 : (byte)((Alerts.TiltRiseCdeg / RiseUnitCdeg) | (Alerts.RotationRiseCdeg / RiseUnitCdeg << RiseBits));
        }
    }

    /// <summary>Bytes of the settings in a schema.</summary>
    /// <param name="schema">One of the three.</param>
    public static int LengthOf(byte schema)
    {
        return schema == FirstSchema ? FirstLength : Length;
    }

    /// <summary>The newest schema that a page knows.</summary>
    /// <param name="minor">The minor version of its session: see <see cref="OwnerProof"/>.</param>
    public static byte SchemaOf(int minor)
    {
        return minor >= OwnerProof.SessionMinor ? Schema : minor >= OwnerProof.FirstKeyMinor ? SideSchema : FirstSchema;
    }

    /// <summary>Takes settings out of the store: what was allowed once and is not any more becomes the nearest that is.</summary>
    /// <param name="packet">The settings; their bytes may be changed.</param>
    /// <returns>As <see cref="Decode"/>.</returns>
    public bool DecodeStored(byte[] packet)
    {
        if (packet.Length == FirstLength && packet[FadedAt] > MostFadedPercent && packet[FadedAt] <= 100)
        {
            packet[FadedAt] = MostFadedPercent;
        }

        return Decode(packet);
    }

    /// <summary>Takes settings over, all or none. What an older schema does not know stays as it is.</summary>
    /// <param name="packet">The settings; longer ones of a later version are not understood and refused.</param>
    /// <returns>False, and nothing changes, when they are of another length or schema, or a value is out of its range.</returns>
    public bool Decode(byte[] packet)
    {
        if (!IsValid(packet))
        {
            return false;
        }

        Revision = packet[1];
        Alerts.CeilingCdeg = LittleEndian.U16(packet, 2);
        Alerts.AboveBaselineCdeg = LittleEndian.U16(packet, 4);
        Alerts.BaselineLeftCdeg = LittleEndian.U16(packet, 6);
        Alerts.BaselineRightCdeg = LittleEndian.U16(packet, 8);
        Alerts.HysteresisCdeg = packet[10];
        Alerts.HoldStances = packet[11];
        Alerts.CueGapS = packet[12];
        Alerts.WarmUpS = packet[13];
        MotorOn = (packet[14] & MotorBit) != 0;
        TellRecovered = (packet[14] & TellRecoveredBit) != 0;
        MotorPercent = packet[15];
        FadedPercent = packet[FadedAt];
        if (packet.Length == Length)
        {
            Alerts.CeilingLeftCdeg = packet[17] * CeilingUnitCdeg;
            Alerts.CeilingRightCdeg = packet[18] * CeilingUnitCdeg;
        }

        if (packet[0] == Schema)
        {
            Alerts.TiltRiseCdeg = (packet[RisesAt] & RiseMask) * RiseUnitCdeg;
            Alerts.RotationRiseCdeg = (packet[RisesAt] >> RiseBits) * RiseUnitCdeg;
        }

        return true;
    }

    /// <summary>The revision that settings on the link carry.</summary>
    /// <param name="packet">Valid settings.</param>
    public static int RevisionOf(byte[] packet)
    {
        return packet[1];
    }

    /// <summary>True when settings can be taken over: no value may make the clip useless or hurt.</summary>
    public static bool IsValid(byte[] packet)
    {
        return IsOfOneSchema(packet)
            && IsWithin(LittleEndian.U16(packet, 2), LeastCeilingCdeg, MostCeilingCdeg)
            && IsWithin(LittleEndian.U16(packet, 4), 50, 500)
            && IsBaseline(LittleEndian.U16(packet, 6))
            && IsBaseline(LittleEndian.U16(packet, 8))
            && IsWithin(packet[10], 10, 200)
            && IsWithin(packet[11], 1, 30)
            && IsWithin(packet[12], 10, 250)
            && packet[13] <= 250
            && (packet[14] & ~KnownBits) == 0
            && IsWithin(packet[15], 30, 100)
            && packet[FadedAt] <= MostFadedPercent;
    }

    /// <summary>True when the length is that of a schema.</summary>
    public static bool IsOfKnownLength(byte[] packet)
    {
        return packet.Length == Length || packet.Length == FirstLength;
    }

    private static bool IsOfOneSchema(byte[] packet)
    {
        return packet.Length == FirstLength
            ? packet[0] == FirstSchema && packet[17] == 0
            : packet.Length == Length && IsOwnCeiling(packet[17]) && IsOwnCeiling(packet[18])
                && (packet[0] == SideSchema ? packet[RisesAt] == 0 : packet[0] == Schema && IsRise(packet[RisesAt] & RiseMask, LeastTiltRiseCdeg) && IsRise(packet[RisesAt] >> RiseBits, LeastRotationRiseCdeg));
    }

    private static bool IsRise(int halves, int leastCdeg)
    {
        return halves == 0 || halves * RiseUnitCdeg >= leastCdeg;
    }

    private static bool IsOwnCeiling(int tenths)
    {
        return tenths == 0 || IsWithin(tenths * CeilingUnitCdeg, LeastCeilingCdeg, MostCeilingCdeg);
    }

    private static bool IsBaseline(int cdeg)
    {
        return cdeg == 0 || IsWithin(cdeg, 50, 1500);
    }

    private static bool IsWithin(int value, int least, int most)
    {
        return value >= least && value <= most;
    }
}
