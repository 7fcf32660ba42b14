using System;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>The pieces of one window of a run, in order; after a hole the rest is left out.</summary>
internal sealed class LogWindow
{
    private readonly TaskCompletionSource<LogEnd> _end = new();
    private readonly ControlRequest _request;
    private readonly byte[] _bytes = new byte[LogPacket.MostWindow];
    private readonly LogPacket _piece = new();
    private int _count;

    public LogWindow(ControlRequest request)
    {
        _request = request;
    }

    /// <summary>What came without a hole.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>Waits for the end; null when it does not come.</summary>
    public async Task<LogEnd?> EndAsync(TimeSpan patience, TimeProvider time)
    {
        try
        {
            return await _end.Task.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Take(byte[] packet)
    {
        var end = new LogEnd();
        if (end.Decode(packet))
        {
            if (end.Reference == _request.Reference)
            {
                _end.TrySetResult(end);
            }
        }
        else if (_piece.Decode(packet)
            && _piece.Reference == _request.Reference
            && _piece.Offset == _request.Offset + _count
            && _count + _piece.Count <= _bytes.Length)
        {
            Array.Copy(_piece.Data, 0, _bytes, _count, _piece.Count);
            _count += _piece.Count;
        }
    }
}
