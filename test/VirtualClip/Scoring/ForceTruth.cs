using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Stances as a force plate shows them: contact is force over 5 % of body weight, with the crossings between rows interpolated.</summary>
internal static class ForceTruth
{
    private const double Threshold = 0.05;

    // The plate is never quite still: a spike of noise over the threshold is no foot.
    private const double ShortestMs = 50;

    /// <summary>Reads the stances.</summary>
    /// <param name="force">Vertical force in body weights, row by row.</param>
    public static List<TrueStance> Read(double[] force)
    {
        var stances = new List<TrueStance>();
        double lastRowMs = (force.Length - 1) * Recording.RowMs;
        double contactMs = 0;
        bool isOn = force[0] > Threshold;
        for (int row = 1; row < force.Length; row++)
        {
            if (force[row] > Threshold == isOn)
            {
                continue;
            }

            double share = (Threshold - force[row - 1]) / (force[row] - force[row - 1]);
            double crossingMs = (row - 1 + (double.IsFinite(share) ? share : 0.5)) * Recording.RowMs;
            if (isOn && crossingMs - contactMs >= ShortestMs)
            {
                stances.Add(Make(contactMs, crossingMs, lastRowMs));
            }

            isOn = !isOn;
            contactMs = crossingMs;
        }

        if (isOn)
        {
            stances.Add(Make(contactMs, lastRowMs, lastRowMs));
        }

        return stances;
    }

    private static TrueStance Make(double contactMs, double leavingMs, double lastRowMs) =>
        new(Side.Unknown, contactMs, leavingMs, double.NaN, TrueStance.IsInside(contactMs, leavingMs, lastRowMs));
}
