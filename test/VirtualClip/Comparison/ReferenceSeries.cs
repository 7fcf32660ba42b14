using System;
using System.Collections.Generic;
using MathNet.Numerics.Interpolation;

namespace HipSense.VirtualClip;

/// <summary>One column of a reference over its own clock: straight from row to row, and unknown where rows are missing for long.</summary>
public sealed class ReferenceSeries
{
    private readonly LinearSpline? _line;
    private readonly List<(double From, double To)> _known = [];

    /// <summary>Takes the rows in which the column has a value.</summary>
    /// <param name="seconds">Their times, s, rising.</param>
    /// <param name="values">The values.</param>
    /// <param name="longestGap">Rows farther apart than this, s, have a gap between them.</param>
    public ReferenceSeries(IReadOnlyList<double> seconds, IReadOnlyList<double> values, double longestGap)
    {
        ArgumentNullException.ThrowIfNull(seconds);
        ArgumentNullException.ThrowIfNull(values);
        Count = seconds.Count;
        int first = 0;
        for (int i = 1; i <= Count; i++)
        {
            if (i == Count || seconds[i] - seconds[i - 1] > longestGap)
            {
                _known.Add((seconds[first], seconds[i - 1]));
                first = i;
            }
        }

        _line = Count < 2 ? null : LinearSpline.InterpolateSorted([.. seconds], [.. values]);
    }

    /// <summary>How many values.</summary>
    public int Count { get; }

    /// <summary>When it begins, s; NaN without values.</summary>
    public double FirstSeconds => _known.Count == 0 ? double.NaN : _known[0].From;

    /// <summary>When it ends, s; NaN without values.</summary>
    public double LastSeconds => _known.Count == 0 ? double.NaN : _known[^1].To;

    /// <summary>True when there is no gap in a stretch of time, and it lies inside.</summary>
    /// <param name="from">Its begin, s.</param>
    /// <param name="to">Its end, s.</param>
    public bool IsKnown(double from, double to)
    {
        int low = 0;
        int high = _known.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_known[middle].To < to)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return _line is not null && low < _known.Count && _known[low].From <= from;
    }

    /// <summary>The mean over a stretch of time; NaN where it is not wholly known.</summary>
    /// <param name="from">Its begin, s.</param>
    /// <param name="to">Its end, s, later than its begin.</param>
    public double Mean(double from, double to) => IsKnown(from, to) ? _line!.Integrate(from, to) / (to - from) : double.NaN;
}
