using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Phone.Parts;

namespace HipSense.Phone.Live;

/// <summary>The drops of the last strides, as the clip's metrics told them. A stride whose packet was lost is a gap.</summary>
public sealed class LiveTrace
{
    /// <summary>Strides shown.</summary>
    public const int Strides = 60;

    private readonly List<ChartPoint> _points = [];
    private int _newest;

    /// <summary>The points; X is the number of the stride.</summary>
    public IReadOnlyList<ChartPoint> Points => _points;

    /// <summary>Numbers of the first and the last stride that fit.</summary>
    public (double From, double To) Range => (Math.Max(1, _newest - Strides + 1), Math.Max(Strides, _newest));

    /// <summary>Takes metrics.</summary>
    public void Take(MetricsPacket metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        if (metrics.Strides < _newest)
        {
            Clear();
        }

        if (metrics.Strides == _newest)
        {
            return;
        }

        if (_newest > 0 && metrics.Strides > _newest + 1)
        {
            _points.Add(new ChartPoint(_newest + 1, null, null));
        }

        _newest = metrics.Strides;
        _points.Add(new ChartPoint(_newest, Degrees(metrics.LeftDropCdeg), Degrees(metrics.RightDropCdeg)));
        _points.RemoveAll(point => point.X < Range.From);
    }

    /// <summary>Starts again from nothing: another run or another clip.</summary>
    public void Clear()
    {
        _points.Clear();
        _newest = 0;
    }

    /// <summary>A drop in degrees, or null when it was not measured.</summary>
    public static double? Degrees(int cdeg) => cdeg == MetricsPacket.NoDrop ? null : cdeg / 100.0;
}
