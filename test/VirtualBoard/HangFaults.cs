using System.Collections.Generic;
using nanoFramework.Runtime.Native;

namespace HipSense.Virtual;

/// <summary>
/// Has the firmware's loop hang in its next touch of a pin or of the converter, as if it waited for something that never comes; the other threads go on. A
/// hang inside of native code stops them too: see <see cref="VirtualTime.Block"/>.
/// </summary>
public sealed class HangFaults
{
    private const long TickUs = 10_000;

    private readonly VirtualTime _time;
    private readonly List<(long FromUs, long UntilUs, bool IsDeaf)> _hangs = [];

    internal HangFaults(VirtualTime time) => _time = time;

    /// <summary>How often the loop hung.</summary>
    public int Hung { get; private set; }

    /// <summary>How often a hang was ended by an execution constraint.</summary>
    public int Broken { get; private set; }

    /// <summary>When what runs now is to be interrupted, µs.</summary>
    internal long LimitUs { get; set; } = long.MaxValue;

    /// <summary>The loop hangs once.</summary>
    /// <param name="fromUs">When, at the earliest, µs.</param>
    /// <param name="untilUs">When it would go on by itself, µs.</param>
    /// <param name="isDeaf">True: no exception ends it, as when something catches all of them and goes on.</param>
    public void HangBetween(long fromUs, long untilUs, bool isDeaf = false) => _hangs.Add((fromUs, untilUs, isDeaf));

    /// <summary>A place at which the loop may hang.</summary>
    internal void Pass()
    {
        for (int i = 0; i < _hangs.Count; i++)
        {
            if (_time.NowUs >= _hangs[i].FromUs)
            {
                (long FromUs, long UntilUs, bool IsDeaf) hang = _hangs[i];
                _hangs.RemoveAt(i);
                Hang(hang.UntilUs, hang.IsDeaf);
                return;
            }
        }
    }

    private void Hang(long untilUs, bool isDeaf)
    {
        Hung++;
        while (_time.NowUs < untilUs)
        {
            _time.Advance(TickUs);
            if (!isDeaf && _time.NowUs >= LimitUs)
            {
                LimitUs = long.MaxValue;
                Broken++;
                throw new ConstraintException();
            }
        }
    }
}
