using System;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>
/// The mean over 40 ms on which the clip measures drops (<see cref="Core.StanceMeter"/>): the pelvis hardly moves in that time, but a clip on a belt
/// rocks on the soft tissue. Whatever is compared with the pelvis' obliquity is read through it, the filters of others too.
/// </summary>
public static class StanceMean
{
    private const int HalfRows = 4;

    /// <summary>The mean around a row, its ends at half weight; of fewer rows where the values end or are not known.</summary>
    /// <param name="values">One value for each row; NaN: not known.</param>
    /// <param name="row">The row in the middle.</param>
    /// <returns>The mean, or NaN when the value of the row itself is not known.</returns>
    public static double At(IReadOnlyList<float> values, int row)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (float.IsNaN(values[row]))
        {
            return double.NaN;
        }

        double sum = 0;
        double weights = 0;
        for (int off = -HalfRows; off <= HalfRows; off++)
        {
            int at = row + off;
            if (at >= 0 && at < values.Count && !float.IsNaN(values[at]))
            {
                double weight = Math.Abs(off) == HalfRows ? 0.5 : 1;
                sum += weight * values[at];
                weights += weight;
            }
        }

        return sum / weights;
    }
}
