namespace HipSense.Core;

/// <summary>
/// The shape of a record: kind, length of the body, time, body, CRC-32 of all before. Every record stands for itself, so that what a power cut or
/// a rotten bit spoils is one record. All numbers little endian; docs/log.md has every byte.
/// </summary>
public static class LogFormat
{
    /// <summary>The version that is written. A body may grow within a version, never shrink.</summary>
    public const int Version = 1;

    /// <summary>Bytes before the body: kind, length, time in milliseconds since the run's start.</summary>
    public const int PrefixBytes = 6;

    /// <summary>Bytes of a record beside its body.</summary>
    public const int FrameBytes = PrefixBytes + 4;

    /// <summary>The longest body that a reader believes.</summary>
    public const int MostBody = 64;

    /// <summary>The longest record.</summary>
    public const int MostRecord = FrameBytes + MostBody;

    /// <summary>Settings in a header, at the most, bytes.</summary>
    public const int MostSettings = 32;

    internal const int HeaderBody = 15;
    internal const int StancesBody = 14;
    internal const int SideAnglesBytes = 9;
    internal const int StancesAndAnglesBody = StancesBody + (2 * SideAnglesBytes);
    internal const int CueBody = 5;
    internal const int ActivityBody = 1;
    internal const int CalibrationBody = 1;
    internal const int GapBody = 5;
    internal const int ClockBody = 6;
    internal const int EndBody = 5;
    internal const int ThresholdsBody = 5;

    /// <summary>Contact times are kept in steps of so many microseconds.</summary>
    internal const int ContactStepUs = 2000;

    /// <summary>The shortest body that a record of a kind can have.</summary>
    /// <returns>More than there can be for kinds that are not known.</returns>
    internal static int LeastBody(LogKind kind)
    {
        return kind switch
        {
            LogKind.Header => HeaderBody,
            LogKind.Stances => StancesBody,
            LogKind.Cue => CueBody,
            LogKind.Activity => ActivityBody,
            LogKind.Calibration => CalibrationBody,
            LogKind.Gap => GapBody,
            LogKind.Clock => ClockBody,
            LogKind.End => EndBody,
            LogKind.Thresholds => ThresholdsBody,
            _ => int.MaxValue,
        };
    }

    /// <summary>Looks for a whole, undamaged record.</summary>
    /// <param name="data">Holds the bytes.</param>
    /// <param name="at">Where it would begin.</param>
    /// <param name="end">Index after the last byte.</param>
    /// <returns>Its length, or 0.</returns>
    internal static int RecordAt(byte[] data, int at, int end)
    {
        if (end - at < FrameBytes || data[at] == 0 || data[at + 1] > MostBody)
        {
            return 0;
        }

        int sumAt = PrefixBytes + data[at + 1];
        return end - at >= sumAt + 4 && Crc32.Update(0, data, at, sumAt) == LittleEndian.U32(data, at + sumAt) ? sumAt + 4 : 0;
    }
}
