namespace HipSense.Core;

/// <summary>
/// What swings with the stride is kept once a block, 25 times a second: a pelvis turns and tilts with the stride (1.4 Hz) and its first multiples. A ring is indexed by
/// <c>block &amp; Mask</c>; entry k is the end of block k. A place among them is a block's number, Q8; between two ends a value goes straight on.
/// </summary>
public static class BlockRing
{
    /// <summary>Entries in a ring: the last 1.28 s.</summary>
    public const int Length = 32;

    /// <summary>A block, Q8.</summary>
    public const int One = 256;

    /// <summary>Turns the number of a block into an index.</summary>
    public const int Mask = Length - 1;

    // A block ends half a sample after its last, and the chip's low-pass holds the rates back by another: 6.5 samples after its first, in blocks Q8.
    private const int BlockEndQ8 = 208;

    /// <summary>The place of a moment, Q8.</summary>
    /// <param name="us">The moment, microseconds after the first sample.</param>
    public static long PlaceQ8(long us)
    {
        return (us * One / (ImuScale.BlockSamples * ImuScale.SamplePeriodUs)) - BlockEndQ8;
    }

    /// <summary>The value at a place.</summary>
    /// <param name="ring">Its entries; differences of two are at most 2²³.</param>
    /// <param name="placeQ8">The place.</param>
    public static int At(int[] ring, long placeQ8)
    {
        int block = (int)(placeQ8 >> 8);
        int before = ring[block & Mask];
        return before + (((ring[(block + 1) & Mask] - before) * ((int)placeQ8 & 255)) >> 8);
    }

    /// <summary>The mean of values from one place to another.</summary>
    /// <param name="sums">All values so far added up: the value at the end of a block stands for half a block before and after.</param>
    /// <param name="startQ8">The one.</param>
    /// <param name="endQ8">The other, up to 31 blocks later.</param>
    public static int Mean(int[] sums, long startQ8, long endQ8)
    {
        return FixedPoint.MulDiv(At(sums, endQ8 - (One / 2)) - At(sums, startQ8 - (One / 2)), One, (int)(endQ8 - startQ8));
    }

    /// <summary>
    /// How far the values of a stride go, over a straight line: from the lowest to the highest top of the parabolas through the outermost entries and their neighbours. What
    /// repeats with the stride is looked at all round: no more than a block is left out between the last entry and the first of the stride after it.
    /// </summary>
    /// <param name="ring">Its entries, to the second after the end.</param>
    /// <param name="startQ8">Where it begins.</param>
    /// <param name="endQ8">Where it ends, two to 28 blocks later.</param>
    /// <param name="slope">How much the line rises in a block.</param>
    public static int Range(int[] ring, long startQ8, long endQ8, int slope)
    {
        int block = (int)(startQ8 >> 8) + 1;
        int last = (int)(endQ8 >> 8) + (((int)endQ8 & 255) > ((int)startQ8 & 255) ? 1 : 0);
        int line = ring[block & Mask];
        int least = 0;
        int most = 0;
        int atLeast = block;
        int atMost = block;
        while (++block <= last)
        {
            line += slope;
            int value = ring[block & Mask] - line;
            if (value > most)
            {
                most = value;
                atMost = block;
            }
            else if (value < least)
            {
                least = value;
                atLeast = block;
            }
        }

        return most + Beyond(ring, atMost, slope) - least - Beyond(ring, atLeast, slope);
    }

    /// <summary>How far the top of the parabola through an entry and its neighbours is above the entry; where they go on rising or falling, none.</summary>
    private static int Beyond(int[] ring, int block, int slope)
    {
        int at = ring[block & Mask];
        int before = at - ring[(block - 1) & Mask] - slope;
        int after = ring[(block + 1) & Mask] - at - slope;
        if ((before > 0 && after > 0) || (before < 0 && after < 0))
        {
            return 0;
        }

        return FixedPoint.MulDiv(before + after, before + after, (before - after) << 3);
    }
}
