using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// The drop of each stance beside a filmed pelvis. The film does not say which foot is on the ground: side and times are those that the clip
/// tells, and a stance told for the wrong side shows as a large error.
/// </summary>
public sealed class OpticalScore
{
    private const int LeastRows = 4;

    /// <summary>Stances told.</summary>
    public int Told { get; private set; }

    /// <summary>Of these, without a drop: their side was not known, or they lie at the end.</summary>
    public int Unknown { get; private set; }

    /// <summary>Errors of the peak drop, degrees.</summary>
    public ErrorSum Drop { get; } = new();

    /// <summary>The same, of left stances.</summary>
    public ErrorSum Left { get; } = new();

    /// <summary>The same, of right stances.</summary>
    public ErrorSum Right { get; } = new();

    /// <summary>Bias of half the sum of both sides, degrees.</summary>
    public double SumBias => (Left.Mean + Right.Mean) / 2;

    /// <summary>Bias of half their difference, degrees.</summary>
    public double DifferenceBias => (Left.Mean - Right.Mean) / 2;

    /// <summary>Compares.</summary>
    /// <param name="obliquity">Of the filmed pelvis, row by row, degrees, + = right side up.</param>
    /// <param name="events">What the clip said.</param>
    public static OpticalScore Of(double[] obliquity, IEnumerable<ClipEvent> events)
    {
        ArgumentNullException.ThrowIfNull(obliquity);
        var score = new OpticalScore();
        float[] values = [.. obliquity.Select(value => (float)value)];
        foreach (StanceEvent stance in events.OfType<StanceEvent>())
        {
            score.Told++;
            int from = (int)Math.Max(0, stance.InitialContactUs / ImuScale.SamplePeriodUs);
            int end = (int)(stance.ToeOffUs / ImuScale.SamplePeriodUs);
            if (stance.Side == Side.Unknown || end - from < LeastRows || end >= values.Length)
            {
                score.Unknown++;
                continue;
            }

            // Through the mean over 40 ms on which the clip measures drops.
            double sign = stance.Side == Side.Left ? -1 : 1;
            double peak = Enumerable.Range(from, end - from).Max(row => sign * StanceMean.At(values, row));
            double error = stance.DropPeakDeg - peak;
            score.Drop.Add(error);
            (stance.Side == Side.Left ? score.Left : score.Right).Add(error);
        }

        return score;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(OpticalScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Told += other.Told;
        Unknown += other.Unknown;
        Drop.Add(other.Drop);
        Left.Add(other.Left);
        Right.Add(other.Right);
    }
}
