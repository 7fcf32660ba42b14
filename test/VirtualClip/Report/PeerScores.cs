using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Peers;

namespace HipSense.VirtualClip;

/// <summary>The errors of other filters on the same recordings, degrees, one sum for each recording.</summary>
internal sealed class PeerScores
{
    private const double DegreesPerRadian = 180 / Math.PI;

    // Of the standing still, the part in which nobody still settles nor already leaves, rows.
    private const int StandFirst = 100;
    private const int StandRows = 600;

    private readonly List<(string Family, string Name, List<ErrorSum> Errors)> _filters = [];

    /// <summary>The best setting of each family: the one with the least mean RMSE.</summary>
    public IEnumerable<(string Name, IReadOnlyList<ErrorSum> Errors)> Best => _filters
        .GroupBy(filter => filter.Family)
        .Select(family => family.MinBy(filter => filter.Errors.Average(errors => errors.Rmse)))
        .Select(best => (best.Name, (IReadOnlyList<ErrorSum>)best.Errors));

    /// <summary>
    /// Obliquity while running. As the clip does, each filter is given the gyro less its mean while standing, and the zero and the heading are the
    /// clip's own for all; and all are read as the clip reads its own (<see cref="StanceMean"/>).
    /// </summary>
    public static IReadOnlyList<ErrorSum> Obliquity(Recording recording, MonitorTrack track)
    {
        (_, Vector bias) = RecordedSamples.Mean(recording, StandFirst, StandRows);
        ObliquityTruth truth = ObliquityTruth.Of(recording) ?? throw new ArgumentException("The recording has no true obliquity.", nameof(recording));
        float[][] found = Each(recording, bias, (row, up) => track.Right(row) is { } right
            ? (float)(Math.Asin(Math.Clamp(Vector.Dot(up, right), -1, 1)) * DegreesPerRadian)
            : float.NaN);
        return Sums(found, (values, row) => StanceMean.At(values, row) - truth.Running(row));
    }

    /// <summary>Inclination while moving.</summary>
    public static IReadOnlyList<ErrorSum> Inclination(Recording recording)
    {
        double[] x = recording.Truth[TruthColumn.UpX];
        double[] y = recording.Truth[TruthColumn.UpY];
        double[] z = recording.Truth[TruthColumn.UpZ];
        double[]? moving = recording.TruthOrNull(TruthColumn.Moving);
        float[][] errors = Each(recording, default, (row, up) => moving is not null && moving[row] != 1
            ? float.NaN
            : (float)Vector.AngleDeg(up, new Vector(x[row], y[row], z[row]).Normalized()));
        return Sums(errors, (values, row) => values[row]);
    }

    /// <summary>Adds what came out on a further recording.</summary>
    public void Add(IReadOnlyList<ErrorSum> errors)
    {
        bool isFirst = _filters.Count == 0;
        int i = 0;
        foreach ((string family, IReadOnlyList<Func<IUpFilter>> settings) in PeerFilters.All)
        {
            foreach (Func<IUpFilter> make in settings)
            {
                if (isFirst)
                {
                    _filters.Add((family, make().Name, []));
                }

                _filters[i].Errors.Add(errors[i]);
                i++;
            }
        }
    }

    /// <summary>What each filter finds at each row.</summary>
    private static float[][] Each(Recording recording, Vector bias, Func<int, Vector, float> read)
    {
        IUpFilter[] filters = [.. PeerFilters.All.SelectMany(family => family.Settings).Select(make => make())];
        float[][] found = [.. filters.Select(_ => new float[recording.Rows])];
        for (int row = 0; row < recording.Rows; row++)
        {
            Vector rate = RecordedSamples.Rate(recording, row) - bias;
            Vector force = RecordedSamples.Force(recording, row);
            for (int i = 0; i < filters.Length; i++)
            {
                filters[i].Update(rate, force);
                found[i][row] = read(row, filters[i].Up);
            }
        }

        return found;
    }

    private static ErrorSum[] Sums(float[][] found, Func<float[], int, double> error) => [.. found.Select(values =>
    {
        var sum = new ErrorSum();
        for (int row = 0; row < values.Length; row++)
        {
            double off = error(values, row);
            if (!double.IsNaN(off))
            {
                sum.Add(off);
            }
        }

        return sum;
    })];
}
