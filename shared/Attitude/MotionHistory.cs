namespace HipSense.Core;

/// <summary>
/// The last 1.28 s of what the attitude room found, one entry a sample, as rings indexed by <c>sample &amp; Mask</c>. Steps are judged
/// once they are over, so what happened during them must still be there.
/// </summary>
public sealed class MotionHistory
{
    /// <summary>Entries in each ring: a power of two, longer than the slowest running step and its decision delay.</summary>
    public const int Length = 256;

    /// <summary>Turns a sample number into an index.</summary>
    public const int Mask = Length - 1;

    /// <summary>Number of samples taken in so far; the newest entry is that of sample <c>Count − 1</c>.</summary>
    public int Count;

    /// <summary>Specific force along the up vector; 1 g reads <see cref="Unit"/>.</summary>
    public readonly int[] Vertical = new int[Length];

    /// <summary>Specific force along the up vector leaning towards the runner's back, where braking shows contact early; scaled as <see cref="Vertical"/>.</summary>
    public readonly int[] Contact = new int[Length];

    /// <summary>Specific force to the runner's right, raw counts, the sum of a pair of samples: indexed by half the sample's index.</summary>
    public readonly int[] Lateral = new int[Length / 2];

    /// <summary>
    /// Up vector's component to the runner's right, scaled so that <see cref="UpLength"/> is 1; one for each pair of samples, indexed by half
    /// the sample's index. Positive: the right side is up.
    /// </summary>
    public readonly int[] Tilt = new int[Length / 2];

    /// <summary>What 1 g reads in <see cref="Vertical"/> at the end of the newest block; nominally 2048.</summary>
    public int Unit = ImuScale.AccelCountsPerG;

    /// <summary>What 1 reads in <see cref="Tilt"/> at the end of the newest block; nominally 4096.</summary>
    public int UpLength = 4096;

    /// <summary>Turn about the vertical in the newest block: the sum of its rates, raw gyro counts, positive to the left; bias taken off.</summary>
    public int Turn;

    /// <summary>True when the gyro was at full scale in the newest block.</summary>
    public bool Clipped;

    /// <summary>Skips samples that were lost. What is not known is taken for quiet standing, which no rule mistakes for a step.</summary>
    /// <param name="samples">How many: a multiple of <see cref="ImuScale.BlockSamples"/>.</param>
    public void Skip(int samples)
    {
        int held = Tilt[((Count - 1) & Mask) >> 1];
        int fill = samples < Length ? samples : Length;
        for (int n = Count + samples - fill; n < Count + samples; n++)
        {
            Vertical[n & Mask] = Unit;
            Contact[n & Mask] = Unit;
            Lateral[(n & Mask) >> 1] = 0;
            Tilt[(n & Mask) >> 1] = held;
        }

        Count += samples;
    }
}
