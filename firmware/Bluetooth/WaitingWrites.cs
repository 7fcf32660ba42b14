namespace HipSense.Firmware;

/// <summary>
/// What was written and waits for the loop: put by the package's thread, taken by the loop. Each item knows its connection, so that nothing
/// written on one is done on the next.
/// </summary>
public sealed class WaitingWrites
{
    private readonly byte[]?[] _items;
    private readonly int[] _connections;
    private readonly object _lock = new();
    private int _first;
    private int _count;

    /// <summary>Makes a queue.</summary>
    /// <param name="capacity">How many can wait.</param>
    public WaitingWrites(int capacity)
    {
        _items = new byte[]?[capacity];
        _connections = new int[capacity];
    }

    /// <summary>Adds an item.</summary>
    /// <returns>False when there is no room.</returns>
    public bool Put(byte[] item, int connection)
    {
        lock (_lock)
        {
            if (_count == _items.Length)
            {
                return false;
            }

            int at = (_first + _count) % _items.Length;
            _items[at] = item;
            _connections[at] = connection;
            _count++;
            return true;
        }
    }

    /// <summary>Takes the oldest item, whatever connection it came on.</summary>
    /// <returns>The item, or null.</returns>
    public byte[]? Take()
    {
        lock (_lock)
        {
            return _count == 0 ? null : TakeFirst();
        }
    }

    /// <summary>Takes the oldest item of a connection, drops those of former ones and leaves those of later ones.</summary>
    /// <returns>The item, or null.</returns>
    public byte[]? Take(int connection)
    {
        lock (_lock)
        {
            while (_count > 0 && _connections[_first] <= connection)
            {
                bool wanted = _connections[_first] == connection;
                byte[]? item = TakeFirst();
                if (wanted)
                {
                    return item;
                }
            }

            return null;
        }
    }

    private byte[]? TakeFirst()
    {
        byte[]? item = _items[_first];
        _items[_first] = null;
        _first = (_first + 1) % _items.Length;
        _count--;
        return item;
    }
}
