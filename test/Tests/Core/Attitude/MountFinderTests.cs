using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class MountFinderTests
{
    private const int BlocksToStand = StandingCalibration.Samples / ImuScale.BlockSamples;
    private static readonly int s_blocksToRun = Constant.Of<MountFinder>("BlocksToSettle") + Constant.Of<MountFinder>("BlocksOnTheRun");

    private readonly MountFrame _mount = new();
    private readonly UpVectorFilter _up;
    private readonly MountFinder _finder;
    private readonly MotionHistory _history = new();

    public MountFinderTests()
    {
        _up = new UpVectorFilter(_mount);
        _up.Reset(ResetReason.Uncalibrated, 0);
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
        Assert.Equal(CalibrationResult.Pending, Play(s_blocksToRun - 1, running: true));
        Assert.True(_finder.Missing);
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));
        Assert.True(!_finder.Missing && _finder.Searching && !_finder.HasZero);
        AssertLevel();
    }

    [Fact]
    public void A_clip_upside_down_is_not_found_on_the_run_either()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Assert.Equal(CalibrationResult.UpsideDown, Play(s_blocksToRun, running: true, degrees: 170));
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
    public void Searching_again_begins_standing_anew()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(BlocksToStand - 1, running: false);
        _finder.SearchAgain();
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToStand - 1, running: false));
        Assert.Equal(CalibrationResult.Done, Play(1, running: false));
    }

    [Theory]
    [InlineData(70)]
    [InlineData(90)]
    [InlineData(150)]
    public void The_run_is_gathered_over_stops(int blocks)
    {
        // After each stop up settles again, for 0.8 s.
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        int again = Constant.Of<MountFinder>("BlocksToSettleAgain");
        int left = s_blocksToRun;
        while (left > blocks)
        {
            Assert.Equal(CalibrationResult.Pending, Play(blocks, running: true));
            left -= blocks - (left < s_blocksToRun ? again : 0);
            _finder.Reset(ResetReason.RunnerStopped, _history.Count);
            Assert.NotEqual(CalibrationResult.Done, Play(50, running: false, walking: true));
        }

        left += again;
        Assert.Equal(CalibrationResult.Pending, Play(left - 1, running: true));
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));
        AssertLevel();
    }

    [Fact]
    public void What_is_gathered_outlives_lost_samples_and_not_two_minutes_without_running()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        int again = Constant.Of<MountFinder>("BlocksToSettleAgain");
        Play(s_blocksToRun - 1, running: true);
        _finder.Reset(ResetReason.SamplesLost, _history.Count);
        Assert.Equal(CalibrationResult.Pending, Play(again, running: true));
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));

        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(s_blocksToRun - 1, running: true);
        _finder.Reset(ResetReason.RunnerStopped, _history.Count);
        Play(Constant.Of<MountFinder>("BlocksToForget"), running: false, walking: true);
        Assert.Equal(CalibrationResult.Pending, Play(s_blocksToRun - 1, running: true));
        Assert.Equal(CalibrationResult.OnTheRun, Play(1, running: true));
    }

    [Fact]
    public void Standing_later_replaces_what_was_found_on_the_run()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Play(s_blocksToRun, running: true, degrees: -5);
        Assert.Equal(CalibrationResult.OnTheRun, _finder.Result);
        Play(3000, running: true);
        _finder.Reset(ResetReason.RunnerStopped, _history.Count);
        Assert.Equal(CalibrationResult.Pending, Play(BlocksToStand - 1, running: false));
        Assert.Equal(CalibrationResult.Done, Play(1, running: false));
        Assert.True(_finder.HasZero && !_finder.Searching);
        AssertLevel();
    }

    [Theory]
    [InlineData(false, CalibrationResult.Leaning)]
    [InlineData(true, CalibrationResult.OnTheRunLeaning)]
    public void A_clip_that_leans_far_is_taken_and_told(bool running, CalibrationResult expected)
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        Assert.Equal(expected, Play(running ? s_blocksToRun : BlocksToStand, running, degrees: 0, forward: 45));
        Assert.Equal(expected, _finder.Result);
        Assert.True(!_finder.Missing && _finder.HasZero != running);

        // And is still known to lean after a restart of the clip.
        var kept = new MountFrame();
        kept.Set(_mount);
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        _finder.Restore(kept, 0, 0, 0, 0, hasZero: !running);
        Assert.Equal(expected, _finder.Result);
    }

    [Fact]
    public void Ten_seconds_of_moving_about_are_told_once()
    {
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        int blocks = Constant.Of<MountFinder>("BlocksToRemind");
        Play(blocks, running: false, walking: true);
        Assert.Equal(CalibrationResult.StandStill, Play(1, running: false, walking: true));
        for (int i = 0; i < 1000; i++)
        {
            Assert.NotEqual(CalibrationResult.StandStill, Play(1, running: false, walking: true));
        }

        // Holding it in the hand is not moving about, and who is calibrated has nothing to be told.
        _finder.Reset(ResetReason.Uncalibrated, _history.Count);
        for (int i = 0; i < 1000; i++)
        {
            Assert.NotEqual(CalibrationResult.StandStill, Play(1, running: false, degrees: i % 90));
        }

        Play(BlocksToStand, running: false);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(CalibrationResult.Pending, Play(1, running: false, walking: true));
        }
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

    /// <summary>Plays stillness with a clip that leans to the side, by 10° unless told; or what is taken for walking or running.</summary>
    private CalibrationResult Play(int blocks, bool running, double degrees = 10, double forward = 0, bool walking = false)
    {
        var block = new SampleBlock();
        V3 force = new V3(0, ImuScale.AccelCountsPerG, 0).Turned(new V3(0, 0, 1), degrees).Turned(new V3(1, 0, 0), forward);
        CalibrationResult result = CalibrationResult.Pending;
        for (int i = 0; i < blocks; i++)
        {
            // A walk swings by half a g, twice a second.
            double share = walking ? 1 + (0.25 * Math.Sin(2 * Math.PI * _history.Count / 100)) : 1;
            Blocks.Fill(block, _ => (force * share, default));
            byte[] bytes = Blocks.Bytes(block);
            _up.Process(bytes, 0, _history);
            result = _finder.Process(bytes, 0, _history.Turn, running, running || walking);
        }

        return result;
    }

    private void AssertLevel()
    {
        V3 right = new V3(1, 0, 0).Turned(new V3(0, 0, 1), 10) * MountFrame.One;
        Assert.InRange((new V3(_mount.RightX, _mount.RightY, _mount.RightZ) - right).Length, 0, 40);
    }
}
