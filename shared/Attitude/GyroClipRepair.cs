namespace HipSense.Core;

/// <summary>
/// Puts back the turn that is lost while a gyro axis sits at full scale. The rate's cap is taken for a parabola through the rail with the
/// mean slope m of the last step onto it and the first step off it: for N samples its area above the rail is m·N²/6, of which it takes a fifth more since the rail cuts both steps short. The area is paid out
/// on the samples that follow, as far as their range has room.
/// </summary>
public sealed class GyroClipRepair
{
    /// <summary>Readings beyond this, either sign, are at the rail.</summary>
    public const int Rail = 32700;

    private const int LongestRun = 40;
    private const int MostOwed = 10000000;

    private readonly int[] _previous = new int[3];
    private readonly int[] _run = new int[3];
    private readonly int[] _slopeIn = new int[3];
    private readonly int[] _owed = new int[3];

    /// <summary>The repaired rates, raw counts, int16 range.</summary>
    public readonly int[] Rate = new int[3];

    /// <summary>True until everything lost is paid out: as long as samples must come by here.</summary>
    public bool Busy;

    /// <summary>True when a reading of the newest sample was at the rail.</summary>
    public bool Clipping;

    /// <summary>Forgets what is owed.</summary>
    public void Reset()
    {
        for (int axis = 0; axis < 3; axis++)
        {
            _run[axis] = 0;
            _owed[axis] = 0;
        }

        Busy = false;
        Clipping = false;
    }

    /// <summary>Notes the sample before the first clipped one.</summary>
    public void Before(int gx, int gy, int gz)
    {
        _previous[0] = gx;
        _previous[1] = gy;
        _previous[2] = gz;
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
            int previous = _previous[axis];
            _previous[axis] = rate;
            if (rate > Rail || rate < -Rail)
            {
                if (_run[axis] == 0)
                {
                    int rise = rate > 0 ? rate - previous : previous - rate;
                    _slopeIn[axis] = rise > Rail ? 0 : rise;
                }

                _run[axis]++;
                Busy = true;
                Clipping = true;
            }
            else
            {
                if (_run[axis] != 0)
                {
                    int n = _run[axis] > LongestRun ? LongestRun : _run[axis];
                    int fall = previous > 0 ? previous - rate : rate - previous;
                    int slope = (_slopeIn[axis] + (fall > Rail ? 0 : fall)) >> 1;

                    // Both steps are cut short by the rail; how much is not known, and real turns are flatter than a parabola.
                    int area = slope * n * n / 5;
                    int sum = _owed[axis] + (previous > 0 ? area : -area);
                    _owed[axis] = sum > MostOwed ? MostOwed : sum < -MostOwed ? -MostOwed : sum;
                    _run[axis] = 0;
                }

                int owed = _owed[axis];
                if (owed != 0)
                {
                    int room = owed > 0 ? Rail - rate : -Rail - rate;
                    int paid = owed > 0 ? (owed < room ? owed : room) : (owed > room ? owed : room);
                    Rate[axis] = rate + paid;
                    _owed[axis] = owed - paid;
                    if (_owed[axis] != 0)
                    {
                        Busy = true;
                    }
                }
            }
        }
    }
}
