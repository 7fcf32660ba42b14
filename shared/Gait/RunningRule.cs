namespace HipSense.Core;

/// <summary>
/// Tells running from all else: five steps in a row that bounce (<see cref="BounceRule"/>), each 0.25–0.48 s after the last, with 1.5 g at least at the highest force and 0.8 g from the lowest
/// to the highest (40 ms mean). It ends with a gap of 0.7 s or three steps in a row that are not so. Height tells no runner from a walker: there are joggers who never leave the ground, and
/// walkers who swing by 2 g. It leaves out what hardly moves.
/// </summary>
public sealed class RunningRule : DetectorPart
{
    /// <summary>Steps in a row that make a run.</summary>
    public const int StepsToStart = 5;

    private const int BadStepsToStop = 3;

    // In a run every so many steps are looked at, and every one once one has not bounced.
    private const int StepsToLook = 12;

    // 240 steps a minute: no runner's but a sprinter's, and nearly half of hurrying down stairs is quicker.
    private const int ShortestPeriodQ8 = 50 << 8;
    private const int LongestPeriodQ8 = 96 << 8;
    private const int GapQ8 = 140 << 8;
    private const int LeastSwing = 205;     // 0.80 g of 256
    private const int LeastPeak = 384;      // 1.50 g: who hardly leaves the ground presses with 1.56 g in 19 of 20 steps, a clip that is turned in the hand seldom does five times in a row

    private int _good;
    private int _bad;
    private int _unseen;
    private bool _bounces = true;

    /// <summary>True while running.</summary>
    public bool Running;

    /// <summary>True when the newest step of a run is to be looked at: in the next block, which has less to do than the one in which the foot left.</summary>
    public bool Due;

    /// <summary>Good steps in a row so far, at most <see cref="StepsToStart"/>.</summary>
    public int Good => _good;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.Uncalibrated || reason == ResetReason.MountGiven)
        {
            Stop();
        }
        else if (!Running && (reason == ResetReason.SamplesLost || reason == ResetReason.MountFound || reason == ResetReason.MountRefuted))
        {
            // Steps in a row have none missing.
            Stop();
        }
    }

    /// <summary>Forgets the steps so far.</summary>
    public void Stop()
    {
        _good = 0;
        _bad = 0;
        _unseen = 0;
        _bounces = true;
        Running = false;
        Due = false;
    }

    /// <summary>Looks at a finished step and the one before: before it is taken while nobody runs, after it in a run.</summary>
    /// <param name="history">Holds both.</param>
    /// <param name="step">The step.</param>
    public void Look(MotionHistory history, Step step)
    {
        Due = false;
        _unseen = 0;
        if (IsInTime(step.PeriodQ8))
        {
            _bounces = BounceRule.Holds(history, (int)(step.LeavingQ8 >> 9), step.PeriodQ8 >> 8);
        }
        else if (!Running)
        {
            // Not known: it may be the first of a run.
            _bounces = true;
        }
    }

    /// <summary>Takes a finished step.</summary>
    /// <returns>True when the step may belong to a run.</returns>
    public bool Take(Step step)
    {
        bool pressed = _bounces && step.Peak >= LeastPeak && step.Peak - step.Trough >= LeastSwing;
        if (pressed && IsInTime(step.PeriodQ8))
        {
            _bad = 0;
            _good = _good < StepsToStart ? _good + 1 : StepsToStart;
        }
        else
        {
            // A step at the wrong time may still be the first of a run.
            _bad++;
            _good = pressed ? 1 : 0;
        }

        if (Running)
        {
            Running = _bad < BadStepsToStop;
            Due = Running && (++_unseen >= StepsToLook || !_bounces);
        }
        else
        {
            Running = _good >= StepsToStart;
        }

        return pressed;
    }

    /// <summary>Notices that no step came.</summary>
    /// <param name="sinceLandingQ8">Time since the last landing, samples Q8.</param>
    public void Wait(long sinceLandingQ8)
    {
        if (sinceLandingQ8 > GapQ8)
        {
            Stop();
        }
    }

    private static bool IsInTime(int periodQ8)
    {
        return periodQ8 >= ShortestPeriodQ8 && periodQ8 <= LongestPeriodQ8;
    }
}
