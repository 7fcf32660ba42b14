using HipSense.Core;

namespace HipSense.Tests.Detection;

/// <summary>Eight samples in raw counts (int16 range), sensor axes as mounted: x to the runner's right, y up, z backward.</summary>
internal sealed class SampleBlock
{
    /// <summary>Specific force, counts of 1/2048 g.</summary>
    public readonly int[] Ax = new int[ImuScale.BlockSamples];

    /// <inheritdoc cref="Ax"/>
    public readonly int[] Ay = new int[ImuScale.BlockSamples];

    /// <inheritdoc cref="Ax"/>
    public readonly int[] Az = new int[ImuScale.BlockSamples];

    /// <summary>Angular rate, counts of 1/32.8 °/s.</summary>
    public readonly int[] Gx = new int[ImuScale.BlockSamples];

    /// <inheritdoc cref="Gx"/>
    public readonly int[] Gy = new int[ImuScale.BlockSamples];

    /// <inheritdoc cref="Gx"/>
    public readonly int[] Gz = new int[ImuScale.BlockSamples];

    /// <summary>Takes over one block of FIFO bytes.</summary>
    /// <param name="fifo">Bytes as the chip delivers them.</param>
    /// <param name="offset">Index of the first byte of the block.</param>
    /// <exception cref="System.IndexOutOfRangeException">There are fewer than <see cref="ImuScale.BlockBytes"/> bytes from the offset on.</exception>
    public void Decode(byte[] fifo, int offset)
    {
        for (int i = 0, p = offset; i < ImuScale.BlockSamples; i++, p += ImuScale.FrameBytes)
        {
            Ax[i] = Fifo.Word(fifo, p);
            Ay[i] = Fifo.Word(fifo, p + 2);
            Az[i] = Fifo.Word(fifo, p + 4);
            Gx[i] = Fifo.Word(fifo, p + 6);
            Gy[i] = Fifo.Word(fifo, p + 8);
            Gz[i] = Fifo.Word(fifo, p + 10);
        }
    }
}
