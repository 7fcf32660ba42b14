namespace HipSense.Core;

/// <summary>Means and spreads of the six axes over some seconds at rest.</summary>
public sealed class AxisSums
{
    /// <summary>Axes: acceleration x, y, z, rate x, y, z.</summary>
    public const int Axes = 6;

    // 40 s: squares of counts, each below 2^30, add up to less than 2^43, and 2^43 · 2^13 stays below 2^63.
    private const int MostSamples = 8000;

    private readonly long[] _sums = new long[Axes];
    private readonly long[] _squares = new long[Axes];

    /// <summary>Samples taken.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        for (int i = 0; i < Axes; i++)
        {
            _sums[i] = 0;
            _squares[i] = 0;
        }
    }

    /// <summary>Takes samples; those after 40 s are left out.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="samples">How many, from the first byte on.</param>
    public void Add(byte[] fifo, int samples)
    {
        for (int i = 0; i < samples && Count < MostSamples; i++)
        {
            for (int axis = 0; axis < Axes; axis++)
            {
                int value = Fifo.Word(fifo, (i * ImuScale.FrameBytes) + (2 * axis));
                _sums[axis] += value;
                _squares[axis] += (long)value * value;
            }

            Count++;
        }
    }

    /// <summary>The mean of an axis, counts in Q4; 0 without samples.</summary>
    public int MeanQ4(int axis)
    {
        return Count == 0 ? 0 : (int)(_sums[axis] * 16 / Count);
    }

    /// <summary>The standard deviation of an axis, counts in Q4; 0 without samples.</summary>
    public int SpreadQ4(int axis)
    {
        if (Count == 0)
        {
            return 0;
        }

        long variance = ((_squares[axis] * Count) - (_sums[axis] * _sums[axis])) / Count;
        long q8 = variance * 256 / Count;
        return q8 > int.MaxValue ? FixedPoint.Sqrt(int.MaxValue) : FixedPoint.Sqrt((int)q8);
    }
}
