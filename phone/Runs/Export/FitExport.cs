using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs.Export;

/// <summary>A run as a FIT activity, with our own values as developer fields: the angles left and right, asymmetry, alerts; contact times and cadence are FIT's own.</summary>
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

    // After the four that were there first: two for each of these, left and right.
    private const byte AnglesField = 4;
    private static readonly (Angle Angle, string Name)[] s_angles =
        [(Angle.Tilt, "tilt"), (Angle.TiltRange, "tilt_range"), (Angle.Rotation, "rotation_at_contact"), (Angle.RotationRange, "rotation_range")];

    private static readonly DateTimeOffset s_epoch = new(1989, 12, 31, 0, 0, 0, TimeSpan.Zero);

    // Names this page among those that add fields; random.
    private static readonly byte[] s_application = Convert.FromHexString("7B1F0C9E52A84D16A3D06E94C8F7125B");

    /// <summary>Writes a run.</summary>
    public static byte[] Write(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunFigures figures = RunFigures.Of(run);
        RunPart whole = RunAngles.Of(run).Whole;
        uint start = TimeOf(run.StartedAt);
        uint end = TimeOf(run.StartedAt + run.Length);
        uint lengthMs = (uint)run.Length.TotalMilliseconds;
        FitValue[] ours =
        [
            FitValue.Developer(LeftField, figures.LeftDeg),
            FitValue.Developer(RightField, figures.RightDeg),
            FitValue.Developer(AsymmetryField, figures.AsymmetryPercent),
            FitValue.Developer(AlertsField, figures.LeftCues + figures.RightCues),
            .. AnglesOf((angle, side) => whole[angle, side].MeanDeg),
        ];
        var fit = new FitWriter();
        fit.Write(FileId, FitValue.Enum(0, 4), FitValue.U16(1, 255), FitValue.U16(2, 0), FitValue.U32(4, start));
        fit.Write(DeveloperDataId, FitValue.Bytes16(1, s_application), FitValue.U8(3, 0));
        Describe(fit, LeftField, "drop_left", "deg");
        Describe(fit, RightField, "drop_right", "deg");
        Describe(fit, AsymmetryField, "drop_asymmetry", "%");
        Describe(fit, AlertsField, "alerts", "count");
        for (int i = 0; i < s_angles.Length; i++)
        {
            Describe(fit, (byte)(AnglesField + (2 * i)), s_angles[i].Name + "_left", "deg");
            Describe(fit, (byte)(AnglesField + (2 * i) + 1), s_angles[i].Name + "_right", "deg");
        }

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
                [
                    FitValue.U32(Timestamp, TimeOf(run.StartedAt + some.At)),
                    FitValue.U8(4, some.Cadence == 0 ? byte.MaxValue : (byte)(some.Cadence / 2)),
                    FitValue.U8(53, some.Cadence == 0 ? byte.MaxValue : (byte)(some.Cadence % 2 * 64)),
                    .. ContactOf(41, 84, some.LeftContactMs, some.RightContactMs),
                    FitValue.Developer(LeftField, some.LeftDropDeg),
                    FitValue.Developer(RightField, some.RightDropDeg),
                    FitValue.Developer(AlertsField, alerts),
                    .. AnglesOf(some.MeanOf),
                ]);
        }

        fit.Write(Event, FitValue.U32(Timestamp, end), FitValue.Enum(0, 0), FitValue.Enum(1, 4));
        fit.Write(
            Lap,
            [
                FitValue.U16(254, 0), FitValue.U32(Timestamp, end), FitValue.Enum(0, 9), FitValue.Enum(1, 1), FitValue.U32(2, start),
                FitValue.U32(7, lengthMs), FitValue.U32(8, lengthMs), FitValue.U32(10, (uint)figures.Strides),
                FitValue.U8(17, (byte)(figures.Cadence / 2)), FitValue.Enum(25, 1), .. ContactOf(79, 119, whole.LeftContactMs, whole.RightContactMs), .. ours,
            ]);
        fit.Write(
            Session,
            [
                FitValue.U16(254, 0), FitValue.U32(Timestamp, end), FitValue.Enum(0, 8), FitValue.Enum(1, 1), FitValue.U32(2, start),
                FitValue.Enum(5, 1), FitValue.Enum(6, 0), FitValue.U32(7, lengthMs), FitValue.U32(8, lengthMs), FitValue.U32(10, (uint)figures.Strides),
                FitValue.U8(18, (byte)(figures.Cadence / 2)), FitValue.U16(25, 0), FitValue.U16(26, 1), FitValue.Enum(28, 0),
                .. ContactOf(91, 133, whole.LeftContactMs, whole.RightContactMs), .. ours,
            ]);
        fit.Write(
            Activity,
            FitValue.U32(Timestamp, end), FitValue.U32(0, lengthMs), FitValue.U16(1, 1), FitValue.Enum(2, 0), FitValue.Enum(3, 26), FitValue.Enum(4, 1),
            FitValue.U32(5, (uint)(end + run.StartedAt.Offset.TotalSeconds)));
        return fit.ToArray();
    }

    /// <summary>Contact time, 0.1 ms, and the left foot's share of both, 0.01 %.</summary>
    private static FitValue[] ContactOf(byte time, byte balance, double? leftMs, double? rightMs)
    {
        double? both = leftMs + rightMs;
        return
        [
            FitValue.U16(time, Raw(both * 10 / 2 ?? (leftMs ?? rightMs) * 10)),
            FitValue.U16(balance, Raw(leftMs * 10000 / both)),
        ];
    }

    private static ushort Raw(double? value) => value is double some ? (ushort)Math.Round(some) : ushort.MaxValue;

    private static IEnumerable<FitValue> AnglesOf(Func<Angle, Side, double?> of) => s_angles.SelectMany((one, i) => new[]
    {
        FitValue.Developer((byte)(AnglesField + (2 * i)), of(one.Angle, Side.Left)),
        FitValue.Developer((byte)(AnglesField + (2 * i) + 1), of(one.Angle, Side.Right)),
    });

    private static void Describe(FitWriter fit, byte number, string name, string units) => fit.Write(
        FieldDescription,
        FitValue.U8(0, 0),
        FitValue.U8(1, number),
        FitValue.U8(2, FitValue.Float32),
        FitValue.Text(3, name),
        FitValue.Text(8, units));

    private static uint TimeOf(DateTimeOffset at) => (uint)Math.Max(0, (at - s_epoch).TotalSeconds);
}
