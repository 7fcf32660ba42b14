using System;
using HipSense.Core;
using HipSense.Peers;

namespace HipSense.VirtualClip;

/// <summary>Rows of a recording in physical units.</summary>
internal static class RecordedSamples
{
    private const double Degree = Math.PI / 180;
    private const double CountsPerDps = ImuScale.GyroCountsPer10Dps / 10.0;

    /// <summary>Angular rate, rad/s.</summary>
    public static Vector Rate(Recording recording, int row)
    {
        ReadOnlySpan<short> counts = recording.Row(row);
        return Degree / CountsPerDps * new Vector(counts[3], counts[4], counts[5]);
    }

    /// <summary>Specific force, g.</summary>
    public static Vector Force(Recording recording, int row)
    {
        ReadOnlySpan<short> counts = recording.Row(row);
        return 1.0 / ImuScale.AccelCountsPerG * new Vector(counts[0], counts[1], counts[2]);
    }

    /// <summary>Means of some rows.</summary>
    public static (Vector Force, Vector Rate) Mean(Recording recording, int first, int rows)
    {
        Vector force = default;
        Vector rate = default;
        for (int row = first; row < first + rows; row++)
        {
            force += Force(recording, row);
            rate += Rate(recording, row);
        }

        return (1.0 / rows * force, 1.0 / rows * rate);
    }

    /// <summary>True when the gyro is at full scale in one of some rows.</summary>
    public static bool IsGyroAtRail(Recording recording, int first, int rows) => CountAtRail(recording, first, rows, 3) > 0;

    /// <summary>Readings at full scale.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="first">First row.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="channel">0: the accelerometer's, 3: the gyro's.</param>
    public static int CountAtRail(Recording recording, int first, int rows, int channel)
    {
        int count = 0;
        for (int row = first; row < first + rows; row++)
        {
            foreach (short value in recording.Row(row).Slice(channel, 3))
            {
                count += Math.Abs((int)value) > GyroRepair.Rail ? 1 : 0;
            }
        }

        return count;
    }
}
