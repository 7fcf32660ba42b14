using System;

namespace HipSense.VirtualClip;

/// <summary>Errors, summed up as they come: bias, spread, root mean square and the largest.</summary>
public sealed class ErrorSum
{
    private double _sum;
    private double _squares;

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The largest in size.</summary>
    public double Largest { get; private set; }

    /// <summary>Mean error: the bias. NaN without errors.</summary>
    public double Mean => _sum / Count;

    /// <summary>Standard deviation about the bias. NaN with fewer than two.</summary>
    public double Sd => Count < 2 ? double.NaN : Math.Sqrt(Math.Max(0, (_squares - (_sum * _sum / Count)) / (Count - 1)));

    /// <summary>Root mean square. NaN without errors.</summary>
    public double Rmse => Math.Sqrt(_squares / Count);

    /// <summary>Standard error of the mean. NaN with fewer than two.</summary>
    public double StandardError => Sd / Math.Sqrt(Count);

    /// <summary>Adds one error.</summary>
    /// <param name="error">Measured less true.</param>
    public void Add(double error)
    {
        Count++;
        _sum += error;
        _squares += error * error;
        Largest = Math.Max(Largest, Math.Abs(error));
    }

    /// <summary>Adds all that another has.</summary>
    /// <param name="other">The other.</param>
    public void Add(ErrorSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Count += other.Count;
        _sum += other._sum;
        _squares += other._squares;
        Largest = Math.Max(Largest, other.Largest);
    }
}
