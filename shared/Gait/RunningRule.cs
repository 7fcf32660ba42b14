namespace HipSense.Core;

/// <summary>
/// Tells running from all else: four steps in a row, each 0.22–0.48 s after the last, pressing with at least 1.65 g (40 ms mean) after a
/// flight below 0.4 g, 1.5 g apart. It ends with a gap of 0.7 s or three steps in a row that are not so.
/// </summary>
public sealed class RunningRule : DetectorPart
{
    /// <summary>Steps in a row that make a run.</summary>
    public const int StepsToStart = 4;

    private const int BadStepsToStop = 3;
    private const int ShortestPeriodQ8 = 44 << 8;
    private const int LongestPeriodQ8 = 96 << 8;
    private const int GapQ8 = 140 << 8;
    private const int LeastPeak = 422;      // 1.65 g of 256
    private const int MostTrough = 102;     // 0.40 g
    private const int LeastSwing = 384;     // 1.50 g from one to the other

    private int _good;
    private int _bad;

    /// <summary>True while running.</summary>
    public bool Running;

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
        Running = false;
    }

    /// <summary>Takes a finished step.</summary>
    /// <returns>True when the step may belong to a run.</returns>
    public bool Take(Step step)
    {
        bool pressed = step.Peak >= LeastPeak && step.Trough <= MostTrough && step.Peak - step.Trough >= LeastSwing;
        bool inTime = step.PeriodQ8 >= ShortestPeriodQ8 && step.PeriodQ8 <= LongestPeriodQ8;
        if (pressed && inTime)
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
}
