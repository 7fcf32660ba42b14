namespace HipSense.Virtual;

/// <summary>
/// The chip's FIFO. It knows bytes, not frames: when it is full each new byte pushes out the oldest, and as its depth is no
/// multiple of a frame, what is read afterwards is shifted.
/// </summary>
internal sealed class ChipFifo(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private int _head;
    private byte _lastRead;

    /// <summary>How many bytes wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a byte.</summary>
    /// <returns>False when the oldest byte was lost for it.</returns>
    public bool Push(byte value)
    {
        int tail = _head + Count;
        _bytes[tail < _bytes.Length ? tail : tail - _bytes.Length] = value;
        if (Count < _bytes.Length)
        {
            Count++;
            return true;
        }

        _head = _head + 1 == _bytes.Length ? 0 : _head + 1;
        return false;
    }

    /// <summary>Takes the oldest byte; an empty FIFO gives the last one again.</summary>
    public byte Pop()
    {
        if (Count > 0)
        {
            _lastRead = _bytes[_head];
            _head = _head + 1 == _bytes.Length ? 0 : _head + 1;
            Count--;
        }

        return _lastRead;
    }

    public void Clear()
    {
        _head = 0;
        Count = 0;
    }
}
