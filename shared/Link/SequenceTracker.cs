namespace HipSense.Core;

/// <summary>Watches the sequence numbers of what arrives, so that nothing is lost unseen.</summary>
public sealed class SequenceTracker
{
    private const int SequenceMask = ushort.MaxValue;

    private bool _started;

    /// <summary>The number that is to come next.</summary>
    public int Next;

    /// <summary>Numbers that will not come any more.</summary>
    public int Lost;

    /// <summary>Starts with whatever number comes first.</summary>
    public void Start()
    {
        _started = false;
    }

    /// <summary>Starts with a given number.</summary>
    public void StartAt(int next)
    {
        _started = true;
        Next = next & SequenceMask;
    }

    /// <summary>Takes a number.</summary>
    /// <returns>
    /// 0: it is the next one, or the first. More: so many are missing before it; nothing changes, so ask for them again from
    /// <see cref="Next"/>, or give them up with <see cref="SkipTo"/>. Less: it was there before.
    /// </returns>
    public int Take(int sequence)
    {
        if (!_started)
        {
            StartAt(sequence);
        }

        int ahead = (short)(sequence - Next);
        if (ahead == 0)
        {
            Next = (Next + 1) & SequenceMask;
        }

        return ahead;
    }

    /// <summary>Gives up what is missing before a number, and counts it as lost.</summary>
    /// <param name="next">The number that is to come next.</param>
    public void SkipTo(int next)
    {
        int ahead = (short)(next - Next);
        if (_started && ahead > 0)
        {
            Lost += ahead;
            Next = next & SequenceMask;
        }
    }
}
