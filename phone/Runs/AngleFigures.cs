using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>
/// Mean, spread and error of an angle on one side over stretches of a run. The clip keeps the mean of each stretch and how many stances, or strides, that is of. The spread of single ones follows
/// from how much neighbouring stretches differ, so that what changes slowly is no part of it. The error follows from how much all of them differ, so that it is: it is the
/// larger, the more the road, the speed and the runner change.
/// </summary>
/// <param name="Angle">Which.</param>
/// <param name="Side">The stance side.</param>
/// <param name="Count">Stances, or strides, that counted.</param>
/// <param name="MeanDeg">Their mean, degrees; null without any.</param>
/// <param name="SdDeg">Standard deviation from one to the next, degrees; null with less than two stretches.</param>
/// <param name="ErrorDeg">Standard error of the mean, degrees; null with less than <see cref="LeastStretches"/> stretches, of which it cannot be told.</param>
public sealed record AngleFigures(Angle Angle, Side Side, int Count, double? MeanDeg, double? SdDeg, double? ErrorDeg)
{
    /// <summary>Less are too few to tell an error of.</summary>
    public const int LeastStretches = 6;

    /// <summary>Works them out.</summary>
    /// <param name="stretches">The stretches, in order of time.</param>
    /// <param name="angle">Which angle.</param>
    /// <param name="side">Left or right.</param>
    public static AngleFigures Of(IEnumerable<Stretch> stretches, Angle angle, Side side)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        (int Count, double Mean)[] told = [.. stretches.Select(some => (Count: some.CountOf(angle, side), Mean: some.MeanOf(angle, side)))
            .Where(one => one is { Count: > 0, Mean: not null })
            .Select(one => (one.Count, one.Mean!.Value))];
        int count = told.Sum(one => one.Count);
        double mean = told.Sum(one => one.Count * one.Mean) / Math.Max(count, 1);
        return new AngleFigures(
            angle,
            side,
            count,
            told.Length == 0 ? null : mean,
            told.Length < 2 ? null : SdOf(told),
            told.Length < LeastStretches ? null : Math.Sqrt(told.Sum(one => one.Count * Square(one.Mean - mean)) / (told.Length - 1) / count));
    }

    // The means of n and m single ones of variance v differ by a variance of v/n + v/m.
    private static double SdOf((int Count, double Mean)[] told) => Math.Sqrt(
        told.Zip(told.Skip(1), (one, next) => Square(next.Mean - one.Mean)).Sum()
        / told.Zip(told.Skip(1), (one, next) => (1.0 / one.Count) + (1.0 / next.Count)).Sum());

    private static double Square(double value) => value * value;
}
