using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Tilt and rotation beside their truth, at the times that the clip tells: tilt is the mean of a stance; rotation at contact and the ranges are those from a contact of a foot to its
/// next, of the rotation without the straight line between both. Truth is read through the 40 ms on which the clip measures.
/// </summary>
public sealed class PelvisScore
{
    private const int LeastRows = 4;

    /// <summary>Errors of the mean tilt of a stance, degrees.</summary>
    public ErrorSum Tilt { get; } = new();

    /// <summary>Errors of the range of the tilt over a stride, degrees.</summary>
    public ErrorSum TiltRange { get; } = new();

    /// <summary>Errors of the rotation at initial contact, degrees.</summary>
    public ErrorSum RotationAtContact { get; } = new();

    /// <summary>Errors of the range of the rotation over a stride, degrees.</summary>
    public ErrorSum RotationRange { get; } = new();

    /// <summary>Compares.</summary>
    /// <param name="tilt">True tilt, row by row, degrees, + = top of the pelvis forward; null where it is not known.</param>
    /// <param name="rotation">True rotation likewise, + = right side forward.</param>
    /// <param name="events">What the clip said.</param>
    public static PelvisScore Of(double[]? tilt, double[]? rotation, IEnumerable<ClipEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var score = new PelvisScore();
        float[] tilts = [.. (tilt ?? []).Select(value => (float)value)];
        float[] rotations = [.. (rotation ?? []).Select(value => (float)value)];
        StanceEvent[] stances = [.. events.OfType<StanceEvent>().Where(stance => stance.Side != Side.Unknown)];
        foreach (StanceEvent stance in stances)
        {
            if (stance.TiltDeg is { } told && Rows(tilts, RowOf(stance.InitialContactUs), RowOf(stance.ToeOffUs)) is { } contact)
            {
                score.Tilt.Add(told - contact.Average());
            }

            if (stance.Stride is { } stride)
            {
                score.Add(stance, stride, tilts, rotations);
            }
        }

        return score;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(PelvisScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Tilt.Add(other.Tilt);
        TiltRange.Add(other.TiltRange);
        RotationAtContact.Add(other.RotationAtContact);
        RotationRange.Add(other.RotationRange);
    }

    private void Add(StanceEvent stance, StrideFigures stride, float[] tilts, float[] rotations)
    {
        int from = RowOf(stance.InitialContactUs);
        int end = RowOf(stance.InitialContactUs + stride.StrideUs) + 1;
        if (Rows(tilts, from, end) is { } tilt)
        {
            TiltRange.Add(stride.TiltRangeDeg - (tilt.Max() - tilt.Min()));
        }

        if (Rows(rotations, from, end) is { } rotation && stride.RotationAtContactDeg is { } atContact)
        {
            double[] swing = [.. rotation.Select((value, i) => value - (rotation[0] + ((rotation[^1] - rotation[0]) * i / (rotation.Length - 1))))];
            RotationRange.Add(stride.RotationRangeDeg - (swing.Max() - swing.Min()));
            RotationAtContact.Add(atContact - ((stance.Side == Side.Right ? 1 : -1) * (swing[0] - swing.Average())));
        }
    }

    private static int RowOf(long us) => (int)Math.Max(0, us / ImuScale.SamplePeriodUs);

    private static double[]? Rows(float[] values, int from, int end) =>
        end - from < LeastRows || end > values.Length ? null : [.. Enumerable.Range(from, end - from).Select(row => StanceMean.At(values, row))];
}
