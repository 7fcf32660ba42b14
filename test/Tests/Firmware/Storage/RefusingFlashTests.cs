using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Tests.Logging;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>A run log on a flash that refuses for a while: what can be kept is kept, and what cannot is told.</summary>
public sealed class RefusingFlashTests
{
    private readonly LogBench _bench = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_few_refusals_lose_nothing(int commits)
    {
        Session(bench =>
        {
            bench.Run(20);
            bench.Flash.Faults.FailNext(commits);
            bench.Run(40);
            bench.Control.Stop();
            bench.Stand(2);
            Assert.Equal(commits, bench.Log.Failures);
            Assert.True(bench.Log.Works);
            byte[] run = bench.Download(1);
            Assert.Equal(LogText.Of(run, out int damaged)[^1].Split(' ')[2], $"{EndCause.Stopped}");
            Assert.Equal(0, damaged);
            Assert.InRange(LogBench.StancesOf(run), 60_000 / LogBench.StepMs, (60_000 / LogBench.StepMs) + 1);
            Assert.Equal(0, LogBench.GapsOf(run, GapCause.Flash));
        });
    }

    [Fact]
    public void One_that_takes_nothing_ends_the_recording_and_the_next_step_of_the_run_goes_on_with_it()
    {
        Session(bench =>
        {
            bench.Run(20);
            bench.Flash.Faults.FailNext(4);
            bench.Run(25);
            Assert.False(bench.Log.Works);
            Assert.False(bench.Log.Recording);
            Assert.False(bench.Log.Pending);
            Assert.Equal(4, bench.Log.Failures);
            Assert.Equal(0, bench.Log.RunId);
            bench.Stand(5);
            bench.Run(20);
            Assert.True(bench.Log.Works);
            Assert.Equal(1, bench.Log.RunId);
            bench.Control.Stop();
            bench.Stand(2);
            byte[] run = bench.Download(Assert.Single(bench.Runs()).RunId);
            Assert.Equal(1, LogBench.GapsOf(run, GapCause.Flash));
            Assert.Single(LogText.Of(run, out int damaged), record => record.StartsWith("Header", StringComparison.Ordinal));
            Assert.Equal(0, damaged);
            Assert.InRange(LogBench.StancesOf(run), 100, 130);
        });
    }

