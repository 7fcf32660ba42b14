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

    private readonly VirtualTime _time;
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
        return (uint)FreeBytes;
    }

    /// <summary>A call of a package that needs memory.</summary>
    internal void Take(int bytes)
    {
        if (bytes > _leftBytes && _time.NowUs >= _fromUs && _time.NowUs < _untilUs)
        {
            Refused++;
            throw new InsufficientMemoryException();
        }
    }
}
