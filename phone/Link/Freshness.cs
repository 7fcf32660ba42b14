using System;

namespace HipSense.Phone.Link;

/// <summary>
/// Tells what is new from what is old. Silence makes old, and so does a packet that was held up: a page that was frozen gets minutes of them
/// at once when it thaws.
/// </summary>
public sealed class Freshness
{
    /// <summary>The clip speaks every two seconds at the least; twice that is silence.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private readonly TimeProvider _time;
    private long? _heardAt;
    private long? _arrivedAt;
    private long _clipMs;
    private TimeSpan _shortestWay;

    /// <summary>Makes one that has heard nothing.</summary>
    public Freshness(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>True when the newest packet that counts is younger than the limit.</summary>
    public bool IsFresh => _heardAt is long at && _time.GetElapsedTime(at) < Limit;

    /// <summary>Takes the clip's time stamp of a packet that has just arrived.</summary>
    /// <param name="clipMs">The clip's uptime, milliseconds, as in the packet.</param>
    /// <returns>False when the packet was long on its way.</returns>
    public bool Take(uint clipMs)
    {
        long now = _time.GetTimestamp();

        // By the difference: the clip's milliseconds begin again after 49.7 days.
        long stamp = _arrivedAt is null ? clipMs : _clipMs + (int)(clipMs - (uint)_clipMs);
        TimeSpan way = _time.GetElapsedTime(0, now) - TimeSpan.FromMilliseconds(stamp);
        if (_arrivedAt is not long before)
        {
            _shortestWay = way;
        }
        else
        {
            // A clock that has once fallen behind is forgiven bit by bit, by what both clocks have gone on since: a flood of held up packets
            // comes without time passing here, and is forgiven nothing.
            TimeSpan here = _time.GetElapsedTime(before, now);
            TimeSpan there = TimeSpan.FromMilliseconds(stamp - _clipMs);
            TimeSpan forgiven = _shortestWay + ((here < there ? here : there) / 2);
            _shortestWay = forgiven < way ? forgiven : way;
        }

        _arrivedAt = now;
        _clipMs = stamp;
        if (way - _shortestWay >= Limit)
        {
            return false;
        }

        _heardAt = now;
        return true;
    }

    /// <summary>Forgets everything: another connection, perhaps another start of the clip.</summary>
    public void Reset()
    {
        _heardAt = null;
        _arrivedAt = null;
    }
}
