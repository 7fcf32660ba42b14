using System;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>A recording as the chip's output.</summary>
public sealed class RecordingSignal(Recording recording) : IImuSignal
{
    /// <inheritdoc/>
    public bool IsChipOutput => true;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (index >= recording.Rows)
        {
            return false;
        }

        ReadOnlySpan<short> row = recording.Row((int)index);
        reading.Ax = row[0] / RecordingFormat.AccelPerG;
        reading.Ay = row[1] / RecordingFormat.AccelPerG;
        reading.Az = row[2] / RecordingFormat.AccelPerG;
        reading.Gx = row[3] / RecordingFormat.GyroPerDps;
        reading.Gy = row[4] / RecordingFormat.GyroPerDps;
        reading.Gz = row[5] / RecordingFormat.GyroPerDps;
        return true;
    }
}
