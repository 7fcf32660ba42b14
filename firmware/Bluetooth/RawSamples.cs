using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Samples that wait for the radio, as the FIFO gave them. When there is no room, the oldest go. At most one gap among those that wait is told; when another comes,
/// what is before the first goes.
/// </summary>
public sealed class RawSamples
{
    /// <summary>Samples that find room: 0.8 s, and whole packets of twenty.</summary>
    public const int Capacity = 160;

    private readonly byte[] _ring = new byte[Capacity * ImuScale.FrameBytes];
    private int _readAt;
    private int _writeAt;
    private int _beforeGap;
    private int _gap;
    private int _end;

    /// <summary>Samples that wait.</summary>
    public int Count;

    /// <summary>The number of the first of them.</summary>
    public int First;

    /// <summary>Samples that went because there was no room.</summary>
    public int Dropped;

    /// <summary>Samples that follow one another without a gap, from the first on.</summary>
    public int Together => _beforeGap > 0 ? _beforeGap : Count;

    /// <summary>True when a gap comes after those, so that no more will join them.</summary>
    public bool IsCut => _beforeGap > 0;

    /// <summary>Puts a block in.</summary>
    /// <param name="fifo">Bytes as the chip delivered them.</param>
    /// <param name="offset">Index of the first of <see cref="ImuScale.BlockBytes"/>.</param>
    /// <param name="number">The number of its first sample.</param>
    public void Put(byte[] fifo, int offset, int number)
    {
        if (Count == 0)
        {
            First = number;
        }
        else if (number != _end)
        {
            Drop(_beforeGap);
            _beforeGap = Count;
            _gap = number - _end;
        }

        int over = Count + ImuScale.BlockSamples - Capacity;
        if (over > 0)
        {
            Drop(over);
        }

        // A block never reaches over the ring's end: its length is a multiple of a block's.
        Array.Copy(fifo, offset, _ring, _writeAt, ImuScale.BlockBytes);
        _writeAt = (_writeAt + ImuScale.BlockBytes) % _ring.Length;
        Count += ImuScale.BlockSamples;
        _end = number + ImuScale.BlockSamples;
    }

    /// <summary>Takes the first samples out.</summary>
    /// <param name="samples">How many, at most <see cref="Together"/>.</param>
    /// <param name="packet">Receives their bytes.</param>
    /// <param name="at">Where in it.</param>
    public void Take(int samples, byte[] packet, int at)
    {
        int bytes = samples * ImuScale.FrameBytes;
        int toEnd = _ring.Length - _readAt;
        int first = bytes < toEnd ? bytes : toEnd;
        Array.Copy(_ring, _readAt, packet, at, first);
        Array.Copy(_ring, 0, packet, at + first, bytes - first);
        Remove(samples);
    }

    private void Drop(int samples)
    {
        Dropped += samples;
        int before = samples < _beforeGap ? samples : _beforeGap;
        Remove(before);
        Remove(samples - before);
    }

    /// <summary>Goes on by samples that follow one another.</summary>
    private void Remove(int samples)
    {
        _readAt = (_readAt + (samples * ImuScale.FrameBytes)) % _ring.Length;
        Count -= samples;
        First += samples;
        if (_beforeGap > 0 && samples > 0)
        {
            _beforeGap -= samples;
            First += _beforeGap == 0 ? _gap : 0;
        }
    }
}
