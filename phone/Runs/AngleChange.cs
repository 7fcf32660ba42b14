using System;
using HipSense.Core;

namespace HipSense.Phone.Runs;

/// <summary>How an angle differs between two parts of a run.</summary>
/// <param name="Angle">Which.</param>
/// <param name="Side">The stance side.</param>
/// <param name="Deg">Mean of the later or faster part less that of the other, degrees; null when one of them has none.</param>
/// <param name="ErrorDeg">Its standard error, degrees; null when one of the parts is too short to tell.</param>
public sealed record AngleChange(Angle Angle, Side Side, double? Deg, double? ErrorDeg)
{
    /// <summary>True when it is larger than twice its error: less is no change.</summary>
    public bool IsChange => Deg is double deg && Math.Abs(deg) > 2 * ErrorDeg;

    /// <summary>Compares two parts.</summary>
    public static AngleChange Between(AngleFigures from, AngleFigures to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new AngleChange(
            from.Angle,
            from.Side,
            to.MeanDeg - from.MeanDeg,
            from.ErrorDeg is double one && to.ErrorDeg is double other ? Math.Sqrt((one * one) + (other * other)) : null);
    }
}
