namespace HipSense.Core;

/// <summary>
/// Finds where the vertical force of each step rises and falls. A foot lands when the contact signal (vertical with a fifth of the braking
/// force) rises through 0.58 g after it has been under 0.45 g; it leaves when the vertical, averaged over 40 ms, falls through 1 g and
/// stays there for 40 ms. Both are interpolated between samples. The times are raw: <see cref="ContactTiming"/> turns them into initial
/// contact and toe-off.
/// </summary>
public sealed class ContactDetector
{
    private const int InFlight = 0;
    private const int InStance = 1;
    private const int Leaving = 2;

    private const int AverageSamples = ImuScale.BlockSamples;
    private const int ShortestStance = 16;    // 80 ms
    private const int LongestStance = 160;    // 800 ms
    private const int ShortestStep = 40;      // 200 ms
    private const int Confirmation = 8;       // 40 ms
    private const int LandingLevel = 148;     // 0.58 g of 256
    private const int ArmingLevel = 115;      // 0.45 g of 256

    private int _phase;
    private bool _armed;
    private int _sum;
    private int _lastContact;
    private int _landedAt = -ShortestStep;
    private int _leftAt;
    private int _peak;
    private int _trough = int.MaxValue;

    /// <summary>True when the newest block held a landing; <see cref="LandingQ8"/> and <see cref="Trough"/> belong to it.</summary>
    public bool Landed;

    /// <summary>True when a leaving was confirmed in the newest block; <see cref="LeavingQ8"/> and <see cref="Peak"/> belong to it.</summary>
    public bool Left;

    /// <summary>Sample number, Q8, at which the newest landing crossed its level.</summary>
    public long LandingQ8;

    /// <summary>Sample number, Q8, at which the newest leaving crossed its level.</summary>
    public long LeavingQ8;

    /// <summary>Lowest contact signal since the foot left, 1/256 g, at the newest landing.</summary>
    public int Trough;

    /// <summary>Highest 40 ms mean of the vertical in the newest stance, 1/256 g.</summary>
    public int Peak;

    /// <summary>Forgets the step under way: samples are missing.</summary>
    public void Reset(MotionHistory history)
    {
        _sum = 0;
        for (int n = history.Count - AverageSamples; n < history.Count; n++)
        {
            _sum += history.Vertical[n & MotionHistory.Mask];
        }

        _lastContact = history.Unit;
        _phase = InFlight;
        _armed = false;
        _trough = int.MaxValue;
    }

    /// <summary>Takes the newest block of the history.</summary>
    public void Process(MotionHistory history)
    {
        Landed = false;
        Left = false;
        int[] vertical = history.Vertical;
        int[] contact = history.Contact;
        int unit = history.Unit < 256 ? 256 : history.Unit > 1 << 16 ? 1 << 16 : history.Unit;
        int landing = (unit * LandingLevel) >> 8;
        int arming = (unit * ArmingLevel) >> 8;
        int leaving = unit * AverageSamples;
        int phase = _phase;
        int sum = _sum;
        int previous = _lastContact;
        int peak = _peak;
        int trough = _trough;
        int end = history.Count;
        for (int n = end - ImuScale.BlockSamples; n < end; n++)
        {
            int slot = n & MotionHistory.Mask;
            int before = sum;
            sum += vertical[slot] - vertical[(slot - AverageSamples) & MotionHistory.Mask];
            int now = contact[slot];
            if (phase == InStance)
            {
                if (sum > peak)
                {
                    peak = sum;
                }
                else if (sum < leaving && n - _landedAt >= ShortestStance)
                {
                    LeavingQ8 = Crossing(n, before, sum, leaving);
                    _leftAt = n;
                    _armed = false;
                    trough = now;
                    phase = Leaving;
                }
                else if (n - _landedAt > LongestStance)
                {
                    _armed = false;
                    phase = InFlight;
                }
            }
            else
            {
                if (now < trough)
                {
                    trough = now;
                }

                if (now < arming)
                {
                    _armed = true;
                }

                if (phase == Leaving)
                {
                    if (sum >= leaving)
                    {
                        // The dip between the impact and the push: the foot never left.
                        phase = InStance;
                    }
                    else if (n - _leftAt >= Confirmation)
                    {
                        Peak = PerUnit(peak / AverageSamples, unit);
                        Left = true;
                        phase = InFlight;
                    }
                }
                else if (_armed && now >= landing && previous < landing && n - _landedAt >= ShortestStep)
                {
                    LandingQ8 = Crossing(n, previous, now, landing);
                    Trough = PerUnit(trough, unit);
                    Landed = true;
                    _landedAt = n;
                    peak = sum;
                    phase = InStance;
                }
            }

            previous = now;
        }

        _phase = phase;
        _sum = sum;
        _lastContact = previous;
        _peak = peak;
        _trough = trough;
    }

    private static long Crossing(int n, int before, int after, int level)
    {
        int rise = after - before;
        int fraction = rise == 0 ? 0 : (int)(((long)(level - before) << 8) / rise);
        fraction = fraction < 0 ? 0 : fraction > 256 ? 256 : fraction;
        return ((long)(n - 1) << 8) + fraction;
    }

    private static int PerUnit(int value, int unit)
    {
        return FixedPoint.MulDiv(value, 256, unit);
    }
}
