using System.Collections.Generic;

namespace HipSense.Benchmarks;

/// <summary>
/// What rewritten code calls while it runs. Each copy of this assembly has its own, so a measurement that loads a fresh copy starts at zero;
/// see <see cref="CountingContext"/>.
/// </summary>
public static class Counter
{
    private static readonly List<long> s_blocks = [];
    private static readonly List<long> s_bursts = [];

    private static long[][] s_hits = [[]];
    private static long[][] s_arrayBytes = [[]];
    private static long[] s_now = [];
    private static long[] s_arrayNow = [];
    private static int s_stage;
    private static bool s_isSensing;
    private static long s_instructions;
    private static long s_blockStart;
    private static long s_burst;

    /// <summary>Gets ready for as many stages and segments of code.</summary>
    public static void Start(int stages, int segments)
    {
        s_hits = new long[stages][];
        s_arrayBytes = new long[stages][];
        for (int i = 0; i < stages; i++)
        {
            s_hits[i] = new long[segments];
            s_arrayBytes[i] = new long[segments];
        }

        Switch(0);
        Clear();
    }

    /// <summary>Forgets what was counted; between two bursts.</summary>
    public static void Clear()
    {
        for (int i = 0; i < s_hits.Length; i++)
        {
            System.Array.Clear(s_hits[i]);
            System.Array.Clear(s_arrayBytes[i]);
        }

        s_blocks.Clear();
        s_bursts.Clear();
        s_instructions = 0;
    }

    /// <summary>What was counted since <see cref="Clear"/>.</summary>
    /// <returns>For each stage: the times that each segment ran; the same for bytes of arrays; instructions of each block; and of each burst.</returns>
    public static Taken Take()
    {
        Taken taken = (Copy(s_hits), Copy(s_arrayBytes), s_blocks.ToArray(), s_bursts.ToArray());
        Clear();
        return taken;
    }

    /// <summary>A segment of code begins.</summary>
    public static void Hit(int segment, int instructions)
    {
        s_now[segment]++;
        s_instructions += s_isSensing ? instructions : 0;
    }

    /// <summary>An array is made.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="segment">Where.</param>
    /// <param name="elementBytes">Bytes of an element on the clip.</param>
    public static void NewArray(int length, int segment, int elementBytes) => s_arrayNow[segment] += HeapSize.OfArray(length, elementBytes);

    /// <summary>A stage begins, if it is one where it is called.</summary>
    /// <returns>What to give back to <see cref="Leave"/>.</returns>
    public static int Enter(int stage)
    {
        int former = s_stage;
        if (!Stages.Begins(stage, former))
        {
            return former;
        }

        if (stage == Stages.Sampler)
        {
            s_burst = 0;
        }
        else if (stage == Stages.Monitor)
        {
            s_blockStart = s_instructions;
        }

        Switch(stage);
        return former;
    }

    /// <summary>A stage ends.</summary>
    public static void Leave(int former)
    {
        if (former == s_stage)
        {
            return;
        }

        if (s_stage == Stages.Monitor)
        {
            long block = s_instructions - s_blockStart;
            s_blocks.Add(block);
            s_burst += block;
        }
        else if (s_stage == Stages.Sampler && s_burst > 0)
        {
            s_bursts.Add(s_burst);
        }

        Switch(former);
    }

    private static void Switch(int stage)
    {
        s_stage = stage;
        s_isSensing = Stages.IsSensing(stage);
        s_now = s_hits[stage];
        s_arrayNow = s_arrayBytes[stage];
    }

    private static long[][] Copy(long[][] counts)
    {
        long[][] copy = new long[counts.Length][];
        for (int i = 0; i < counts.Length; i++)
        {
            copy[i] = (long[])counts[i].Clone();
        }

        return copy;
    }
}
