using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

/// <summary>The contact detector, disturbed at every block of a minute of running.</summary>
public class ContactResetTests
{
    private const int FiveSeconds = 5 * ImuScale.RateHz / ImuScale.BlockSamples;

    // From here on the runner runs.
    private const int Running = 8 * ImuScale.RateHz / ImuScale.BlockSamples;

    private static readonly Lazy<Course> s_course = new(() => Course.Of(Recording.Of("steady", 1, 60)));

    [Fact]
    public void The_sum_that_is_kept_is_the_sum_made_afresh_after_every_block()
    {
        Course course = s_course.Value;
        var random = new Random(3);
        var detector = new ContactDetector();
        var history = new MotionHistory();
        int compared = 0;
        for (int block = 0; block < course.Blocks; block++)
        {
            bool late = random.Next(8) == 0;
            if (!late && random.Next(8) == 0)
            {
                detector.Reset(ResetReason.SamplesLost, history.Count);
            }

            course.Write(block, history);
            if (late)
            {
                detector.Reset(ResetReason.MountFound, history.Count);
            }

            detector.Process(history);
            int end = history.Count >> 1;
            int fresh = Enumerable.Range(end - Constant.Of<ContactDetector>("AveragePairs"), Constant.Of<ContactDetector>("AveragePairs"))
                .Sum(pair => history.Vertical[pair & MotionHistory.Mask]);
            Assert.Equal(fresh, (int)DetectorState.Get(detector, "_sum"));
            compared++;
        }

        Assert.True(compared > 1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Five_seconds_after_a_reset_at_any_block_nothing_of_it_is_left(bool afterTheHistory)
    {
        Course course = s_course.Value;
        var undisturbed = new ContactDetector();
        var history = new MotionHistory();
        var states = new List<IReadOnlyList<Remembered>>();
        for (int block = 0; block < course.Blocks; block++)
        {
            course.Write(block, history);
            undisturbed.Process(history);
            states.Add(DetectorState.Of(undisturbed));
        }

        var running = new ContactDetector();
        var runningHistory = new MotionHistory();
        for (int block = 0; block + FiveSeconds < course.Blocks; block++)
        {
            if (block >= Running)
            {
                HoldAgainst(states[block + FiveSeconds - 1], running, runningHistory, block, afterTheHistory);
            }

            course.Write(block, runningHistory);
            running.Process(runningHistory);
        }
    }

    private static void HoldAgainst(IReadOnlyList<Remembered> expected, ContactDetector running, MotionHistory runningHistory, int block, bool afterTheHistory)
    {
        var disturbed = new ContactDetector();
        DetectorState.CopyInto(running, disturbed);
        var history = new MotionHistory();
        DetectorState.CopyInto(runningHistory, history);
        if (!afterTheHistory)
        {
            disturbed.Reset(ResetReason.SamplesLost, history.Count);
        }

        s_course.Value.Write(block, history);
        if (afterTheHistory)
        {
            disturbed.Reset(ResetReason.MountFound, history.Count);
        }

        disturbed.Process(history);
        for (int next = block + 1; next < block + FiveSeconds; next++)
        {
            s_course.Value.Write(next, history);
            disturbed.Process(history);
        }

        Assert.Equal(expected, DetectorState.Of(disturbed));
    }

    [Fact]
    public void A_reset_detector_says_what_a_new_one_says()
    {
        Course course = s_course.Value;
        for (int at = 0; at + FiveSeconds < course.Blocks; at += 7)
        {
            var used = new ContactDetector();
            var fresh = new ContactDetector();
            var history = new MotionHistory();
            for (int block = Math.Max(0, at - 50); block < at + FiveSeconds; block++)
            {
                course.Write(block, history);
                if (block == at)
                {
                    used.Reset(ResetReason.SamplesLost, history.Count);
                }

                used.Process(history);
                if (block >= at)
                {
                    fresh.Process(history);
                    Assert.Equal(DetectorState.Of(fresh), DetectorState.Of(used));
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(250_000)]
    [InlineData(30_000_000)]
    public void Where_the_count_begins_moves_every_time_by_as_much_and_changes_nothing_else(int blocks)
    {
        // The last of them is 14 days.
        Course course = s_course.Value;
        int shift = blocks * ImuScale.BlockSamples;
        var (one, other) = (new ContactDetector(), new ContactDetector());
        var (history, later) = (new MotionHistory(), new MotionHistory { Count = shift });
        int landings = 0;
        for (int block = 0; block < course.Blocks; block++)
        {
            course.Write(block, history);
            course.Write(block, later);
            one.Process(history);
            other.Process(later);
            Assert.Equal((one.Landed, one.Left, one.Peak, one.Trough), (other.Landed, other.Left, other.Peak, other.Trough));
            if (one.Landed)
            {
                landings++;
                Assert.Equal((long)shift << 8, other.LandingQ8 - one.LandingQ8);
            }

            if (one.Left)
            {
                Assert.Equal((long)shift << 8, other.LeavingQ8 - one.LeavingQ8);
            }
        }

        Assert.True(landings > 100);
    }

    /// <summary>What the attitude room wrote over a run, block by block.</summary>
    private sealed class Course(short[][] vertical, short[][] contact, int[] unit)
    {
        private const int Pairs = ImuScale.BlockSamples / 2;

        public int Blocks => unit.Length;

        public static Course Of(Recording recording)
        {
            var monitor = new HipMonitor(new AlertSettings(), new EventLog());
            monitor.StartStanding();
            var history = (MotionHistory)DetectorState.Get(monitor, "_history");
            (List<short[]> vertical, List<short[]> contact, List<int> unit) = ([], [], []);
            for (int block = 0; block < recording.Blocks.Length; block++)
            {
                recording.PlayTo(monitor, block, block + 1);
                int end = history.Count >> 1;
                vertical.Add([.. Enumerable.Range(end - Pairs, Pairs).Select(pair => history.Vertical[pair & MotionHistory.Mask])]);
                contact.Add([.. Enumerable.Range(end - Pairs, Pairs).Select(pair => history.Contact[pair & MotionHistory.Mask])]);
                unit.Add(history.Unit);
            }

            return new Course([.. vertical], [.. contact], [.. unit]);
        }

        public void Write(int block, MotionHistory into)
        {
            int first = into.Count >> 1;
            for (int i = 0; i < Pairs; i++)
            {
                into.Vertical[(first + i) & MotionHistory.Mask] = vertical[block][i];
                into.Contact[(first + i) & MotionHistory.Mask] = contact[block][i];
            }

            into.Unit = unit[block];
            into.Count += ImuScale.BlockSamples;
        }
    }
}
