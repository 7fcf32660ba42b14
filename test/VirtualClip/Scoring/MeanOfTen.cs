using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Means of as many values in a row as the alerts take.</summary>
internal static class MeanOfTen
{
    /// <summary>Works them out.</summary>
    /// <param name="values">The values, in order of time.</param>
    /// <returns>Each mean, with the index of its newest value; none when there are too few.</returns>
    public static IEnumerable<(int Newest, double Mean)> Of(double[] values)
    {
        for (int end = AlertWindow.Window; end <= values.Length; end++)
        {
            yield return (end - 1, values[(end - AlertWindow.Window)..end].Average());
        }
    }
}
