using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace HipSense.VirtualClip;

/// <summary>
/// How well two methods agree that measured the same things: bias and 95 % limits of agreement after Bland and Altman, Lancet 327:307–310 (1986) and
/// Statistical Methods in Medical Research 8:135–160 (1999), root mean square and ICC(2,1). The confidence intervals take the pairs to be
/// independent; stances of one run are not quite, so they are the narrowest that can be.
/// </summary>
public sealed class Agreement
{
    /// <summary>Limits of agreement are this many standard deviations from the bias: 95 % of a normal distribution lie within.</summary>
    public const double LimitSds = 1.96;

    private const double UpperTail = 0.975;

    /// <summary>Compares.</summary>
    /// <param name="pairs">The same thing measured by both.</param>
    public Agreement(IReadOnlyCollection<(double Clip, double Reference)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Pairs = [.. pairs];
        double[] differences = [.. pairs.Select(pair => pair.Clip - pair.Reference)];
        Bias = differences.Mean();
        Sd = differences.StandardDeviation();
        Rmse = Math.Sqrt(differences.Select(difference => difference * difference).Mean());
        Icc = IntraclassCorrelation.Of([.. Pairs.Select(pair => new[] { pair.Clip, pair.Reference })]);
    }

    /// <summary>The pairs, in their order.</summary>
    public IReadOnlyList<(double Clip, double Reference)> Pairs { get; }

    /// <summary>How many pairs.</summary>
    public int Count => Pairs.Count;

    /// <summary>Mean of clip less reference; NaN without pairs.</summary>
    public double Bias { get; }

    /// <summary>Standard deviation of clip less reference; NaN with fewer than two pairs.</summary>
    public double Sd { get; }

    /// <summary>Root mean square of clip less reference.</summary>
    public double Rmse { get; }

    /// <summary>ICC(2,1).</summary>
    public double Icc { get; }

    /// <summary>Lower 95 % limit of agreement.</summary>
    public double LowerLimit => Bias - (LimitSds * Sd);

    /// <summary>Upper 95 % limit of agreement.</summary>
    public double UpperLimit => Bias + (LimitSds * Sd);

    /// <summary>Standard error of the bias.</summary>
    public double BiasError => Sd / Math.Sqrt(Count);

    /// <summary>Standard error of each limit: √(1/n + 1.96²/(2(n − 1))) standard deviations (1999, section 2.1).</summary>
    public double LimitError => Sd * Math.Sqrt((1.0 / Count) + (LimitSds * LimitSds / (2 * (Count - 1.0))));

    /// <summary>Half the width of the 95 % confidence interval of the bias; NaN with fewer than two pairs.</summary>
    public double BiasMargin => Quantile * BiasError;

    /// <summary>Half the width of the 95 % confidence interval of each limit; NaN with fewer than two pairs.</summary>
    public double LimitMargin => Quantile * LimitError;

    private double Quantile => Count < 2 ? double.NaN : StudentT.InvCDF(0, 1, Count - 1, UpperTail);
}
