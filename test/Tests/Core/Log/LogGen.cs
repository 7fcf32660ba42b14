using System;
using CsCheck;
using HipSense.Core;

namespace HipSense.Tests.Logging;

/// <summary>Random records: how each is written, and what it must read as.</summary>
internal static class LogGen
{
    private static readonly Gen<uint> s_time = Gen.UInt;

    private static readonly Gen<Record> s_header =
        Gen.Select(Gen.UShort, Gen.UShort, Gen.UInt, Gen.Short, Gen.Byte.Array[3], Gen.Byte.Array[0, LogFormat.MostSettings]).Select((run, boot, started, zone, firmware, settings) =>
        {
            var header = new LogHeader { RunId = run, BootId = boot, StartedUnixS = started, ZoneMinutes = zone, SettingsBytes = settings.Length };
            firmware.CopyTo(header.Firmware, 0);
            settings.CopyTo(header.Settings, 0);
            return new Record(LogKind.Header, 0, LogText.Of(header), writer => writer.Header(header));
        });

    private static readonly Gen<Record> s_stances =
        Gen.Select(s_time, Gen.Byte.Array[10], Gen.Short, Gen.Short, Gen.Short.Array[8]).Select((time, few, left, right, angles) =>
        {
            var sum = new StanceSummary
            {
                Left = few[0],
                Right = few[1],
                Unknown = few[2],
                LeftDrops = few[3],
                RightDrops = few[4],
                LeftDropCdeg = left,
                RightDropCdeg = right,
                LeftContactUs = few[5] * 2000,
                RightContactUs = few[6] * 2000,
                Cadence = few[7],
                Doubts = (StanceDoubts)(few[0] & 127),
                Quality = few[1] % 101,
            };
            Set(sum.LeftAngles, few[8], angles.AsSpan(0, 4));
            Set(sum.RightAngles, few[9], angles.AsSpan(4, 4));
            return new Record(LogKind.Stances, time, LogText.Of(sum), writer => writer.Stances(time, sum));
        });

    private static readonly Gen<Record> s_cue =
        Gen.Select(s_time, Gen.Enum<CueKind>(), Gen.Enum<Side>(), Gen.Enum<CueReason>(), Gen.Short, Gen.Short).Select((time, kind, side, reason, mean, threshold) =>
        {
            var cue = new Cue { Kind = kind, Side = side, Reason = reason, MeanCdeg = mean, ThresholdCdeg = threshold };
            return new Record(LogKind.Cue, time, LogText.Of(cue), writer => writer.Cue(time, cue));
        });

    private static readonly Gen<Record> s_activity = Gen.Select(s_time, Gen.Enum<Activity>()).Select((time, activity) =>
        new Record(LogKind.Activity, time, $"{activity}", writer => writer.Activity(time, activity)));

    private static readonly Gen<Record> s_calibration = Gen.Select(s_time, Gen.Enum<CalibrationResult>()).Select((time, result) =>
        new Record(LogKind.Calibration, time, $"{result}", writer => writer.Calibration(time, result)));

    private static readonly Gen<Record> s_gap = Gen.Select(s_time, Gen.Enum<GapCause>(), Gen.UShort, Gen.UShort).Select((time, cause, seconds, boot) =>
        new Record(LogKind.Gap, time, $"{cause} {seconds} {boot}", writer => writer.Gap(time, cause, seconds, boot)));

    private static readonly Gen<Record> s_clock = Gen.Select(s_time, Gen.UInt, Gen.Short).Select((time, unix, zone) =>
        new Record(LogKind.Clock, time, $"{unix} {zone}", writer => writer.Clock(time, unix, zone)));

    private static readonly Gen<Record> s_end = Gen.Select(s_time, Gen.Enum<EndCause>(), Gen.UInt).Select((time, cause, started) =>
        new Record(LogKind.End, time, $"{cause} {started}", writer => writer.End(time, cause, started)));

    private static readonly Gen<Record> s_thresholds = Gen.Select(s_time, Gen.Enum<CueReason>(), Gen.Enum<CueReason>(), Gen.Short, Gen.Short).Select((time, leftReason, rightReason, left, right) =>
    {
        var thresholds = new LogThresholds { LeftReason = leftReason, RightReason = rightReason, LeftCdeg = left, RightCdeg = right };
        return new Record(LogKind.Thresholds, time, LogText.Of(thresholds), writer => writer.Thresholds(time, thresholds));
    });

    public static Gen<Record[]> Records { get; } = Gen.OneOf(s_header, s_stances, s_cue, s_activity, s_calibration, s_gap, s_clock, s_end, s_thresholds).Array[1, 20];

    private static void Set(SideAngles side, int strides, ReadOnlySpan<short> cdeg)
    {
        side.Strides = strides;
        side.TiltCdeg = cdeg[0];
        side.TiltRangeCdeg = cdeg[1];
        side.RotationCdeg = cdeg[2];
        side.RotationRangeCdeg = cdeg[3];
    }

    public sealed class Record(LogKind kind, uint timeMs, string values, Func<LogWriter, bool> write)
    {
        public string Text { get; } = $"{kind} {timeMs} {values}";

        public bool Write(LogWriter writer) => write(writer);
    }
}
