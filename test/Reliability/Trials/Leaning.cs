using System;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>A motion as a clip feels it that is turned about the axis through the runner from back to front.</summary>
/// <param name="inner">The motion.</param>
/// <param name="degrees">How far.</param>
internal sealed class Leaning(IImuSignal inner, double degrees) : IImuSignal
{
    private readonly double _sine = Math.Sin(degrees * Math.PI / 180);
    private readonly double _cosine = Math.Cos(degrees * Math.PI / 180);

    /// <inheritdoc/>
    public bool IsChipOutput => inner.IsChipOutput;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        if (!inner.TryRead(index, reading))
        {
            return false;
        }

        (reading.Ax, reading.Ay) = ((_cosine * reading.Ax) - (_sine * reading.Ay), (_sine * reading.Ax) + (_cosine * reading.Ay));
        (reading.Gx, reading.Gy) = ((_cosine * reading.Gx) - (_sine * reading.Gy), (_sine * reading.Gx) + (_cosine * reading.Gy));
        return true;
    }
}
