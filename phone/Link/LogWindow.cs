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
    private int _heard;

    public LogWindow(ControlRequest request)
    {
        _request = request;
    }

    /// <summary>What came without a hole.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>Waits for the end; null when it does not come.</summary>
    /// <param name="first">For how long nothing may come at first: the clip may have much to read again before it sends.</param>
    /// <param name="next">For how long nothing may come after a piece.</param>
    /// <param name="time">The time.</param>
    /// <exception cref="TransportException">The link broke.</exception>
    public async Task<LogEnd?> EndAsync(TimeSpan first, TimeSpan next, TimeProvider time)
    {
        TimeSpan patience = first;
        while (true)
        {
            int before = _heard;
            try
            {
                return await _end.Task.WaitAsync(patience, time);
            }
            catch (TimeoutException)
            {
                if (_heard == before)
                {
                    return null;
                }

                patience = next;
            }
        }
    }

    /// <summary>The link has gone: whoever waits is told.</summary>
    public void Close() => _end.TrySetException(new TransportException("The link broke."));

    /// <summary>Takes a packet from the clip.</summary>
    /// <param name="packet">The packet as it came.</param>
    /// <param name="cipher">What belongs to the session; null when it has none.</param>
    public void Take(byte[] packet, SessionCipher? cipher)
    {
        if (_piece.Decode(packet))
        {
            // Where it belongs is in the clear.
            packet = cipher?.Decrypt(packet, _piece.Offset, _request.Run) ?? packet;
        }
        else
        {
            packet = cipher?.Decrypt(packet, _request.Number) ?? packet;
        }

        var end = new LogEnd();
        if (end.Decode(packet))
        {
            if (end.Reference == _request.Reference)
            {
                _end.TrySetResult(end);
            }
        }
        else if (_piece.Decode(packet) && _piece.Reference == _request.Reference)
        {
            _heard++;
            if (_piece.Offset == _request.Offset + _count && _count + _piece.Count <= _bytes.Length)
            {
                Array.Copy(_piece.Data, 0, _bytes, _count, _piece.Count);
                _count += _piece.Count;
            }
        }
    }
}
