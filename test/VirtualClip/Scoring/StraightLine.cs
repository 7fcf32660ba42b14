using System;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>What is told against what is true: the straight line of least squares through the points of people or of trials.</summary>
public sealed class StraightLine
{
    /// <summary>Fits it.</summary>
    /// <param name="points">True and told.</param>
    public StraightLine(IReadOnlyCollection<(double True, double Told)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        Count = points.Count;
        double x = 0;
        double y = 0;
        foreach ((double real, double told) in points)
        {
            x += real / Count;
            y += told / Count;
        }

        double xx = 0;
        double yy = 0;
        double xy = 0;
        foreach ((double real, double told) in points)
        {
            xx += (real - x) * (real - x);
            yy += (told - y) * (told - y);
            xy += (real - x) * (told - y);
        }

        Slope = xy / xx;
        Correlation = xy / Math.Sqrt(xx * yy);
        Offset = y - (Slope * x);
    }

    /// <summary>How many points.</summary>
    public int Count { get; }

    /// <summary>How much of a change is told: 1 is all of it. NaN with fewer than two points.</summary>
    public double Slope { get; }

    /// <summary>What is told where nothing is.</summary>
    public double Offset { get; }

    /// <summary>Correlation of both.</summary>
    public double Correlation { get; }
}
