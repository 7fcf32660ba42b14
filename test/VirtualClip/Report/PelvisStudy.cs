using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Peers;

namespace HipSense.VirtualClip;

/// <summary>
/// Tilt and rotation of the clip beside those of the filters of others, on the same counts, at the same contacts. The zero and the mount are the clip's own for all. Rotation is for each the
/// rate about its own vertical, summed up, and the same straight line from contact to contact is taken out.
/// </summary>
internal sealed class PelvisStudy
{
    private const double DegreesPerRadian = 180 / Math.PI;

    // Of the standing still, the part in which nobody still settles nor already leaves, rows.
    private const int StandFirst = 100;
    private const int StandRows = 600;

    private readonly List<(string Family, string Name, List<PelvisErrors> Errors)> _filters = [];
    private readonly List<PelvisErrors> _ours = [];

    /// <summary>The clip's, person by person.</summary>
    public IReadOnlyList<PelvisErrors> Ours => _ours;

    /// <summary>The best setting of each family for an angle: the one with the least mean RMSE of single stances.</summary>
    public IEnumerable<(string Name, IReadOnlyList<PelvisErrors> Errors)> Best(PelvisAngle angle) => _filters
        .GroupBy(filter => filter.Family)
        .Select(family => family.MinBy(filter => filter.Errors.Average(errors => errors.Step(angle).Rmse)))
        .Select(best => (best.Name, (IReadOnlyList<PelvisErrors>)best.Errors));

    /// <summary>One run: the clip first, then each setting of each filter.</summary>
    public static IReadOnlyList<PelvisErrors> Of(Recording recording, MonitorTrack track, IReadOnlyList<ClipEvent> events)
    {
        IReadOnlyList<PelvisPair> truth = PelvisPair.Of(recording.Truth[TruthColumn.Tilt], recording.Truth[TruthColumn.Rotation], events);
        IUpFilter[] filters = [.. PeerFilters.All.SelectMany(family => family.Settings).Select(make => make())];
        double[][] tilts = [.. filters.Select(_ => new double[recording.Rows])];
        double[][] rotations = [.. filters.Select(_ => new double[recording.Rows])];
        (_, Vector bias) = RecordedSamples.Mean(recording, StandFirst, StandRows);
        for (int row = 0; row < recording.Rows; row++)
        {
            Vector rate = RecordedSamples.Rate(recording, row) - bias;
            Vector force = RecordedSamples.Force(recording, row);
            for (int i = 0; i < filters.Length; i++)
            {
                filters[i].Update(rate, force);
                tilts[i][row] = track.Back(row) is { } back ? Math.Asin(Math.Clamp(Vector.Dot(filters[i].Up, back), -1, 1)) * DegreesPerRadian : double.NaN;
                rotations[i][row] = (row == 0 ? 0 : rotations[i][row - 1]) + (Vector.Dot(rate, filters[i].Up) * DegreesPerRadian / ImuScale.RateHz);
            }
        }

        // What is paired as the truth with the clip's words is here what the filter found at the same contacts.
        return
        [
            new PelvisErrors(truth.Select(pair => (pair.Stance.Side, pair.Angle, pair.ToldDeg - pair.TrueDeg))),
            .. filters.Select((_, i) => new PelvisErrors(PelvisPair.Of(tilts[i], rotations[i], events)
                .Zip(truth, (found, pair) => (pair.Stance.Side, pair.Angle, found.TrueDeg - pair.TrueDeg)))),
        ];
    }

    /// <summary>Adds a further run.</summary>
    public void Add(IReadOnlyList<PelvisErrors> run)
    {
        _ours.Add(run[0]);
        bool isFirst = _filters.Count == 0;
        int i = 0;
        foreach ((string family, Func<IUpFilter> make) in PeerFilters.All.SelectMany(family => family.Settings.Select(make => (family.Family, make))))
        {
            if (isFirst)
            {
                _filters.Add((family, make().Name, []));
            }

            _filters[i].Errors.Add(run[i + 1]);
            i++;
        }
    }
}
