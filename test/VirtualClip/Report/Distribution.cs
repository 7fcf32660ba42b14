using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>A figure over people: the worse the larger.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    /// <summary>Sorts it.</summary>
    /// <param name="values">People and their figures, all of them numbers.</param>
    public Distribution(IReadOnlyCollection<(Person Who, double Value)> values)
    {
        _sorted = [.. values.Select(one => one.Value).Order()];
        WorstPerson = values.Count == 0 ? null : values.MaxBy(one => one.Value).Who;
    }

    /// <summary>How many people have it.</summary>
    public int Count => _sorted.Length;

    /// <summary>Mean; NaN of nobody.</summary>
    public double Mean => Count == 0 ? double.NaN : _sorted.Average();

    /// <summary>Half of the people are below.</summary>
    public double Median => Percentile(50);

    /// <summary>95 % of the people are below.</summary>
    public double Percentile95 => Percentile(95);

    /// <summary>The worst.</summary>
    public double Worst => Percentile(100);

    /// <summary>Who that is.</summary>
    public Person? WorstPerson { get; }

    /// <summary>A percentile, between the two people it lies between.</summary>
    /// <param name="percent">0 to 100.</param>
    public double Percentile(double percent)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        double place = percent / 100 * (Count - 1);
        int low = (int)Math.Floor(place);
        int high = Math.Min(low + 1, Count - 1);
        return _sorted[low] + ((place - low) * (_sorted[high] - _sorted[low]));
    }
}
