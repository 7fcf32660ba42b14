using System;

namespace HipSense.Virtual;

/// <summary>
/// Fills the managed heap: a call of a package that needs more than what is left is refused with an <see cref="OutOfMemoryException"/>, as the runtime
/// refuses it. Our own code is not held to it; that it asks for nothing is counted elsewhere.
/// </summary>
public sealed class HeapFaults
{
    /// <summary>What opening a file needs, bytes: docs/footprint.md.</summary>
    public const int FileBytes = 1500;

    /// <summary>What a transfer on the bus needs, bytes: docs/footprint.md.</summary>
    public const int TransferBytes = 300;

    /// <summary>What a notification needs, bytes: its buffer, the array of results and one result, by the fields in the package's source.</summary>
    public const int NotificationBytes = 120;

    // What gathers in ten seconds is swept 25 to 37 times as fast as a heap that is full.
    private const int QuickShare = 25;

    private readonly VirtualTime _time;
    private long _pauseAtUs = long.MaxValue;
    private long _collectedUs;
    private long _fromUs = long.MaxValue;
    private long _untilUs = long.MaxValue;
    private int _leftBytes;

    internal HeapFaults(VirtualTime time, int freeBytes)
    {
        _time = time;
        FreeBytes = freeBytes;
    }

    /// <summary>What a collection says is free, bytes.</summary>
    public int FreeBytes { get; set; }

    /// <summary>Collections so far.</summary>
    public int Collections { get; private set; }

    /// <summary>Those that compacted the heap.</summary>
    public int Compactions { get; private set; }

    /// <summary>How long the sweep of a large heap takes when it is full, µs: an estimate for a heap in PSRAM.</summary>
    public const long SweepUs = 300_000;

    /// <summary>In how long a large heap fills, µs; then the next call that needs memory waits for the sweep. 0: never.</summary>
    public long FillsInUs { get; set; }

    /// <summary>Times that everything stood still for a sweep, at a moment that nobody chose.</summary>
    public int Pauses { get; private set; }

    /// <summary>Has the next call that needs memory wait for the sweep of a full heap.</summary>
    /// <param name="momentUs">When, at the earliest, µs.</param>
    public void PauseAt(long momentUs) => _pauseAtUs = momentUs;

    /// <summary>Calls that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Fills the heap for a while.</summary>
    /// <param name="fromUs">The first moment, µs.</param>
    /// <param name="untilUs">The first moment after it, µs.</param>
    /// <param name="leftBytes">What is left.</param>
    public void FillBetween(long fromUs, long untilUs, int leftBytes)
    {
        _fromUs = fromUs;
        _untilUs = untilUs;
        _leftBytes = leftBytes;
    }

    /// <summary>Set to have the next collection end in what the runtime throws when nothing is left; once.</summary>
    public bool FailsNextCollection { get; set; }

    /// <summary>A collection.</summary>
    internal uint Collect(bool compact)
    {
        if (FailsNextCollection)
        {
            FailsNextCollection = false;
            throw new InsufficientMemoryException();
        }

        Collections++;
        Compactions += compact ? 1 : 0;
        if (FillsInUs > 0)
        {
            _collectedUs = _time.NowUs;
            _time.Block(SweepUs / QuickShare);
        }

        return (uint)FreeBytes;
    }

    /// <summary>A call of a package that needs memory.</summary>
    internal void Take(int bytes)
    {
        if (_time.NowUs >= _pauseAtUs || (FillsInUs > 0 && _time.NowUs - _collectedUs >= FillsInUs))
        {
            _pauseAtUs = long.MaxValue;
            _collectedUs = _time.NowUs;
            Pauses++;
            _time.Block(SweepUs);
        }

        if (bytes > _leftBytes && _time.NowUs >= _fromUs && _time.NowUs < _untilUs)
        {
            Refused++;
            throw new InsufficientMemoryException();
        }
    }
}
