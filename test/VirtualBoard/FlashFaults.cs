namespace HipSense.Virtual;

/// <summary>Faults of the flash, asked for by a test. Each has a counter that proves that it happened.</summary>
public sealed class FlashFaults
{
    private long _cutAfter = long.MaxValue;
    private int _failNext;
    private int _failOpens;
    private int _slowNext;
    private long _slowUs;

    /// <summary>
    /// False, as on the clip: littlefs writes beside the old state and makes the new one valid with one last record. True: as on a file system that
    /// writes over the old state, so that a cut leaves a file that is half of each; our formats must stand that too.
    /// </summary>
    public bool WritesInPlace { get; set; }

    /// <summary>How often the power went while the flash was being programmed.</summary>
    public int PowerCuts { get; private set; }

    /// <summary>How many bits have rotted.</summary>
    public int RottenBits { get; private set; }

    /// <summary>How many commits failed with an error.</summary>
    public int FailedCommits { get; private set; }

    /// <summary>How many files could not be opened.</summary>
    public int FailedOpens { get; private set; }

    /// <summary>How many commits were lost without a word, because there was no room.</summary>
    public int RefusedCommits { get; private set; }

    /// <summary>How many erases took longer than usual.</summary>
    public int SlowErases { get; private set; }

    /// <summary>Cuts the power in the midst of programming.</summary>
    /// <param name="bytes">After how many more programmed bytes; 0 cuts before the next one.</param>
    public void CutPowerAfter(long bytes) => _cutAfter = bytes;

    /// <summary>The next commits fail, and say so when the file is closed.</summary>
    /// <param name="commits">How many.</param>
    public void FailNext(int commits) => _failNext = commits;

    /// <summary>The next files that are opened to be read cannot be, although they are there.</summary>
    /// <param name="opens">How many.</param>
    public void FailNextOpens(int opens) => _failOpens = opens;

    /// <summary>The next erases take longer: 45 ms is usual, 400 ms is the most that the makers of such chips promise.</summary>
    /// <param name="erases">How many.</param>
    /// <param name="durationUs">How long each takes, µs.</param>
    public void SlowDown(int erases, long durationUs)
    {
        _slowNext = erases;
        _slowUs = durationUs;
    }

    /// <summary>How many of so many bytes get onto the flash before the power goes; counts a cut.</summary>
    internal int TakeBytes(int bytes, out bool isCut)
    {
        isCut = bytes > _cutAfter;
        if (!isCut)
        {
            _cutAfter -= _cutAfter == long.MaxValue ? 0 : bytes;
            return bytes;
        }

        int written = (int)_cutAfter;
        _cutAfter = long.MaxValue;
        PowerCuts++;
        return written;
    }

    /// <summary>True when the commit that begins now fails; counts it.</summary>
    internal bool TakeFailure()
    {
        if (_failNext == 0)
        {
            return false;
        }

        _failNext--;
        FailedCommits++;
        return true;
    }

    /// <summary>How long the erase that begins now takes; counts a slow one.</summary>
    internal long TakeEraseUs(long usualUs)
    {
        if (_slowNext == 0)
        {
            return usualUs;
        }

        _slowNext--;
        SlowErases++;
        return _slowUs;
    }

    /// <summary>True when the file that is being opened cannot be; counts it.</summary>
    /// <param name="isBroken">True for one that never can.</param>
    internal bool TakeFailedOpen(bool isBroken)
    {
        if (!isBroken && _failOpens == 0)
        {
            return false;
        }

        _failOpens -= isBroken ? 0 : 1;
        FailedOpens++;
        return true;
    }

    internal void CountRefused() => RefusedCommits++;

    internal void CountRottenBit() => RottenBits++;
}
