namespace HipSense.Core;

/// <summary>Tells standing from walking while not running: by how far the vertical force swings within a second. Of a run it sees nothing: who has stopped walks until a second of standing shows.</summary>
public sealed class MovementRule : DetectorPart
{
    private const int WindowBlocks = 25;
    private const int StillSwing = 26;       // 0.10 g of 256
    private const int WalkingSwing = 64;     // 0.25 g of 256

    private int _blocks;
    private int _least = int.MaxValue;
    private int _most = int.MinValue;
    private int _movingWindows;

    /// <summary>Still or Walking; never Running.</summary>
    public Activity Activity;

    /// <summary>Sample number at which the newest finding began.</summary>
    public int Since;

    /// <inheritdoc/>
    public override void Reset(ResetReason reason, int sample)
    {
        bool begins = reason == ResetReason.Uncalibrated || reason == ResetReason.MountGiven;
        if (begins)
        {
            Activity = Activity.Still;
            Since = sample;
        }
        else if (reason == ResetReason.RunnerStopped)
        {
            Activity = Activity.Walking;
            Since = sample;
        }

        if (begins || reason == ResetReason.SamplesLost || reason == ResetReason.RunnerStopped)
        {
            _movingWindows = 0;
            StartWindow();
        }
    }

    /// <summary>Takes the newest block of the history.</summary>
    public void Process(MotionHistory history)
    {
        // One pair of four (25 Hz) shows the swing of a walk.
        int vertical = history.Vertical[((history.Count >> 1) - 1) & MotionHistory.Mask];
        if (vertical < _least)
        {
            _least = vertical;
        }

        if (vertical > _most)
        {
            _most = vertical;
        }

        if (++_blocks < WindowBlocks)
        {
            return;
        }

        int swing = FixedPoint.MulDiv(_most - _least, 256, history.Unit);
        _movingWindows = swing >= WalkingSwing ? _movingWindows + 1 : 0;
        Activity found = Activity;
        if (swing <= StillSwing)
        {
            found = Activity.Still;
        }
        else if (_movingWindows >= 2)
        {
            found = Activity.Walking;
        }

        if (found != Activity)
        {
            Activity = found;
            Since = history.Count - (WindowBlocks * ImuScale.BlockSamples * (found == Activity.Walking ? 2 : 1));
        }

        StartWindow();
    }

    private void StartWindow()
    {
        _blocks = 0;
        _least = int.MaxValue;
        _most = int.MinValue;
    }
}
