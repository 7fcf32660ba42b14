using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class MountFinderTests
{
    private const int BlocksToStand = StandingCalibration.Samples / ImuScale.BlockSamples;
    private const int BlocksToRun = 600;

    private readonly MountFrame _mount = new();
    private readonly UpVectorFilter _up;
    private readonly MountFinder _finder;
    private readonly MotionHistory _history = new();

    public MountFinderTests()
    {
        _up = new UpVectorFilter(_mount);
        _up.Start(standing: true);
        _finder = new MountFinder(_mount, _up);
    }

    [Fact]
    public void Standing_still_gives_a_mount_with_a_zero()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Assert.True(_finder.Missing && _finder.Searching && !_finder.HasZero);
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToStand - 1, running: false));
        Assert.Equal(CalibrationResult.Done, Play(1, running: false));
        Assert.True(!_finder.Missing && !_finder.Searching && _finder.HasZero);
        AssertLevel();
    }

    [Fact]
    public void Who_runs_off_is_found_on_the_run_without_a_zero()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToRun - 1, running: true));
        Assert.True(_finder.Missing);
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));
        Assert.True(!_finder.Missing && !_finder.Searching && !_finder.HasZero);
        AssertLevel();
    }

    [Fact]
    public void A_clip_upside_down_is_not_found_on_the_run_either()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Assert.Equal(CalibrationResult.UpsideDown, Play(BlocksToRun, running: true, degrees: 170));
        Assert.True(_finder.Missing && _finder.Searching);
        Assert.Equal(MountFrame.One, _mount.RightX);
    }

    [Fact]
    public void A_mount_that_is_known_is_not_found_anew_on_the_run()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToStand, running: false);
        _finder.SearchAgain();
        Assert.Equal(CalibrationResult.Pending, Play(1000, running: true, degrees: -20));
        Assert.True(_finder.Searching && !_finder.Missing && _finder.HasZero);
        AssertLevel();
    }

    [Fact]
    public void It_is_found_anew_at_the_next_stand()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToStand, running: false, degrees: -12);
        _finder.SearchAgain();
        Assert.Equal(CalibrationResult.Done, Play(BlocksToStand, running: false));
        AssertLevel();
    }

    [Fact]
    public void Searching_again_begins_anew()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToStand - 1, running: false);
        _finder.SearchAgain();
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToStand - 1, running: false));
        Assert.Equal(CalibrationResult.Done, Play(1, running: false));
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToRun - 1, running: true);
        _finder.SearchAgain();
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToRun - 1, running: true));
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));
    }

    [Fact]
    public void A_clip_taken_as_drawn_is_not_searched_for()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToStand, running: false);
        _finder.Reset(ResetReason.MountGiven, _history.Count);
        _mount.Reset(ResetReason.MountGiven, _history.Count);
        Assert.False(_finder.Missing || _finder.Searching);
        Assert.True(_finder.HasZero);
        Assert.Equal((MountFrame.One, 0, 0), (_mount.RightX, _mount.RightY, _mount.RightZ));
    }

    /// <summary>Plays stillness with a clip that leans to the side, by 10° unless told.</summary>
    private CalibrationResult Play(int blocks, bool running, double degrees = 10)
    {
        var block = new SampleBlock();
        V3 force = new V3(0, ImuScale.AccelCountsPerG, 0).Turned(new V3(0, 0, 1), degrees);
        Blocks.Fill(block, _ => (force, default));
        byte[] bytes = Blocks.Bytes(block);
        CalibrationResult result = CalibrationResult.Pending;
        for (int i = 0; i < blocks; i++)
        {
            _up.Process(bytes, 0, _history);
            result = _finder.Process(bytes, 0, running);
        }

        return result;
    }

    private void AssertLevel()
    {
        V3 right = new V3(1, 0, 0).Turned(new V3(0, 0, 1), 10) * MountFrame.One;
        Assert.InRange((new V3(_mount.RightX, _mount.RightY, _mount.RightZ) - right).Length, 0, 40);
    }
}
