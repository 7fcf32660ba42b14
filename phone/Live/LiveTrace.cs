using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.Phone.Live;

/// <summary>
/// What the clip's cues went by over the last strides, as it told them: the mean of ten and the threshold, side by side. A clip of before protocol 1.1 tells neither: then it
/// is the newest drops. A stride whose packet was lost is a gap.
/// </summary>
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
    /// <param name="metrics">The metrics.</param>
    /// <param name="feedback">What came with them; null when the clip does not tell it.</param>
    public void Take(MetricsPacket metrics, FeedbackPacket? feedback)
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
        _points.Add(PointOf(metrics, feedback));
        _points.RemoveAll(point => point.X < Range.From);
    }

    /// <summary>Starts again from nothing: another run or another clip.</summary>
    public void Clear()
    {
        _points.Clear();
        _newest = 0;
    }

    /// <summary>Hundredths of a degree in degrees, or null when there are none.</summary>
    public static double? Degrees(int cdeg) => cdeg == MetricsPacket.NoDrop ? null : cdeg / 100.0;

    private ChartPoint PointOf(MetricsPacket metrics, FeedbackPacket? feedback)
    {
        if (feedback is null)
        {
            return new ChartPoint(_newest, Degrees(metrics.LeftDropCdeg), Degrees(metrics.RightDropCdeg));
        }

        // The packet of this stride was lost: that of another must not stand in for it.
        return feedback.Sequence != metrics.Sequence
            ? new ChartPoint(_newest, null, null)
            : new ChartPoint(
                _newest,
                Degrees(feedback.LeftMeanCdeg),
                Degrees(feedback.RightMeanCdeg),
                Degrees(feedback.LeftThresholdCdeg),
                Degrees(feedback.RightThresholdCdeg));
    }
}
