using HipSense.Core;

namespace HipSense.Rivals;

/// <summary>The least that a sample can cost: its six numbers are put together, and nothing is done with them.</summary>
public sealed class BareDecode : Rival
{
    /// <inheritdoc/>
    public override void Process(byte[] fifo, int offset)
    {
        int sum = 0;
        int end = offset + ImuScale.BlockBytes;
        for (int p = offset; p < end; p += ImuScale.FrameBytes)
        {
            int ax = (short)((fifo[p] << 8) | fifo[p + 1]);
            int ay = (short)((fifo[p + 2] << 8) | fifo[p + 3]);
            int az = (short)((fifo[p + 4] << 8) | fifo[p + 5]);
            int gx = (short)((fifo[p + 6] << 8) | fifo[p + 7]);
            int gy = (short)((fifo[p + 8] << 8) | fifo[p + 9]);
            int gz = (short)((fifo[p + 10] << 8) | fifo[p + 11]);
            sum += ax + ay + az + gx + gy + gz;
        }

        Up[0] = sum;
    }
}
