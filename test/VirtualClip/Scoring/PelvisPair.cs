using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Tilt or rotation beside its truth, at the times that the clip tells: tilt is the mean of a stance; rotation at contact and the ranges are those from a contact of a foot to its
/// next, of the rotation without the straight line between both. Truth is read through the 40 ms on which the clip measures.
/// </summary>
/// <param name="Stance">The stance, or the one that begins the stride.</param>
/// <param name="Angle">Which.</param>
/// <param name="ToldDeg">As the clip told it, degrees.</param>
/// <param name="TrueDeg">The truth.</param>
public sealed record PelvisPair(StanceEvent Stance, PelvisAngle Angle, double ToldDeg, double TrueDeg)
{
    private const int LeastRows = 4;

    /// <summary>Pairs what was told with the truth.</summary>
    /// <param name="tilt">True tilt, row by row, degrees, + = top of the pelvis forward; null where it is not known.</param>
    /// <param name="rotation">True rotation likewise, + = right side forward.</param>
    /// <param name="events">What the clip said.</param>
    public static IReadOnlyList<PelvisPair> Of(double[]? tilt, double[]? rotation, IEnumerable<ClipEvent> events)
    {
        float[] tilts = [.. (tilt ?? []).Select(value => (float)value)];
        float[] rotations = [.. (rotation ?? []).Select(value => (float)value)];
        return [.. events.OfType<StanceEvent>().Where(stance => stance.Side != Side.Unknown).SelectMany(stance => Of(stance, tilts, rotations))];
    }

    private static IEnumerable<PelvisPair> Of(StanceEvent stance, float[] tilts, float[] rotations)
    {
        if (stance.TiltDeg is { } told && Rows(tilts, RowOf(stance.InitialContactUs), RowOf(stance.ToeOffUs)) is { } contact)
        {
            yield return new PelvisPair(stance, PelvisAngle.Tilt, told, contact.Average());
        }

        if (stance.Stride is not { } stride)
        {
            yield break;
        }

        int from = RowOf(stance.InitialContactUs);
        int end = RowOf(stance.InitialContactUs + stride.StrideUs) + 1;
        if (Rows(tilts, from, end) is { } tilt)
        {
            yield return new PelvisPair(stance, PelvisAngle.TiltRange, stride.TiltRangeDeg, tilt.Max() - tilt.Min());
        }

        if (Rows(rotations, from, end) is { } rotation && stride.RotationAtContactDeg is { } atContact)
        {
            double[] swing = [.. rotation.Select((value, i) => value - (rotation[0] + ((rotation[^1] - rotation[0]) * i / (rotation.Length - 1))))];
            yield return new PelvisPair(stance, PelvisAngle.RotationRange, stride.RotationRangeDeg, swing.Max() - swing.Min());
            yield return new PelvisPair(stance, PelvisAngle.RotationAtContact, atContact, (stance.Side == Side.Right ? 1 : -1) * (swing[0] - swing.Average()));
        }
    }

    private static int RowOf(long us) => (int)Math.Max(0, us / ImuScale.SamplePeriodUs);

    private static double[]? Rows(float[] values, int from, int end) =>
        end - from < LeastRows || end > values.Length ? null : [.. Enumerable.Range(from, end - from).Select(row => StanceMean.At(values, row))];
}
