using System;

namespace HipSense.Virtual;

/// <summary>A clip that lies still on a table with its UP arrow up: gravity, the noise of the data sheet and offsets within it.</summary>
public sealed class TableSignal : IImuSignal
{
    // Densities of the data sheet over the 500 Hz that a tick of 1 ms holds: 400 µg/√Hz and 0.005 °/s/√Hz.
    private const double AccelNoiseG = 400e-6 * 22.36;
    private const double GyroNoiseDps = 0.005 * 22.36;

    private readonly Random _random;
    private readonly double[] _offsets = new double[6];

    /// <summary>Lays a clip on a table.</summary>
    /// <param name="seed">Noise and offsets follow from it.</param>
    public TableSignal(int seed)
    {
        _random = new Random(seed);
        for (int axis = 0; axis < 6; axis++)
        {
            _offsets[axis] = ((2 * _random.NextDouble()) - 1) * (axis < 3 ? 0.02 : 4);
        }
    }

    /// <inheritdoc/>
    public bool IsChipOutput => false;

    /// <summary>Noise, as a share of the data sheet's.</summary>
    public double Noise { get; set; } = 1;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        reading.Ax = _offsets[0] + (AccelNoiseG * Gaussian());
        reading.Ay = 1 + _offsets[1] + (AccelNoiseG * Gaussian());
        reading.Az = _offsets[2] + (AccelNoiseG * Gaussian());
        reading.Gx = _offsets[3] + (GyroNoiseDps * Gaussian());
        reading.Gy = _offsets[4] + (GyroNoiseDps * Gaussian());
        reading.Gz = _offsets[5] + (GyroNoiseDps * Gaussian());
        return true;
    }

    /// <summary>Twelve even numbers make a normal one, near enough.</summary>
    private double Gaussian()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += _random.NextDouble();
        }

        return Noise * sum;
    }
}
