using System;
using HipSense.Virtual;

namespace HipSense.Tests.OnBoard;

/// <summary>What the chip put out, told by a function of the running number of the sample.</summary>
internal sealed class RecordingSignal(Action<long, ImuReading> fill, long rows = long.MaxValue) : IImuSignal
{
    public bool IsChipOutput => true;

    public bool TryRead(long index, ImuReading reading)
    {
        if (index >= rows)
        {
            return false;
        }

        fill(index, reading);
        return true;
    }

    /// <summary>A clip that hangs still.</summary>
    public static RecordingSignal Still() => new((_, reading) => reading.Ay = 1);
}
