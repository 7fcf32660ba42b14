using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>
/// Another way from FIFO bytes to the up vector. Those that are written for the comparison are written to be cheap, as the clip's own is: eight
/// samples at a time, everything in locals, nothing by struct, no call but the square root's.
/// </summary>
public abstract class Rival
{
    /// <summary>rad/s of a count.</summary>
    protected const double Rate = System.Math.PI / 180 * 10 / ImuScale.GyroCountsPer10Dps;

    /// <summary>Seconds from one sample to the next.</summary>
    protected const double Period = 1.0 / ImuScale.RateHz;

    /// <summary>Receives the up vector after each sample of the newest block: x, y, z of the first, then of the second.</summary>
    public readonly double[] Up = new double[3 * ImuScale.BlockSamples];

    /// <summary>What the gyro shows at rest, counts, about sensor x.</summary>
    public double BiasX;

    /// <inheritdoc cref="BiasX"/>
    public double BiasY;

    /// <inheritdoc cref="BiasX"/>
    public double BiasZ;

    /// <summary>Set while the runner runs.</summary>
    public bool Running;

    /// <summary>Takes one block.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    public abstract void Process(byte[] fifo, int offset);
}
