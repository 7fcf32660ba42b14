namespace HipSense.Core;

/// <summary>
/// Finds how far the clip is turned about the vertical (its yaw), from how the runner runs. Forward and backward force is alike in left and
/// right steps, sideways force changes sign; so in the mean of two steps in a row only the first is left, and the axis along
/// which that mean swings points straight ahead. An unnoticed yaw of 10° costs 1.2° of drop, since it takes a tenth of the pelvis' tilt for drop.
/// <para>Not everybody pushes straight ahead: of two filmed runners one did, to 1°, and one whose hips are uneven was off by 9°; and a waistband holds a clip straight to 4 or 5°.
/// So of an estimate only a part is believed: most of a small one, which is mostly the clip's; less of one between 4 and 9°, which is the runner's as
/// likely; and nearly all of a large one, for such a clip sits plainly crooked.</para>
/// </summary>
public sealed class HeadingFinder : DetectorPart
{
    private const int Phases = 16;
    private const int StepsToJudge = 64;
    private const int StepsToJudgeFirst = 32;
    private const int StepsToPause = 256;      // 90 s: once found, the heading is only looked after
    private const int StepsToPauseFirst = 64;
    private const int LeastRatio = 4;
    private const int LargestQ13 = 4289;       // 30°
    private const int SmallestQ13 = 36;        // 0.25°
    private const int MostEstimates = 8;

    // 4°, of which three quarters are believed; 9°, up to which it is a quarter of the rest; then five quarters, until all but 2° is believed at 20°.
    private const int SmallQ13 = 572;
    private const int CrookedQ13 = 1287;
    private const int PlainQ13 = 1001;
    private const int LeastPushQ13 = 286;

    private readonly MountFrame _mount;
    private readonly int[] _right = new int[Phases];
    private readonly int[] _back = new int[Phases];
    private readonly int[] _up = new int[Phases];
    private long _rightSquare;
    private long _backSquare;
    private long _upSquare;
    private long _rightBack;
    private long _rightUp;
    private long _backUp;
    private int _steps;

    // Of the mount as it was put on: how often its yaw was estimated, the mean of that, and how far it was turned.
    private int _estimates;
    private int _mean;
    private int _turned;
    private int _pause;
    private bool _afterStep;
    private int _start;
    private int _period;
    private int _phase;
    private int _rightSum;
    private int _backSum;
    private int _upSum;

    /// <summary>Makes a finder that turns the given mount.</summary>
    public HeadingFinder(MountFrame mount)
    {
        _mount = mount;
    }

    /// <summary>Times that the heading was judged with confidence.</summary>
    public int Judged;

