using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using MathNet.Numerics.Statistics;

namespace HipSense.VirtualClip;

/// <summary>What a camera or a laboratory measured beside the clip, on its own clock.</summary>
/// <param name="name">The file as the user named it.</param>
/// <param name="rows">Its rows, in order of time.</param>
/// <param name="hasTilt">True when it has a column of tilt.</param>
/// <param name="hasContact">True when it has a column of contact.</param>
/// <param name="marks">Moments that somebody marked.</param>
public sealed class Reference(string name, IReadOnlyList<ReferenceRow> rows, bool hasTilt, bool hasContact, IReadOnlyList<Mark> marks)
{
    /// <summary>A row or two that the tracking lost are bridged; more are a gap.</summary>
    private const double LongestGapRows = 3.5;
    private const double MsPerSecond = 1000;

    private readonly double _rowSeconds = TypicalRow(rows);

    /// <summary>The file as the user named it.</summary>
    public string Name => name;

    /// <summary>Rows a second.</summary>
    public double RateHz => 1 / _rowSeconds;

    /// <summary>True when it has a column of tilt.</summary>
    public bool HasTilt => hasTilt;

    /// <summary>True when it has a column of contact.</summary>
    public bool HasContact => hasContact;

    /// <summary>Moments that somebody marked, in the order of the file.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>Obliquity of the pelvis, degrees, + = right side up.</summary>
    public ReferenceSeries Obliquity { get; } = Series(rows, row => row.ObliquityDeg, LongestGapRows * TypicalRow(rows));

    /// <summary>Tilt of the pelvis, degrees, + = anterior.</summary>
    public ReferenceSeries Tilt { get; } = Series(rows, row => row.TiltDeg, LongestGapRows * TypicalRow(rows));

    /// <summary>
    /// Its stances, from the column of contact. A foot comes and goes half-way between the row without it and the row with it; a stance with a gap in it or
    /// at its ends does not count, nor does one at an end of the recording or outside.
    /// </summary>
    /// <param name="clock">Turns its times into those of the recording, in which the stances are given.</param>
    /// <param name="lastRowMs">When the recording ends, ms.</param>
    public List<TrueStance> Stances(ClockFit clock, double lastRowMs)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var stances = new List<TrueStance>();
        if (hasContact)
        {
            AddStances(Side.Left, ContactValue.Left);
            AddStances(Side.Right, ContactValue.Right);
            stances.Sort((a, b) => a.InitialContactMs.CompareTo(b.InitialContactMs));
        }

        return stances;

        void AddStances(Side side, ContactValue value)
        {
            foreach ((double came, double went, bool isWhole) in Contacts(value))
            {
                double cameMs = clock.ToRecording(came) * MsPerSecond;
                double wentMs = clock.ToRecording(went) * MsPerSecond;
                stances.Add(new TrueStance(side, cameMs, wentMs, double.NaN, isWhole && TrueStance.IsInside(cameMs, wentMs, lastRowMs)));
            }
        }
    }

    /// <summary>True when the column of contact says throughout a stretch of time which foot is on the ground.</summary>
    /// <param name="from">Its begin, s.</param>
    /// <param name="to">Its end, s.</param>
    public bool IsContactKnown(double from, double to) => Contact.IsKnown(from, to);

    private ReferenceSeries Contact { get; } = Series(rows, row => row.Contact, LongestGapRows * TypicalRow(rows));

    /// <summary>The mean step from row to row, gaps left out: times that are rounded to a millisecond have no step that is right.</summary>
    private static double TypicalRow(IReadOnlyList<ReferenceRow> rows)
    {
        const double LongestRows = 1.5;
        double[] steps = new double[rows.Count - 1];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = rows[i + 1].Seconds - rows[i].Seconds;
        }

        double median = steps.Median();
        return steps.Where(step => step <= LongestRows * median).Mean();
    }

    private static ReferenceSeries Series(IReadOnlyList<ReferenceRow> rows, Func<ReferenceRow, double> column, double longestGap)
    {
        var seconds = new List<double>();
        var values = new List<double>();
        foreach (ReferenceRow row in rows)
        {
            double value = column(row);
            if (!double.IsNaN(value))
            {
                seconds.Add(row.Seconds);
                values.Add(value);
            }
        }

        return new ReferenceSeries(seconds, values, longestGap);
    }

    /// <summary>When a foot comes and goes, on the reference's own clock, s, and whether nothing is lacking in between.</summary>
    private IEnumerable<(double Came, double Went, bool IsWhole)> Contacts(ContactValue foot)
    {
        double came = double.NaN;
        bool isWhole = false;
        ReferenceRow? before = null;
        foreach (ReferenceRow row in rows)
        {
            if (double.IsNaN(row.Contact))
            {
                continue;
            }

            bool isOn = IsOn(row, foot);
            bool wasOn = before is not null && IsOn(before, foot);
            bool isNext = before is not null && IsContactKnown(before.Seconds, row.Seconds);
            double betweenSeconds = ((before ?? row).Seconds + row.Seconds) / 2;
            isWhole &= isNext;
            if (isOn && !wasOn)
            {
                came = betweenSeconds;
                isWhole = isNext;
            }
            else if (!isOn && wasOn)
            {
                yield return (came, betweenSeconds, isWhole);
            }

            before = row;
        }

        if (before is not null && IsOn(before, foot))
        {
            yield return (came, before.Seconds, false);
        }
    }

    private static bool IsOn(ReferenceRow row, ContactValue foot) => ((ContactValue)(int)row.Contact).HasFlag(foot);

    [Flags]
    private enum ContactValue
    {
        None = 0,
        Left = 1,
        Right = 2,
    }
}
