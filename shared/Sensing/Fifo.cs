namespace HipSense.Core;

/// <summary>How the chip writes numbers.</summary>
public static class Fifo
{
    /// <summary>A big-endian 16-bit number. The sample path writes this out, since a call costs it as much as the number.</summary>
    public static int Word(byte[] fifo, int at)
    {
        return (short)((fifo[at] << 8) | fifo[at + 1]);
    }
}
