namespace HipSense.Core;

/// <summary>
/// Mean turning rate over the last two strides: whether the runner is in a bend. The pelvis swings the other way at every step, so only
/// whole strides tell. Gravity does not show the gyro's bias about the vertical, and warming up moves it by as much as a bend turns; but it moves
/// slowly, so a zero that follows as slowly takes it out. What turns like a bend it follows yet more slowly, so that lap after lap of a track does not
/// become the zero.
/// </summary>
public sealed class TurnMeter : DetectorPart
{
    /// <summary>Mean turning rate of a bend, hundredths of °/s: a track's is 5 °/s at 3.2 m/s.</summary>
    public const int BendCdps = 300;

    private const int Steps = 4;

    // 6 m°/s a step, twice what the warmest start needs: 18 °C at 0.16 °/s/°C with a time constant of 400 s.
    private const int FollowMdps = 6;
    private const int FollowBendMdps = 1;

    private readonly int[] _turn = new int[Steps];
    private readonly int[] _samples = new int[Steps];
    private int _stepTurn;
    private int _stepSamples;
    private int _at;
    private int _zeroMdps;
    private int _steps;

    /// <summary>Adds the newest block to the step under way.</summary>
    public void Process(MotionHistory history)
    {
        _stepTurn += history.Turn;
        _stepSamples += ImuScale.BlockSamples;
    }

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        if (reason == ResetReason.UpSettled || reason == ResetReason.NewRun)
        {
            return;
        }

        // What was gathered is of steps that are not followed by the next one.
        RateCdps = 0;
        _steps = 0;
        _stepTurn = 0;
        _stepSamples = 0;
        _at = 0;
        for (int i = 0; i < Steps; i++)
        {
            _turn[i] = 0;
            _samples[i] = 0;
        }

        if (reason != ResetReason.RunnerStopped && reason != ResetReason.SamplesLost)
        {
            // The gyro's bias has been measured anew, or will be.
            _zeroMdps = 0;
        }
    }

    /// <summary>Mean over the last two whole strides, hundredths of °/s, positive to the left; 0 until there are two.</summary>
    public int RateCdps;

    /// <summary>The other foot has landed: a new step begins.</summary>
    public void NextStep()
    {
        RateCdps = 0;
        _turn[_at] = _stepTurn;
        _samples[_at] = _stepSamples;
        if (++_steps > Steps)
        {
            _steps = Steps;
            int turn = 0;
            int samples = 0;
            for (int i = 0; i < Steps; i++)
            {
                turn += _turn[i];
                samples += _samples[i];
            }

            RateCdps = FixedPoint.MulDiv(turn, 1000, samples * ImuScale.GyroCountsPer10Dps) - (_zeroMdps / 10);
            int follow = RateCdps > BendCdps || RateCdps < -BendCdps ? FollowBendMdps : FollowMdps;
            _zeroMdps += RateCdps > 0 ? follow : -follow;
        }

        _at = (_at + 1) & (Steps - 1);
        _stepTurn = 0;
        _stepSamples = 0;
    }
}
