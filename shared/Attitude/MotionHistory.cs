namespace HipSense.Core;

/// <summary>
/// The last 1.28 s of what the attitude room found, one entry for each pair of samples, as rings indexed by <c>pair &amp; Mask</c>. Pair i is what was
/// felt halfway from sample 2i − 1 to sample 2i. Steps are judged once they are over, so what happened during them must still be there.
/// <para>A value beyond a short (16 g of <see cref="Vertical"/> and <see cref="Contact"/>, 8 g of <see cref="Lateral"/>, an up vector of 8 g) is stored as the nearest short.</para>
/// </summary>
public sealed class MotionHistory : DetectorPart
{
    /// <summary>Entries in each ring: a power of two, longer than the slowest running step and its decision delay.</summary>
    public const int Length = 128;

    /// <summary>Turns the number of a pair into an index.</summary>
    public const int Mask = Length - 1;

    /// <summary>Leaves of the number of a sample what tells its pair's index.</summary>
    public const int SampleMask = (2 * Length) - 1;

    /// <summary>Number of samples taken in so far; the newest entry is that of pair <c>Count / 2 − 1</c>.</summary>
    public int Count;

    /// <summary>Specific force along the up vector; 1 g reads <see cref="Unit"/>.</summary>
    public readonly short[] Vertical = new short[Length];

    /// <summary>Specific force along the up vector leaning towards the runner's back, where braking shows contact early; scaled as <see cref="Vertical"/>.</summary>
    public readonly short[] Contact = new short[Length];

    /// <summary>Specific force to the runner's right, half counts: 1 g reads 4096.</summary>
    public readonly short[] Lateral = new short[Length];

    /// <summary>
    /// Up vector's component to the runner's right, scaled so that <see cref="UpLength"/> is 1. Positive: the right side is up.
    /// </summary>
    public readonly short[] Tilt = new short[Length];

    /// <summary>Up vector's component to the runner's back, a <see cref="BlockRing"/>, scaled as <see cref="Tilt"/>. Positive: the top of the pelvis leans forward.</summary>
    public readonly int[] UpBack = new int[BlockRing.Length];

    /// <summary>All values of <see cref="UpBack"/> so far added up, a <see cref="BlockRing"/>: what lies between two moments is the difference, also when the sum has gone round.</summary>
    public readonly int[] UpBackSum = new int[BlockRing.Length];

    /// <summary>
    /// Where the pelvis points, a <see cref="BlockRing"/> of what <see cref="Turn"/> adds up to, positive to the left. It is let go with a time constant of 20 s, so that it and its sums
    /// stay small; what swings with the stride does not notice (0.3 %).
    /// </summary>
    public readonly int[] Heading = new int[BlockRing.Length];

    /// <summary>All values of <see cref="Heading"/> so far added up.</summary>
    public readonly int[] HeadingSum = new int[BlockRing.Length];

    /// <summary>What 1 g reads in <see cref="Vertical"/> at the end of the newest block; nominally 2048.</summary>
    public int Unit;

    /// <summary>What 1 reads in <see cref="Tilt"/> at the end of the newest block; nominally 4096.</summary>
    public int UpLength;

    /// <summary>Turn about the vertical in the newest block: the sum of its rates, raw gyro counts, positive to the left; bias taken off.</summary>
    public int Turn;

    /// <summary>True when the gyro was at full scale in the newest block.</summary>
    public bool Clipped;

    /// <summary>Number of the block that came last; −1 before the first.</summary>
    public int NewestBlock => (Count / ImuScale.BlockSamples) - 1;

    /// <summary>Makes a history of nothing: quiet standing.</summary>
    public MotionHistory()
    {
        Forget();
    }

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.Uncalibrated || reason == ResetReason.MountGiven)
        {
            Forget();
        }
    }

    /// <summary>Skips samples that were lost. What is not known is taken for quiet standing, which no rule mistakes for a step.</summary>
    /// <param name="samples">How many: a multiple of <see cref="ImuScale.BlockSamples"/>.</param>
    public void Skip(int samples)
    {
        short held = Tilt[((Count >> 1) - 1) & Mask];
        int heldBack = UpBack[NewestBlock & BlockRing.Mask];
        int heading = Heading[NewestBlock & BlockRing.Mask];
        int pairs = samples >> 1;
        int first = (Count >> 1) + (pairs < Length ? 0 : pairs - Length);
        short unit = (short)FixedPoint.Limit(Unit, short.MaxValue);
        Count += samples;
        for (int i = first; i < Count >> 1; i++)
        {
            Vertical[i & Mask] = unit;
            Contact[i & Mask] = unit;
            Lateral[i & Mask] = 0;
            Tilt[i & Mask] = held;
        }

        int blocks = samples / ImuScale.BlockSamples;
        int newest = NewestBlock;
        for (int i = newest - (blocks < BlockRing.Length ? blocks : BlockRing.Length) + 1; i <= newest; i++)
        {
            UpBack[i & BlockRing.Mask] = heldBack;
            UpBackSum[i & BlockRing.Mask] = UpBackSum[(i - 1) & BlockRing.Mask] + heldBack;
            Heading[i & BlockRing.Mask] = heading;
            HeadingSum[i & BlockRing.Mask] = HeadingSum[(i - 1) & BlockRing.Mask] + heading;
        }
    }

    /// <summary>The angle that a component of the up vector stands for, hundredths of a degree.</summary>
    /// <param name="component">The component, scaled as <see cref="Tilt"/>.</param>
    public int ToCdeg(int component)
    {
        return FixedPoint.AsinCdeg(FixedPoint.MulDiv(component, 1 << 15, UpLength));
    }

    private void Forget()
    {
        Unit = ImuScale.AccelCountsPerG;
        UpLength = 2 * ImuScale.AccelCountsPerG;
        Turn = 0;
        Clipped = false;
        for (int i = 0; i < Length; i++)
        {
            Vertical[i] = ImuScale.AccelCountsPerG;
            Contact[i] = ImuScale.AccelCountsPerG;
            Lateral[i] = 0;
            Tilt[i] = 0;
        }

        for (int i = 0; i < BlockRing.Length; i++)
        {
            UpBack[i] = 0;
            UpBackSum[i] = 0;
            Heading[i] = 0;
            HeadingSum[i] = 0;
        }
    }
}
