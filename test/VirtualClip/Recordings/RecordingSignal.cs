using System;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>
/// A recording as the chip's output. After its end the last row is held for a moment, so that the block it lies in fills up and what
/// happened in it is decided.
/// </summary>
public sealed class RecordingSignal(Recording recording) : IImuSignal
{
    /// <summary>Rows for which the last one is held, 0.12 s: as long as the clip takes to tell of a stance, and too short for it to miss the next.</summary>
    private const int HeldRows = 24;

    /// <inheritdoc/>
    public bool IsChipOutput => true;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (index >= recording.Rows + HeldRows)
        {
            return false;
        }

        ReadOnlySpan<short> row = recording.Row((int)Math.Min(index, recording.Rows - 1));
        reading.Ax = row[0] / RecordingFormat.AccelPerG;
        reading.Ay = row[1] / RecordingFormat.AccelPerG;
        reading.Az = row[2] / RecordingFormat.AccelPerG;
        reading.Gx = row[3] / RecordingFormat.GyroPerDps;
        reading.Gy = row[4] / RecordingFormat.GyroPerDps;
        reading.Gz = row[5] / RecordingFormat.GyroPerDps;
        return true;
    }
}
