using System;

namespace HipSense.Core;

/// <summary>Keeps the last alerts as packets for a phone that was away. The room for them is taken once, at the start.</summary>
public sealed class AlertRing
{
    /// <summary>Alerts kept; divides the 65,536 sequence numbers evenly. With a cue a minute at most: half an hour.</summary>
    public const int Capacity = 32;

    private const int SequenceMask = ushort.MaxValue;

    // In one piece: an array takes 20 bytes of the clip's heap before its first element.
    private readonly byte[] _packets = new byte[Capacity * AlertPacket.Length];
    private readonly byte[] _packet = new byte[AlertPacket.Length];
    private int _count;
    private int _made;

    /// <summary>Sequence number of the newest alert; 0 before the first.</summary>
    public int Newest;

    /// <summary>Sequence number of the oldest alert kept; one more than <see cref="Newest"/> while there is none.</summary>
    public int Oldest => (Newest - _count + 1) & SequenceMask;

    /// <summary>Numbers an alert and keeps it; the oldest goes when there is no room.</summary>
    /// <param name="alert">The alert; receives its number.</param>
    public void Add(AlertPacket alert)
    {
        Newest = (Newest + 1) & SequenceMask;
        _made = _made < SequenceMask ? _made + 1 : SequenceMask;
        alert.Sequence = Newest;
        alert.Encode(_packet);
        Array.Copy(_packet, 0, _packets, Newest % Capacity * AlertPacket.Length, AlertPacket.Length);
        _count = _count < Capacity ? _count + 1 : Capacity;
    }

    /// <summary>Goes on after the alerts of an earlier start, which are not kept any more.</summary>
    /// <param name="newest">The number of the last of them.</param>
    public void Restore(int newest)
    {
        Newest = newest;
        _count = 0;
        _made = newest;
    }

    /// <summary>Forgets all alerts, as if they had never been; the numbers go on.</summary>
    public void Forget()
    {
        _count = 0;
        _made = 0;
    }

    /// <summary>How many alerts there are from a number on, lost ones included.</summary>
    /// <param name="from">The first wanted sequence number; one that is yet to come gives 0.</param>
    public int CountFrom(int from)
    {
        int count = (Newest - from + 1) & SequenceMask;

        // More than half of all numbers back is ahead.
        count = count <= SequenceMask / 2 ? count : 0;
        return count < _made ? count : _made;
    }

    /// <summary>How many of the alerts from a number on are not kept any more.</summary>
    /// <param name="from">The first wanted sequence number.</param>
    public int LostFrom(int from)
    {
        int wanted = CountFrom(from);
        return wanted > _count ? wanted - _count : 0;
    }

    /// <summary>
    /// Whether a clip knows of fewer alerts than a phone: it has lost count, and the phone is to begin again at the oldest that is kept.
    /// </summary>
    /// <param name="newest">The clip's newest, as <see cref="ControlOp.Replay"/> answers.</param>
    /// <param name="from">The first alert that the phone asked for.</param>
    public static bool IsBehind(int newest, int from)
    {
        return (short)(newest - from + 1) < 0;
    }

    /// <summary>Copies a kept alert.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="packet">Receives <see cref="AlertPacket.Length"/> bytes.</param>
    /// <returns>False when it is not kept.</returns>
    public bool Copy(int sequence, byte[] packet)
    {
        int back = (Newest - sequence) & SequenceMask;
        if (back >= _count)
        {
            return false;
        }

        Array.Copy(_packets, sequence % Capacity * AlertPacket.Length, packet, 0, AlertPacket.Length);
        return true;
    }
}
