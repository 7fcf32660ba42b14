using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Phone.Live;

/// <summary>Tilt and rotation over the last ten strides, as the clip told them: single ones jump by a degree.</summary>
public sealed class LiveAngles
{
    /// <summary>Strides in a mean.</summary>
    public const int Strides = 10;

    private readonly Queue<double> _tilt = new();
    private readonly Queue<double> _tiltRange = new();
    private readonly Queue<double> _rotationRange = new();
    private int _newest;

    /// <summary>Mean tilt of both legs, over standing, degrees; null while not known.</summary>
    public double? TiltDeg => Mean(_tilt);

    /// <summary>Mean range of the tilt in a stride, degrees; null while not known.</summary>
    public double? TiltRangeDeg => Mean(_tiltRange);

    /// <summary>Mean range of the rotation in a stride, degrees; null while not known.</summary>
    public double? RotationRangeDeg => Mean(_rotationRange);

    /// <summary>Takes what came with metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="angles">The angles; null when the clip does not tell them.</param>
    public void Take(MetricsPacket metrics, AnglesPacket? angles)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        if (metrics.Strides < _newest)
        {
            Clear();
        }

        // The packet of this stride was lost, or there is no new stride.
        if (angles is null || angles.Sequence != metrics.Sequence || metrics.Strides == _newest)
        {
            return;
        }

        _newest = metrics.Strides;
        Add(_tilt, (LiveTrace.Degrees(angles.LeftTiltCdeg) + LiveTrace.Degrees(angles.RightTiltCdeg)) / 2);
        Add(_tiltRange, LiveTrace.Degrees(angles.TiltRangeCdeg));
        Add(_rotationRange, LiveTrace.Degrees(angles.RotationRangeCdeg));
    }

    /// <summary>Starts again from nothing: another run or another clip.</summary>
    public void Clear()
    {
        _tilt.Clear();
        _tiltRange.Clear();
        _rotationRange.Clear();
        _newest = 0;
    }

    private static double? Mean(Queue<double> last) => last.Count == 0 ? null : last.Average();

    private static void Add(Queue<double> last, double? degrees)
    {
        if (degrees is double one)
        {
            last.Enqueue(one);
        }

        if (last.Count > Strides)
        {
            last.Dequeue();
        }
    }
}
