using System;
using System.Globalization;
using System.Linq;
using System.Text;
using HipSense.Core;

namespace HipSense.Phone.Runs.Export;

/// <summary>A run as a table: a line for each stretch of about ten strides, each cue and each gap, in order of time; units are in the header.</summary>
public static class CsvExport
{
    private const string Header =
        "time,elapsed_s,what,left_drop_deg,right_drop_deg,left_contact_ms,right_contact_ms,cadence_steps_per_min,left_stances,right_stances,"
        + "quality_percent,doubts,side,mean_deg,threshold_deg,gap_s,"
        + "left_drops,right_drops,left_tilt_deg,right_tilt_deg,left_strides,right_strides,left_tilt_range_deg,right_tilt_range_deg,"
        + "left_rotation_deg,right_rotation_deg,left_rotation_range_deg,right_rotation_range_deg";

    private static readonly int s_columns = Header.Count(one => one == ',') + 1;

    /// <summary>Writes a run.</summary>
    /// <returns>UTF-8 text; lines end as RFC 4180 wants it.</returns>
    public static byte[] Write(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var lines = run.Stretches.Select(some => (some.At, Line(
                run, some.At, "stretch", some.LeftDropDeg, some.RightDropDeg, some.LeftContactMs, some.RightContactMs, some.Cadence == 0 ? null : some.Cadence,
                some.LeftStances, some.RightStances, some.Quality, some.Doubts.ToString().Replace(", ", " ", StringComparison.Ordinal), null, null, null, null,
                some.LeftDrops, some.RightDrops, some.LeftAngles?.TiltDeg, some.RightAngles?.TiltDeg, some.LeftAngles?.Strides, some.RightAngles?.Strides,
                some.LeftAngles?.TiltRangeDeg, some.RightAngles?.TiltRangeDeg, some.LeftAngles?.RotationDeg, some.RightAngles?.RotationDeg,
                some.LeftAngles?.RotationRangeDeg, some.RightAngles?.RotationRangeDeg)))
            .Concat(run.Cues.Select(cue => (cue.At, Line(
                run, cue.At, WordOf(cue.Kind), null, null, null, null, null, null, null, null, null,
                Text.LegOf(cue.Side), cue.MeanDeg, cue.ThresholdDeg, null))))
            .Concat(run.Gaps.Select(gap => (gap.At, Line(
                run, gap.At, "gap", null, null, null, null, null, null, null, null, gap.Cause.ToString(), null, null, null, gap.Seconds))))
            .OrderBy(line => line.At)
            .Select(line => line.Item2);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Header)) + "\r\n");
    }

    private static string WordOf(CueKind kind) => kind switch
    {
        CueKind.TooMuchDrop => "cue",
        CueKind.Recovered => "recovered",
        CueKind.BackArched => "cue on tilt",
        _ => "cue on rotation",
    };

    private static string Line(RunRecord run, TimeSpan at, params object?[] rest)
    {
        string time = (run.StartedAt + at).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        object?[] all = [time, Math.Round(at.TotalSeconds, 3), .. rest];

        // A line of another kind has nothing in the last columns.
        return string.Join(',', all.Concat(Enumerable.Repeat<object?>(null, s_columns - all.Length)).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
    }
}
