namespace HipSense.Core;

/// <summary>
/// What of a run outlives a restart of the clip: how the clip sits, the zeros of gyro and accelerometer, and what the alerts have learned about the runner.
/// Who finds it again can protect the runner at once, instead of getting to know both anew.
/// </summary>
public sealed class RunState
{
    /// <summary>Bytes that it takes.</summary>
    public const int Length = 37;

    /// <summary>The version that is written, its first byte.</summary>
    public const byte Version = 4;

    /// <summary>The oldest version that is still read: each later one has the same bytes and some more at its end.</summary>
    public const byte OldestVersion = 2;

    /// <summary>Bytes of <see cref="OldestVersion"/>: without <see cref="BackOffset"/>, which came with version 3, and the fresh tilt and rotation of version 4.</summary>
    public const int OldestLength = 31;

    /// <summary><see cref="RestS"/> is kept in steps of so many seconds.</summary>
    public const int RestStepS = 30;

    /// <summary>Nothing is known of a side's drop.</summary>
    public const int NoDrop = short.MinValue;

    private const byte BackOffsetVersion = 3;
    private const int BackOffsetAt = OldestLength;
    private const int FreshAt = BackOffsetAt + 2;
    private const int MountBit = 1;
    private const int ZeroBit = 2;
    private const int HeadingBit = 4;
    private const int WarmBit = 8;
    private const int CuedBit = 16;
    private const int LeftKnownBit = 32;
    private const int RightKnownBit = 64;

    /// <summary>The run in the log, 1 … 65,535; 0: there is none, and the rest means nothing.</summary>
    public int Run;

    /// <summary>True when it is known how the clip sits.</summary>
    public bool HasMount;

    /// <summary>True when that comes from standing.</summary>
    public bool HasZero;

    /// <summary>True when the mount's heading was found on the run.</summary>
    public bool HasHeading;

    /// <summary>True when the time without cues at the start of the run is over.</summary>
    public bool IsWarm;

    /// <summary>True while the last cue is so recent that no other may come.</summary>
    public bool JustCued;

    /// <summary>How the clip sits.</summary>
    public readonly MountFrame Mount = new();

    /// <summary>Rate about sensor x that the gyro shows while nothing turns, counts · 16.</summary>
    public int BiasX;

    /// <inheritdoc cref="BiasX"/>
    public int BiasY;

    /// <inheritdoc cref="BiasX"/>
    public int BiasZ;

    /// <summary>The accelerometer's offset along the runner's back, 2⁻¹⁶ g, within ±<see cref="Core.BackOffset.Largest"/>; 0: not known.</summary>
    public int BackOffset;

    /// <summary>Drop in left stance when fresh, hundredths of a degree, or <see cref="NoDrop"/>.</summary>
    public int FreshLeftCdeg = NoDrop;

    /// <summary>Likewise in right stance.</summary>
    public int FreshRightCdeg = NoDrop;

    /// <summary>True when <see cref="FreshLeftCdeg"/> is the baseline, false when it is a first mean on the way to it.</summary>
    public bool IsLeftKnown;

    /// <summary>Likewise of <see cref="FreshRightCdeg"/>.</summary>
    public bool IsRightKnown;

    /// <summary>Mean tilt when fresh, hundredths of a degree, or <see cref="NoDrop"/>: not known, or its cue is off.</summary>
    public int FreshTiltCdeg = NoDrop;

    /// <summary>Likewise the mean range of the rotation.</summary>
    public int FreshRotationRangeCdeg = NoDrop;

    /// <summary>How long nobody has run by then, seconds; 0 while somebody runs.</summary>
    public int RestS;

    /// <summary>When the run began, seconds since 1970 UTC; 0: not known.</summary>
    public uint StartedUnixS;

