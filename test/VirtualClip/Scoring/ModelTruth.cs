using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Running stances from the runner model's columns. A contact lies half a row before its first row, for rows are all that is known.</summary>
internal static class ModelTruth
{
    /// <summary>The number of running in the column of activity.</summary>
    public const double Running = 2;

    /// <summary>Reads the stances.</summary>
    /// <param name="contact">The foot on the ground, row by row.</param>
    /// <param name="activity">What the runner does; null: always running.</param>
    /// <param name="obliquity">Obliquity, degrees, + = right side up; null: not known.</param>
    public static List<TrueStance> Read(double[] contact, double[]? activity, double[]? obliquity)
    {
        var stances = new List<TrueStance>();
        int first = 0;
        for (int row = 1; row <= contact.Length; row++)
        {
            if (row < contact.Length && contact[row] == contact[first])
            {
                continue;
            }

            if (contact[first] is 1 or 2 && RunningRows(activity, first, row) is int running and > 0)
            {
                stances.Add(Make(contact, obliquity, first, row, running == row - first));
            }

            first = row;
        }

        return stances;
    }

    private static int RunningRows(double[]? activity, int first, int end) =>
        activity is null ? end - first : activity.AsSpan(first, end - first).Count(Running);

    private static TrueStance Make(double[] contact, double[]? obliquity, int first, int end, bool isRunning)
    {
        Side side = contact[first] == 1 ? Side.Left : Side.Right;
        double contactMs = Math.Max(0, first - 0.5) * Recording.RowMs;
        double leavingMs = Math.Min(contact.Length - 1, end - 0.5) * Recording.RowMs;
        double lastRowMs = (contact.Length - 1) * Recording.RowMs;
        double peak = double.NaN;
        if (obliquity is not null)
        {
            int sign = side == Side.Left ? -1 : 1;
            peak = double.NegativeInfinity;
            for (int row = first; row * Recording.RowMs <= contactMs + (TrueStance.PeakWindow * (leavingMs - contactMs)); row++)
            {
                peak = Math.Max(peak, sign * obliquity[row]);
            }
        }

        return new TrueStance(side, contactMs, leavingMs, peak, isRunning && TrueStance.IsInside(contactMs, leavingMs, lastRowMs));
    }
}
