namespace HipSense.Core;

/// <summary>
/// Finds where the vertical force of each step rises and falls. A foot lands where the contact signal (vertical with a fifth of the braking
/// force) last rises through 0.7 g before the vertical, averaged over 40 ms, reaches 1.2 g; it leaves where
/// that average falls through 1.2 g and stays there for 20 ms. Both are interpolated between pairs of samples. The times are raw: <see cref="ContactTiming"/> turns them into initial
/// contact and toe-off.
/// </summary>
public sealed class ContactDetector : DetectorPart
{
    private const int InFlight = 0;
    private const int InStance = 1;
    private const int Leaving = 2;

    // Pairs of samples, 10 ms each.
    private const int AveragePairs = 4;
    private const int ShortestStance = 8;
    private const int LongestStance = 80;
    private const int ShortestStep = 20;
    private const int Confirmation = 2;
    private const int HalfSampleQ8 = 128;
    private const int LandingLevel = 179;     // 0.70 g of 256
    private const int LeavingLevel = 307;     // 1.20 g of 256

    private bool _begun;
    private int _phase;
    private bool _low;
    private int _sum;
    private int _lastContact;
    private long _risenQ8;
    private int _landedAt;
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

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason != ResetReason.RunnerStopped && reason != ResetReason.UpSettled && reason != ResetReason.NewRun)
        {
            ForgetStep();
        }
    }

    /// <summary>
    /// Forgets the step under way. Whether the newest block has been taken does not matter: what is kept over time is made afresh from the history with the
    /// next block.
    /// </summary>
    public void ForgetStep()
    {
        _begun = false;
        _phase = InFlight;
        _low = false;
        _sum = 0;
        _lastContact = 0;
        _risenQ8 = 0;
        _landedAt = 0;
        _leftAt = 0;
        _peak = 0;
        _trough = int.MaxValue;
        Landed = false;
        Left = false;
        LandingQ8 = 0;
        LeavingQ8 = 0;
        Trough = 0;
        Peak = 0;
    }

    /// <summary>Takes the newest block of the history.</summary>
    public void Process(MotionHistory history)
    {
        Landed = false;
        Left = false;
        if (!_begun)
        {
            Begin(history);
        }

        short[] vertical = history.Vertical;
        short[] contact = history.Contact;
        int unit = history.Unit < 256 ? 256 : history.Unit > 1 << 16 ? 1 << 16 : history.Unit;
        int landing = (unit * LandingLevel) >> 8;
        int leaving = (unit * LeavingLevel >> 8) * AveragePairs;
        int phase = _phase;
        int sum = _sum;
        int previous = _lastContact;
        int peak = _peak;
        int trough = _trough;
        int end = history.Count >> 1;
        for (int n = end - (ImuScale.BlockSamples / 2); n < end; n++)
        {
            int before = sum;
            int slot = n & MotionHistory.Mask;
            sum += vertical[slot] - vertical[(slot - AveragePairs) & MotionHistory.Mask];
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
                    _low = false;
                    _risenQ8 = 0;
                    trough = now;
                    phase = Leaving;
                }
                else if (n - _landedAt > LongestStance)
                {
                    _low = false;
                    _risenQ8 = 0;
                    phase = InFlight;
                }
            }
            else
            {
                if (now < trough)
                {
                    trough = now;
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
                        Peak = PerUnit(peak / AveragePairs, unit);
                        Left = true;
                        phase = InFlight;
                    }
                }
                else
                {
                    // Judged by the level of its time: the level moves a little from block to block.
                    if (now < landing)
                    {
                        _low = true;
                    }
                    else if (_low)
                    {
                        _low = false;
                        _risenQ8 = Crossing(n, previous, now, landing) - HalfSampleQ8;
                    }

                    // The newest rise before the weight comes is the landing; one that weight does not follow was the trunk's.
                    if (sum >= leaving && _risenQ8 != 0)
                    {
                        if (n - _landedAt >= ShortestStep)
                        {
                            LandingQ8 = _risenQ8;
                            Trough = PerUnit(trough, unit);
                            Landed = true;
                            _landedAt = n;
                            peak = sum;
                            phase = InStance;
                        }

                        // Else too early for the other foot: a bounce.
                        _risenQ8 = 0;
                    }
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

    /// <summary>Makes afresh what is kept from before the newest block.</summary>
    private void Begin(MotionHistory history)
    {
        int first = (history.Count - ImuScale.BlockSamples) >> 1;
        _sum = 0;
        for (int i = first - AveragePairs; i < first; i++)
        {
            _sum += history.Vertical[i & MotionHistory.Mask];
        }

        _lastContact = history.Contact[(first - 1) & MotionHistory.Mask];
        _landedAt = first - ShortestStep;
        _begun = true;
    }

    /// <summary>Sample number, Q8, of a crossing between the pair before and this one, whose newest sample is 2n.</summary>
    private static long Crossing(int n, int before, int after, int level)
    {
        int rise = after - before;
        int fraction = rise == 0 ? 0 : (int)(((long)(level - before) << 8) / rise);
        fraction = fraction < 0 ? 0 : fraction > 256 ? 256 : fraction;
        return ((long)(n - 1) << 9) + (fraction << 1);
    }

    private static int PerUnit(int value, int unit)
    {
        return FixedPoint.MulDiv(value, 256, unit);
    }
}
