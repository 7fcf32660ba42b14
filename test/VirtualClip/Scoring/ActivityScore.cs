using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>How well running was told from everything else.</summary>
public sealed class ActivityScore
{
    private const int LeastBoutRows = 5 * ImuScale.RateHz;
    private const double SecondsPerRow = 1.0 / ImuScale.RateHz;
    private const double UsPerSecond = 1e6;

    private int _runningRows;
    private int _foundRows;
    private int _falseRows;

    /// <summary>True running, s.</summary>
    public double RunningS => _runningRows * SecondsPerRow;

    /// <summary>Found of it, percent; NaN when there was none.</summary>
    public double FoundPercent => 100.0 * _foundRows / _runningRows;

    /// <summary>Running told when there was none, s.</summary>
    public double FalseS => _falseRows * SecondsPerRow;

    /// <summary>Time from the start of each run of at least 5 s until it was told, s of signal; a run never told counts whole.</summary>
    public ErrorSum Entered { get; } = new();

    /// <summary>Compares with the column of truth.</summary>
    /// <param name="activity">The truth, row by row.</param>
    /// <param name="events">What the clip said.</param>
    public static ActivityScore Of(double[] activity, IEnumerable<ClipEvent> events)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var score = new ActivityScore();
        List<ActivityEvent> told = [.. events.OfType<ActivityEvent>()];
        bool[] isRunning = Timeline(told, activity.Length);
        for (int row = 0; row < activity.Length; row++)
        {
            bool isTrue = activity[row] == ModelTruth.Running;
            score._runningRows += isTrue ? 1 : 0;
            score._foundRows += isTrue && isRunning[row] ? 1 : 0;
            score._falseRows += !isTrue && isRunning[row] ? 1 : 0;
        }

        score.AddEntries(activity, told);
        return score;
    }

    /// <summary>Adds the score of another recording.</summary>
    /// <param name="other">The other.</param>
    public void Add(ActivityScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _runningRows += other._runningRows;
        _foundRows += other._foundRows;
        _falseRows += other._falseRows;
        Entered.Add(other.Entered);
    }

    /// <summary>Each event holds from its own time on, which lies before the moment in which it was told.</summary>
    private static bool[] Timeline(IEnumerable<ActivityEvent> told, int rows)
    {
        bool[] isRunning = new bool[rows];
        foreach (ActivityEvent what in told)
        {
            int from = (int)Math.Clamp((what.AtUs + ImuScale.SamplePeriodUs - 1) / ImuScale.SamplePeriodUs, 0, rows);
            isRunning.AsSpan(from).Fill(what.Activity == Activity.Running);
        }

        return isRunning;
    }

    private void AddEntries(double[] activity, List<ActivityEvent> told)
    {
        int first = 0;
        for (int row = 1; row <= activity.Length; row++)
        {
            if (row < activity.Length && activity[row] == activity[first])
            {
                continue;
            }

            if (activity[first] == ModelTruth.Running && row - first >= LeastBoutRows)
            {
                Entered.Add(EntryS(first, row, told));
            }

            first = row;
        }
    }

    private static double EntryS(int first, int end, List<ActivityEvent> told)
    {
        double startS = first * SecondsPerRow;
        double endS = end * SecondsPerRow;
        ActivityEvent? before = told.FindLast(what => what.DecidedUs / UsPerSecond <= startS);
        if (before is { Activity: Activity.Running })
        {
            return 0;
        }

        ActivityEvent? entry = told.Find(what =>
            what.Activity == Activity.Running && what.DecidedUs / UsPerSecond > startS && what.DecidedUs / UsPerSecond <= endS);
        return (entry is null ? endS : entry.DecidedUs / UsPerSecond) - startS;
    }
}
