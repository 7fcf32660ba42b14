using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Running stances from the runner model's columns. A contact lies half a row before its first row, for rows are all that is known.</summary>
internal static class ModelTruth
{
    /// <summary>The number of running in the column of activity.</summary>
    public const double Running = 2;

    private const double Left = 1;
    private const double Right = 2;
    private const double Both = 3;

    /// <summary>Reads the stances.</summary>
    /// <param name="contact">The foot on the ground, row by row.</param>
    /// <param name="activity">What the runner does; null: always running.</param>
    /// <param name="obliquity">Obliquity, degrees, + = right side up; null: not known.</param>
    public static List<TrueStance> Read(double[] contact, double[]? activity, double[]? obliquity)
    {
        var stances = new List<TrueStance>();
        AddSide(stances, Side.Left, contact, activity, obliquity);
        AddSide(stances, Side.Right, contact, activity, obliquity);
        stances.Sort((a, b) => a.InitialContactMs.CompareTo(b.InitialContactMs));
        return stances;
    }

    private static void AddSide(List<TrueStance> stances, Side side, double[] contact, double[]? activity, double[]? obliquity)
    {
        int first = 0;
        for (int row = 1; row <= contact.Length; row++)
        {
            if (row < contact.Length && IsOn(contact[row], side) == IsOn(contact[first], side))
            {
                continue;
            }

            if (IsOn(contact[first], side) && RunningRows(activity, first, row) is int running and > 0)
            {
                stances.Add(Make(side, contact, obliquity, first, row, running == row - first));
            }

            first = row;
        }
    }

    /// <summary>True when that foot is on the ground, alone or with the other one.</summary>
    private static bool IsOn(double contact, Side side) => contact == Both || contact == (side == Side.Left ? Left : Right);

    private static int RunningRows(double[]? activity, int first, int end) =>
        activity is null ? end - first : activity.AsSpan(first, end - first).Count(Running);

    private static TrueStance Make(Side side, double[] contact, double[]? obliquity, int first, int end, bool isRunning)
    {
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
