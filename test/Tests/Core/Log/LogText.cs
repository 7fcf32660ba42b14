using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.Tests.Logging;

/// <summary>A record as one line, for comparing.</summary>
internal static class LogText
{
    public static string Of(LogReader reader) => $"{reader.Kind} {reader.TimeMs} " + reader.Kind switch
    {
        LogKind.Header => Of(reader.Header),
        LogKind.Stances => Of(reader.Stances),
        LogKind.Cue => Of(reader.Cue),
        LogKind.Activity => $"{reader.Activity}",
        LogKind.Calibration => $"{reader.Calibration}",
        LogKind.Gap => $"{reader.GapCause} {reader.GapS} {reader.BootId}",
        LogKind.Clock => $"{reader.UnixS} {reader.ZoneMinutes}",
        LogKind.End => $"{reader.EndCause} {reader.StartedUnixS}",
        LogKind.Thresholds => Of(reader.Thresholds),
        _ => throw new InvalidOperationException($"A reader told of {reader.Kind}."),
    };

    /// <summary>The records of a run, and how many bytes are in none.</summary>
    public static List<string> Of(byte[] run, out int damaged)
    {
        var records = new List<string>();
        var reader = new LogReader(run, 0, run.Length);
        while (reader.Next())
        {
            records.Add(Of(reader));
        }

        damaged = reader.DamagedBytes;
        return records;
    }

    public static string Of(LogHeader header) =>
        $"v{header.Version} {header.RunId} {header.BootId} {header.StartedUnixS} {header.ZoneMinutes} {Convert.ToHexString(header.Firmware)} {Convert.ToHexString(header.Settings, 0, header.SettingsBytes)}";

    public static string Of(StanceSummary sum) =>
        $"{sum.Left}+{sum.Right}+{sum.Unknown} {sum.LeftDrops}*{sum.LeftDropCdeg} {sum.RightDrops}*{sum.RightDropCdeg} {sum.LeftContactUs} {sum.RightContactUs} {sum.Cadence} {(int)sum.Doubts} {sum.Quality} {Of(sum.LeftAngles)} {Of(sum.RightAngles)}";

    public static string Of(SideAngles side) => $"{side.TiltCdeg} {side.Strides}*({side.TiltRangeCdeg} {side.RotationCdeg} {side.RotationRangeCdeg})";

    public static string Of(LogThresholds thresholds) =>
        $"{thresholds.LeftCdeg} {thresholds.LeftReason} {thresholds.RightCdeg} {thresholds.RightReason}";

    public static string Of(Cue cue) => $"{cue.Kind} {cue.Side} {cue.Reason} {cue.MeanCdeg} {cue.ThresholdCdeg}";
}
