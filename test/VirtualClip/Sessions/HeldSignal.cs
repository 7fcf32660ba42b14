using System;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>
/// A signal whose last value is held for a second after its end, with the noise of some counts: a sensor that fell silent, or said the same again and again,
/// would be a fault.
/// </summary>
internal sealed class HeldSignal(IImuSignal signal) : IImuSignal
{
    private const int HeldRows = 200;
    private const int HeldMs = 1000;

    // °/s. Slow enough for the chip's low-pass; sine and cosine are never both the same three samples later.
    private const double NoiseDps = 0.3;
    private const double NoiseStep = 0.2;

    private readonly ImuReading _last = new();
    private long _rows = long.MaxValue;

    /// <inheritdoc/>
    public bool IsChipOutput => signal.IsChipOutput;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (index < _rows && signal.TryRead(index, reading))
        {
            _last.Set(reading);
            return true;
        }

        _rows = Math.Min(_rows, index);
        if (index >= _rows + (IsChipOutput ? HeldRows : HeldMs))
        {
            return false;
        }

        reading.Set(_last);
        reading.Gx += NoiseDps * Math.Sin(NoiseStep * index);
        reading.Gz += NoiseDps * Math.Cos(NoiseStep * index);
        return true;
    }
}
