namespace HipSense.Core;

/// <summary>
/// Tells left from right. Each step gives a score: the rise of the right side from 30 % to 75 % of the step (degrees) less the mean force to
/// the right over its first 30 % (m/s²); in left stance the unsupported right side rises and the force points left, so the score is positive. Feet
/// alternate without fail, so eight scores, every second one turned round, vote together. Until they agree the side is unknown; it is
/// never guessed, and it never flips without being unknown in between.
/// </summary>
public sealed class SideVote : DetectorPart
{
    private const int Voters = 8;
    private const int FewestVoters = 5;
    private const int LockScore = 1600;        // hundredths; a running step scores 400 … 1200
    private const int DissentToUnlock = 8;
    private const int ShortestQ8 = 179;        // 0.70 of the usual period
    private const int LongestQ8 = 358;         // 1.40

    private readonly int[] _score = new int[Voters];
    private readonly int[] _periodQ8 = new int[2];
    private int _steps;
    private int _dissent;
    private bool _locked;
    private bool _evenIsLeft;

    /// <summary>True when the side is established.</summary>
    public bool Locked => _locked;

    /// <summary>Side of the step that landed last.</summary>
    public Side Current => !_locked ? Side.Unknown : ((_steps & 1) == 0) == _evenIsLeft ? Side.Left : Side.Right;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason != ResetReason.UpSettled && reason != ResetReason.NewRun)
        {
            Forget();
        }
    }

    /// <summary>Forgets all: the alternation is broken.</summary>
    public void Forget()
    {
        _evenIsLeft = false;
        _steps = 0;
        _dissent = 0;
        _locked = false;
        _periodQ8[0] = 0;
        _periodQ8[1] = 0;
        for (int i = 0; i < Voters; i++)
        {
            _score[i] = 0;
        }
    }

    /// <summary>Takes the step that has just ended, because the other foot landed; that one is then current.</summary>
    /// <param name="history">Holds the step.</param>
    /// <param name="landingQ8">Sample number, Q8, at which it began.</param>
    /// <param name="periodQ8">How long it took, samples Q8.</param>
    public void Take(MotionHistory history, long landingQ8, int periodQ8)
    {
        // The same foot's step and the other's: a limp makes them differ for good, a missed or an invented step from both at once.
        if (_steps >= 2 && !Like(periodQ8, _periodQ8[_steps & 1]) && !Like(periodQ8, _periodQ8[(_steps + 1) & 1]))
        {
            Forget();
        }

        _periodQ8[_steps & 1] = periodQ8;
        int score = Score(history, (int)(landingQ8 >> 8), periodQ8 >> 8);
        _score[_steps & (Voters - 1)] = (_steps & 1) == 0 ? score : -score;
        _steps++;
        int vote = 0;
        for (int i = 0; i < Voters; i++)
        {
            vote += _score[i];
        }

        bool evenIsLeft = vote > 0;
        if (!_locked)
        {
            if (_steps >= FewestVoters && (vote >= LockScore || vote <= -LockScore))
            {
                _locked = true;
                _evenIsLeft = evenIsLeft;
                _dissent = 0;
            }
        }
        else if (evenIsLeft == _evenIsLeft)
        {
            _dissent = 0;
        }
        else if (++_dissent >= DissentToUnlock)
        {
            Forget();
        }

        // Keeps parity and stays clear of overflow in a run of any length.
        if (_steps >= 1 << 20)
        {
            _steps -= 1 << 19;
        }
    }

    private static bool Like(int periodQ8, int usualQ8)
    {
        int ratio = FixedPoint.MulDiv(periodQ8, 256, usualQ8);
        return ratio >= ShortestQ8 && ratio <= LongestQ8;
    }

    private static int Score(MotionHistory history, int start, int period)
    {
        int third = (start + (period * 3 / 10)) >> 1;
        int late = (start + (period * 3 / 4)) >> 1;
        int lateral = 0;
        int pairs = 0;
        for (int i = start >> 1; i < third; i++)
        {
            lateral += history.Lateral[i & MotionHistory.Mask];
            pairs++;
        }

        int rise = history.Tilt[late & MotionHistory.Mask] - history.Tilt[third & MotionHistory.Mask];

        // To hundredths of a degree (5730 a radian) and of m/s² (980.7 a g).
        int riseCdeg = FixedPoint.MulDiv(rise, 5730, history.UpLength);
        int force = FixedPoint.MulDiv(lateral, 981, ImuScale.AccelCountsPerG * 2 * pairs);
        return riseCdeg - force;
    }
}