    [Fact]
    public void A_run_of_which_nothing_could_be_written_gets_its_header_when_something_can()
    {
        Session(bench =>
        {
            bench.Stand(2);
            bench.Flash.Faults.FailNext(1000);
            bench.Run(30);
            Assert.False(bench.Log.Works);
            bench.Flash.Faults.FailNext(0);
            bench.Stand(5);
            bench.Run(20);
            bench.Control.Stop();
            bench.Stand(2);
            List<string> records = LogText.Of(bench.Download(Assert.Single(bench.Runs()).RunId), out int damaged);
            Assert.Equal(0, damaged);
            Assert.StartsWith("Header", records[0], StringComparison.Ordinal);
            Assert.Contains(" Flash ", records[1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Given_up_it_does_not_begin_again_once_the_run_is_over()
    {
        Session(bench =>
        {
            bench.Run(20);
            bench.Flash.Faults.FailNext(4);
            bench.Run(25);
            bench.Control.Stop();
            bench.Stand(5);
            bench.Run(10);
            bench.Control.Stop();
            bench.Stand(2);
            Assert.Equal([1, 2], bench.Runs().Select(run => run.RunId));
            Assert.Equal(0, LogBench.GapsOf(bench.Download(2), GapCause.Flash));
        });
    }

    [Fact]
    public void A_flash_that_is_full_of_runs_gives_the_oldest()
    {
        Session(bench =>
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Run(600);
                bench.Control.Stop();
                bench.Stand(2);
            }

            bench.Flash.LeaveFree(0);
            bench.Run(600);
            Assert.True(bench.Log.Works);
            bench.Control.Stop();
            bench.Stand(2);
            Assert.True(bench.Flash.Faults.RefusedCommits > 0);

            // A block that grows is written anew beside itself: two runs have to go.
            Assert.Equal([3, 4], bench.Runs().Select(run => run.RunId));
            Assert.InRange(LogBench.StancesOf(bench.Download(4)), 600_000 / LogBench.StepMs, (600_000 / LogBench.StepMs) + 1);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public void What_is_to_be_forgotten_is_tried_until_it_is_gone(int refusals)
    {
        Session(bench =>
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Run(10);
                bench.Control.Stop();
                bench.Stand(2);
            }

            bench.Run(10);
            bench.Flash.Faults.FailNext(refusals);
            bench.Control.Forget();
            Assert.False(bench.Log.Recording);
            Assert.Equal(refusals == 0, bench.Runs().Count == 0);
            bench.Stand(5);
            Assert.Empty(bench.Runs());
            Assert.DoesNotContain(bench.Flash.Files, file => file.Contains("run", StringComparison.Ordinal) && file.EndsWith(".log", StringComparison.Ordinal));
            Assert.False(bench.Log.Pending);
            bench.Run(10);
            Assert.True(bench.Log.Recording);
            Assert.Single(bench.Runs());
        });
    }

    [Fact]
    public void What_can_begin_is_what_nothing_stands_in_the_way_of()
    {
        Session(bench =>
        {
            Assert.False(bench.Log.CanBegin);
            bench.Stand(2);
            Assert.True(bench.Log.CanBegin);
            bench.Run(10);
            Assert.False(bench.Log.CanBegin);
            bench.Control.Stop();
            Assert.False(bench.Log.CanBegin);
            bench.Stand(2);
            Assert.True(bench.Log.CanBegin);
            bench.Flash.Faults.FailNext(1000);
            bench.Control.Forget();
            Assert.False(bench.Log.CanBegin);
            bench.Stand(2);
            Assert.False(bench.Log.CanBegin);
            bench.Flash.Faults.FailNext(0);
            bench.Stand(2);
            Assert.True(bench.Log.CanBegin);
        });
    }

    [Fact]
    public void What_is_told_is_recorded_while_a_run_is_and_not_else()
    {
        Session(bench =>
        {
            bench.Stand(2);
            bench.Log.OnCalibration(CalibrationResult.Done, 0);
            bench.Cue(800);
            bench.Stand(5);
            Assert.Empty(bench.Runs());
            bench.Run(5);
            bench.Log.OnCalibration(CalibrationResult.OnTheRun, 0);
            bench.Control.SetTime(1_800_000_000, 120);

            // More steps than a record has room for, at once.
            for (int i = 0; i < 100; i++)
            {
                bench.Log.OnStance(new Stance { Side = Side.Left, StepUs = 350_000, ToeOffUs = 240_000 });
            }

            bench.Control.Stop();
            bench.Stand(2);
            byte[] run = bench.Download(1);
            List<string> records = LogText.Of(run, out _);
            Assert.Single(records, record => record.EndsWith($"{CalibrationResult.OnTheRun}", StringComparison.Ordinal));
            Assert.DoesNotContain(records, record => record.EndsWith($"{CalibrationResult.Done}", StringComparison.Ordinal));
            Assert.Single(records, record => record.EndsWith("1800000000 120", StringComparison.Ordinal) && record.StartsWith("Clock", StringComparison.Ordinal));
            Assert.InRange(LogBench.StancesOf(run), 114, 116);
        });
    }

    [Theory]
    [InlineData(5, 7, 6, 8)]
    [InlineData(0, ushort.MaxValue, 1, 1)]
    public void Numbers_of_runs_and_starts_go_on_from_what_is_kept(int lastRun, int lastStart, int run, int start)
    {
        Session(_ =>
        {
            byte[] state = new byte[4];
            LittleEndian.PutU16(state, 0, lastRun);
            LittleEndian.PutU16(state, 2, lastStart);
            Assert.True(new SettingsStore("runs").Save(state));
        });
        Session(bench =>
        {
            bench.Run(10);
            Assert.Equal(start, bench.Log.BootId);
            Assert.Equal(run, bench.Log.RunId);
        });
    }

    private void Session(Action<LogBench> script) => Assert.Equal(BoardStop.Returned, _bench.Session(script));
}
