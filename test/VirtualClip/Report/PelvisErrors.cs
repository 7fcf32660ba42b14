using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Errors of tilt and rotation in one run, of single stances and of ten in a row on a side, degrees.</summary>
internal sealed class PelvisErrors
{
    private readonly Dictionary<PelvisAngle, (ErrorSum Step, ErrorSum OfTen)> _sums = Enum.GetValues<PelvisAngle>().ToDictionary(angle => angle, _ => (new ErrorSum(), new ErrorSum()));

    /// <summary>Sums errors up.</summary>
    /// <param name="errors">Side, angle and error, in order of time.</param>
    public PelvisErrors(IEnumerable<(Side Side, PelvisAngle Angle, double Deg)> errors)
    {
        foreach (IGrouping<(Side Side, PelvisAngle Angle), double> one in errors.Where(error => double.IsFinite(error.Deg)).GroupBy(error => (error.Side, error.Angle), error => error.Deg))
        {
            double[] all = [.. one];
            Array.ForEach(all, Step(one.Key.Angle).Add);
            foreach ((_, double mean) in MeanOfTen.Of(all))
            {
                OfTen(one.Key.Angle).Add(mean);
            }
        }
    }

    /// <summary>Of single stances, or strides.</summary>
    public ErrorSum Step(PelvisAngle angle) => _sums[angle].Step;

    /// <summary>Of means of ten.</summary>
    public ErrorSum OfTen(PelvisAngle angle) => _sums[angle].OfTen;
}