    /// <summary>Writes the state down; without a run nothing but that.</summary>
    /// <param name="into">Receives <see cref="Length"/> bytes.</param>
    public void Encode(byte[] into)
    {
        for (int i = 0; i < Length; i++)
        {
            into[i] = 0;
        }

        into[0] = Version;
        if (Run == 0)
        {
            return;
        }

        into[1] = (byte)((HasMount ? MountBit : 0) | (HasZero ? ZeroBit : 0) | (HasHeading ? HeadingBit : 0) | (IsWarm ? WarmBit : 0) | (JustCued ? CuedBit : 0)
            | (IsLeftKnown ? LeftKnownBit : 0) | (IsRightKnown ? RightKnownBit : 0));
        LittleEndian.PutU16(into, 2, Run);
        LittleEndian.PutI16(into, 4, Mount.RightX);
        LittleEndian.PutI16(into, 6, Mount.RightY);
        LittleEndian.PutI16(into, 8, Mount.RightZ);
        LittleEndian.PutI16(into, 10, Mount.BackX);
        LittleEndian.PutI16(into, 12, Mount.BackY);
        LittleEndian.PutI16(into, 14, Mount.BackZ);
        LittleEndian.PutI16(into, 16, BiasX);
        LittleEndian.PutI16(into, 18, BiasY);
        LittleEndian.PutI16(into, 20, BiasZ);
        LittleEndian.PutI16(into, 22, FreshLeftCdeg);
        LittleEndian.PutI16(into, 24, FreshRightCdeg);
        into[26] = (byte)(RestS / RestStepS);
        LittleEndian.PutU32(into, 27, StartedUnixS);
        LittleEndian.PutI16(into, BackOffsetAt, BackOffset);
        LittleEndian.PutI16(into, FreshAt, FreshTiltCdeg);
        LittleEndian.PutI16(into, FreshAt + 2, FreshRotationRangeCdeg);
    }

    /// <summary>Reads a state.</summary>
    /// <param name="from">As it was written; one of an older version may be followed by anything.</param>
    /// <returns>False, and nothing changes, when it is none of these versions.</returns>
    public bool Decode(byte[] from)
    {
        if (from.Length < OldestLength || from[0] < OldestVersion || from[0] > Version || from.Length < LengthOf(from[0]))
        {
            return false;
        }

        int flags = from[1];
        HasMount = (flags & MountBit) != 0;
        HasZero = (flags & ZeroBit) != 0;
        HasHeading = (flags & HeadingBit) != 0;
        IsWarm = (flags & WarmBit) != 0;
        JustCued = (flags & CuedBit) != 0;
        IsLeftKnown = (flags & LeftKnownBit) != 0;
        IsRightKnown = (flags & RightKnownBit) != 0;
        Run = LittleEndian.U16(from, 2);
        Mount.RightX = LittleEndian.I16(from, 4);
        Mount.RightY = LittleEndian.I16(from, 6);
        Mount.RightZ = LittleEndian.I16(from, 8);
        Mount.BackX = LittleEndian.I16(from, 10);
        Mount.BackY = LittleEndian.I16(from, 12);
        Mount.BackZ = LittleEndian.I16(from, 14);
        BiasX = LittleEndian.I16(from, 16);
        BiasY = LittleEndian.I16(from, 18);
        BiasZ = LittleEndian.I16(from, 20);
        FreshLeftCdeg = LittleEndian.I16(from, 22);
        FreshRightCdeg = LittleEndian.I16(from, 24);
        RestS = from[26] * RestStepS;
        StartedUnixS = LittleEndian.U32(from, 27);
        BackOffset = from[0] < BackOffsetVersion ? 0 : LittleEndian.I16(from, BackOffsetAt);
        FreshTiltCdeg = from[0] < Version ? NoDrop : LittleEndian.I16(from, FreshAt);
        FreshRotationRangeCdeg = from[0] < Version ? NoDrop : LittleEndian.I16(from, FreshAt + 2);
        return true;
    }

    private static int LengthOf(byte version)
    {
        return version == Version ? Length : version == BackOffsetVersion ? FreshAt : OldestLength;
    }
}
