namespace HipSense.Core;

/// <summary>Mean turning rate over the last two strides: whether the runner is in a bend. The pelvis swings the other way at every step, so only whole strides tell.</summary>
public sealed class TurnMeter
{
    private const int Steps = 4;

    private readonly int[] _turn = new int[Steps];
    private readonly int[] _samples = new int[Steps];
    private int _at;

    /// <summary>Adds the newest block to the step under way.</summary>
    public void Process(MotionHistory history)
    {
        _turn[_at] += history.Turn;
        _samples[_at] += ImuScale.BlockSamples;
    }

    /// <summary>The other foot has landed: a new step begins.</summary>
    public void NextStep()
    {
        _at = (_at + 1) & (Steps - 1);
        _turn[_at] = 0;
        _samples[_at] = 0;
    }

    /// <summary>Mean over the last two strides, hundredths of °/s, positive to the left.</summary>
    public int RateCdps()
    {
        int turn = 0;
        int samples = 0;
        for (int i = 0; i < Steps; i++)
        {
            turn += _turn[i];
            samples += _samples[i];
        }

        return FixedPoint.MulDiv(turn, 1000, samples * ImuScale.GyroCountsPer10Dps);
    }
}
