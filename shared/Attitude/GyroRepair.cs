namespace HipSense.Core;

/// <summary>
/// Puts back the turn that is lost while a gyro axis sits at full scale. The rate's cap is taken for a parabola through the rail with the
/// mean slope m of the last step onto it and the first step off it: for N samples its area above the rail is m·N²/6, of which it takes a fifth more since the rail cuts both steps short. The area is paid out
/// on the samples that follow, as far as their range has room.
/// <para>A rate that leaps is held back for one sample: if the next one is back where it was before, it was a spike and never happened; if not, the turn that
/// was held back is paid out as well.</para>
/// </summary>
public sealed class GyroRepair
{
    /// <summary>Readings beyond this, either sign, are at the rail.</summary>
    public const int Rail = 32700;

    // 430 °/s in 5 ms: behind the chip's low-pass of 42 Hz hardly a knock does that, and a turned-over top bit always does (1,000 °/s).
    private const int Leap = 14000;

    private const int LongestRun = 40;
    private const int MostOwed = 10000000;

    // Where in the state they begin, each for three axes: the last reading, samples at the rail, the step onto it, the area that is owed, and the leap that is
    // held back. One array of 84 bytes; five would take 228 with their fields.
    private const int Previous = 0;
    private const int Run = 3;
    private const int SlopeIn = 6;
    private const int Owed = 9;
    private const int Held = 12;
    private const int Numbers = 15;

    private readonly int[] _state = new int[Numbers];

    /// <summary>The repaired rates, raw counts, int16 range.</summary>
    public readonly int[] Rate = new int[3];

    /// <summary>True until everything lost is paid out: as long as samples must come by here.</summary>
    public bool Busy;

    /// <summary>True when a reading of the newest sample was at the rail.</summary>
    public bool Clipping;

    /// <summary>Forgets what is owed.</summary>
    public void Reset()
    {
        for (int i = 0; i < Numbers; i++)
        {
            _state[i] = 0;
        }

        Rate[0] = 0;
        Rate[1] = 0;
        Rate[2] = 0;

        Busy = false;
        Clipping = false;
    }

    /// <summary>Notes the sample before the first clipped one.</summary>
    public void Before(int gx, int gy, int gz)
    {
        _state[Previous] = gx;
        _state[Previous + 1] = gy;
        _state[Previous + 2] = gz;
    }

    /// <summary>Takes one sample in raw counts; <see cref="Rate"/> is what to use instead.</summary>
    public void Step(int gx, int gy, int gz)
    {
        Rate[0] = gx;
        Rate[1] = gy;
        Rate[2] = gz;
        Busy = false;
        Clipping = false;
        for (int axis = 0; axis < 3; axis++)
        {
            int rate = Rate[axis];
            bool judged = _state[Held + axis] != 0;
            if (judged)
            {
                Judge(axis, rate);
            }

            int previous = _state[Previous + axis];
            _state[Previous + axis] = rate;
            int leap = rate - previous;
            if (!judged && Leaps(leap))
            {
                _state[Held + axis] = leap;
                Rate[axis] = previous;
                Busy = true;
            }
            else if (rate > Rail || rate < -Rail)
            {
                Clip(axis, rate, previous);
            }
            else
            {
                if (_state[Run + axis] != 0)
                {
                    Leave(axis, rate, previous);
                }

                Pay(axis, rate);
            }
        }
    }

    private static bool Leaps(int change)
    {
        return change > Leap || change < -Leap;
    }

    /// <summary>Decides on the sample before, which leaped, by where the next one is.</summary>
    private void Judge(int axis, int rate)
    {
        int leaped = _state[Previous + axis];
        int before = leaped - _state[Held + axis];
        int on = rate - leaped;
        int back = rate - before;
        if ((on < 0 ? -on : on) < (back < 0 ? -back : back))
        {
            Owe(axis, _state[Held + axis]);
            if (leaped > Rail || leaped < -Rail)
            {
                Clip(axis, leaped, before);
            }
        }
        else
        {
            _state[Previous + axis] = before;
        }

        _state[Held + axis] = 0;
    }

    /// <summary>A sample at the rail.</summary>
    private void Clip(int axis, int rate, int previous)
    {
        if (_state[Run + axis] == 0)
        {
            int rise = rate > 0 ? rate - previous : previous - rate;
            _state[SlopeIn + axis] = rise > Rail ? 0 : rise;
        }

        _state[Run + axis]++;
        Busy = true;
        Clipping = true;
    }

    /// <summary>The first sample off the rail: what was lost there is owed.</summary>
    private void Leave(int axis, int rate, int previous)
    {
        int n = _state[Run + axis] > LongestRun ? LongestRun : _state[Run + axis];
        int fall = previous > 0 ? previous - rate : rate - previous;
        int slope = (_state[SlopeIn + axis] + (fall > Rail ? 0 : fall)) >> 1;

        // Both steps are cut short by the rail; how much is not known, and real turns are flatter than a parabola.
        int area = slope * n * n / 5;
        Owe(axis, previous > 0 ? area : -area);
        _state[Run + axis] = 0;
    }

    private void Owe(int axis, int area)
    {
        int sum = _state[Owed + axis] + area;
        _state[Owed + axis] = sum > MostOwed ? MostOwed : sum < -MostOwed ? -MostOwed : sum;
    }

    private void Pay(int axis, int rate)
    {
        int owed = _state[Owed + axis];
        if (owed == 0)
        {
            return;
        }

        int room = owed > 0 ? Rail - rate : -Rail - rate;
        int paid = owed > 0 ? (owed < room ? owed : room) : (owed > room ? owed : room);
        Rate[axis] = rate + paid;
        _state[Owed + axis] = owed - paid;
        if (_state[Owed + axis] != 0)
        {
            Busy = true;
        }
    }
}