    /// <summary>True while a step is being looked at.</summary>
    public bool Busy;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.RunnerStopped || reason == ResetReason.SamplesLost)
        {
            Break();
        }
        else if (reason != ResetReason.UpSettled && reason != ResetReason.NewRun)
        {
            Forget();
        }
    }

    private void StartSums()
    {
        _rightSquare = 0;
        _backSquare = 0;
        _upSquare = 0;
        _rightBack = 0;
        _rightUp = 0;
        _backUp = 0;
        _steps = 0;
        Break();
    }

    /// <summary>The mount is new: its heading is not known.</summary>
    public void Forget()
    {
        StartSums();
        Judged = 0;
        _estimates = 0;
        _mean = 0;
        _turned = 0;
        _pause = 0;
    }

    /// <summary>The mount's heading was found before, and the mount turned as far as that was believed: it stays so.</summary>
    public void Restore()
    {
        Judged = 2;
        _pause = int.MaxValue;
    }

    /// <summary>Notes that the next step does not follow the last one.</summary>
    public void Break()
    {
        _afterStep = false;
        Busy = false;
    }

    /// <summary>Takes a running step; <see cref="Continue"/> looks at it.</summary>
    /// <param name="start">Its first sample.</param>
    /// <param name="period">Its length, samples.</param>
    public void Take(int start, int period)
    {
        if (_pause > 0)
        {
            _pause--;
            return;
        }

        _start = start;
        _period = period;
        _phase = 0;
        _rightSum = 0;
        _backSum = 0;
        _upSum = 0;
        Busy = true;
    }

    /// <summary>Looks at the next quarter of the step: a step in one go would be the dearest block of all.</summary>
    /// <param name="history">Holds the step.</param>
    public void Continue(MotionHistory history)
    {
        int[] rights = _right;
        int[] backs = _back;
        int[] ups = _up;
        short[] vertical = history.Vertical;
        bool afterStep = _afterStep;
        int end = _phase + (Phases / 4);
        for (int i = _phase; i < end; i++)
        {
            int pair = ((_start + (_period * i / Phases)) >> 1) & MotionHistory.Mask;
            int up = vertical[pair];
            int right = (history.Lateral[pair] >> 1) - (int)((long)up * history.Tilt[pair] / 4096);
            int back = (history.Contact[pair] - up) * 5;

            // The sum of this step and the one before; this one then waits for the next.
            int evenRight = right + rights[i];
            int evenBack = back + backs[i];
            int evenUp = up + ups[i];
            rights[i] = right;
            backs[i] = back;
            ups[i] = up;
            if (afterStep)
            {
                _rightSum += evenRight;
                _backSum += evenBack;
                _upSum += evenUp;
                _rightSquare += (long)evenRight * evenRight;
                _backSquare += (long)evenBack * evenBack;
                _upSquare += (long)evenUp * evenUp;
                _rightBack += (long)evenRight * evenBack;
                _rightUp += (long)evenRight * evenUp;
                _backUp += (long)evenBack * evenUp;
            }
        }

        _phase = end;
        if (end == Phases)
        {
            Busy = false;
            EndStep();
        }
    }

    private void EndStep()
    {
        if (!_afterStep)
        {
            _afterStep = true;
            return;
        }

        _rightSquare -= (long)_rightSum * _rightSum / Phases;
        _backSquare -= (long)_backSum * _backSum / Phases;
        _upSquare -= (long)_upSum * _upSum / Phases;
        _rightBack -= (long)_rightSum * _backSum / Phases;
        _rightUp -= (long)_rightSum * _upSum / Phases;
        _backUp -= (long)_backSum * _upSum / Phases;
        if (++_steps >= (Judged == 0 ? StepsToJudgeFirst : StepsToJudge))
        {
            Judge();
            StartSums();
        }
    }

    /// <summary>Turns the mount as far as all estimates so far are to be believed.</summary>
    private void TakeEstimate(int yaw)
    {
        _estimates = _estimates < MostEstimates ? _estimates + 1 : MostEstimates;
        _mean += (yaw - _mean) / _estimates;
        int wanted = _mean > 0 ? Believed(_mean) : -Believed(-_mean);
        if (wanted - _turned > SmallestQ13 || wanted - _turned < -SmallestQ13)
        {
            _mount.Turn(wanted - _turned);
            _turned = wanted;
        }
    }

    private static int Believed(int size)
    {
        int part = size < SmallQ13 ? size * 3 / 4 : size < CrookedQ13 ? (SmallQ13 / 2) + (size / 4) : (size * 5 / 4) - PlainQ13;
        return part < size - LeastPushQ13 || size < CrookedQ13 ? part : size - LeastPushQ13;
    }

    private void Judge()
    {
        // To 13 bits, so that the rest fits.
        int shift = 0;
        while ((_rightSquare + _backSquare + _upSquare) >> shift > 1 << 14)
        {
            shift++;
        }

        // What goes with the vertical force is left out: an accelerometer's offset tilts the vertical, and that force is the greatest.
        int upUp = (int)(_upSquare >> shift);
        int rightUp = (int)(_rightUp >> shift);
        int backUp = (int)(_backUp >> shift);
        if (upUp == 0)
        {
            return;
        }

        int xx = (int)(_rightSquare >> shift) - (rightUp * rightUp / upUp);
        int zz = (int)(_backSquare >> shift) - (backUp * backUp / upUp);
        int xz = (int)(_rightBack >> shift) - (rightUp * backUp / upUp);
        int difference = zz - xx;
        int root = FixedPoint.Sqrt((difference * difference) + (4 * xz * xz));
        int sum = xx + zz;
        if (difference <= 0 || sum + root < LeastRatio * (sum - root))
        {
            return;
        }

        // 2ψ = atan(t), t = 2·S_xz/(S_zz − S_xx); atan(t) ≈ t/(1 + 0.28 t²) within 0.3°.
        int t = FixedPoint.MulDiv(2 * xz, MountFrame.One, difference);
        if (t > 2 * MountFrame.One || t < -2 * MountFrame.One)
        {
            return;
        }

        int square = t * t / MountFrame.One;
        int yaw = FixedPoint.MulDiv(t, MountFrame.One, MountFrame.One + (square * 287 / 1024)) / 2;
        if (yaw > LargestQ13 || yaw < -LargestQ13)
        {
            return;
        }

        _pause = Judged > 0 ? StepsToPause : StepsToPauseFirst;
        Judged++;
        TakeEstimate(yaw + _turned);
    }
}
