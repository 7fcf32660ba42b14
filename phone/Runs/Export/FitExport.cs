using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs.Export;

/// <summary>A run as a FIT activity, with our own values as developer fields: drop left and right, asymmetry, alerts.</summary>
public static class FitExport
{
    // Messages and fields of the public FIT profile.
    private const ushort FileId = 0;
    private const ushort Session = 18;
    private const ushort Lap = 19;
    private const ushort Record = 20;
    private const ushort Event = 21;
    private const ushort Activity = 34;
    private const ushort FieldDescription = 206;
    private const ushort DeveloperDataId = 207;
    private const byte Timestamp = 253;

    private const byte LeftField = 0;
    private const byte RightField = 1;
    private const byte AsymmetryField = 2;
    private const byte AlertsField = 3;

    private static readonly DateTimeOffset s_epoch = new(1989, 12, 31, 0, 0, 0, TimeSpan.Zero);

    // Names this page among those that add fields; random.
    private static readonly byte[] s_application = Convert.FromHexString("7B1F0C9E52A84D16A3D06E94C8F7125B");

    /// <summary>Writes a run.</summary>
    public static byte[] Write(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunFigures figures = RunFigures.Of(run);
        uint start = TimeOf(run.StartedAt);
        uint end = TimeOf(run.StartedAt + run.Length);
        uint lengthMs = (uint)run.Length.TotalMilliseconds;
        FitValue[] ours =
        [
            FitValue.Developer(LeftField, figures.LeftDeg),
            FitValue.Developer(RightField, figures.RightDeg),
            FitValue.Developer(AsymmetryField, figures.AsymmetryPercent),
            FitValue.Developer(AlertsField, figures.LeftCues + figures.RightCues),
        ];
        var fit = new FitWriter();
        fit.Write(FileId, FitValue.Enum(0, 4), FitValue.U16(1, 255), FitValue.U16(2, 0), FitValue.U32(4, start));
        fit.Write(DeveloperDataId, FitValue.Bytes16(1, s_application), FitValue.U8(3, 0));
        Describe(fit, LeftField, "drop_left", "deg");
        Describe(fit, RightField, "drop_right", "deg");
        Describe(fit, AsymmetryField, "drop_asymmetry", "%");
        Describe(fit, AlertsField, "alerts", "count");
        fit.Write(Event, FitValue.U32(Timestamp, start), FitValue.Enum(0, 0), FitValue.Enum(1, 0));
        int alerts = 0;
        Queue<RunCue> cues = new(run.Cues.Where(cue => cue.Kind == CueKind.TooMuchDrop));
        foreach (Stretch some in run.Stretches)
        {
            while (cues.TryPeek(out RunCue? cue) && cue.At <= some.At)
            {
                cues.Dequeue();
                alerts++;
            }

            fit.Write(
                Record,
                FitValue.U32(Timestamp, TimeOf(run.StartedAt + some.At)),
                FitValue.U8(4, some.Cadence == 0 ? byte.MaxValue : (byte)(some.Cadence / 2)),
                FitValue.U8(53, some.Cadence == 0 ? byte.MaxValue : (byte)(some.Cadence % 2 * 64)),
                FitValue.Developer(LeftField, some.LeftDropDeg),
                FitValue.Developer(RightField, some.RightDropDeg),
                FitValue.Developer(AlertsField, alerts));
        }

        fit.Write(Event, FitValue.U32(Timestamp, end), FitValue.Enum(0, 0), FitValue.Enum(1, 4));
        fit.Write(
            Lap,
            [
                FitValue.U16(254, 0), FitValue.U32(Timestamp, end), FitValue.Enum(0, 9), FitValue.Enum(1, 1), FitValue.U32(2, start),
                FitValue.U32(7, lengthMs), FitValue.U32(8, lengthMs), FitValue.U32(10, (uint)figures.Strides),
                FitValue.U8(17, (byte)(figures.Cadence / 2)), FitValue.Enum(25, 1), .. ours,
            ]);
        fit.Write(
            Session,
            [
                FitValue.U16(254, 0), FitValue.U32(Timestamp, end), FitValue.Enum(0, 8), FitValue.Enum(1, 1), FitValue.U32(2, start),
                FitValue.Enum(5, 1), FitValue.Enum(6, 0), FitValue.U32(7, lengthMs), FitValue.U32(8, lengthMs), FitValue.U32(10, (uint)figures.Strides),
                FitValue.U8(18, (byte)(figures.Cadence / 2)), FitValue.U16(25, 0), FitValue.U16(26, 1), FitValue.Enum(28, 0), .. ours,
            ]);
        fit.Write(
            Activity,
            FitValue.U32(Timestamp, end), FitValue.U32(0, lengthMs), FitValue.U16(1, 1), FitValue.Enum(2, 0), FitValue.Enum(3, 26), FitValue.Enum(4, 1),
            FitValue.U32(5, (uint)(end + run.StartedAt.Offset.TotalSeconds)));
        return fit.ToArray();
    }

    private static void Describe(FitWriter fit, byte number, string name, string units) => fit.Write(
        FieldDescription,
        FitValue.U8(0, 0),
        FitValue.U8(1, number),
        FitValue.U8(2, FitValue.Float32),
        FitValue.Text(3, name),
        FitValue.Text(8, units));

    private static uint TimeOf(DateTimeOffset at) => (uint)Math.Max(0, (at - s_epoch).TotalSeconds);
}
