using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Phone.Runs;
using HipSense.Reliability;
using HipSense.Tests.Logging;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class RunLogTests
{
    private readonly LogBench _bench = new();

    [Fact]
    public void A_run_is_recorded_from_its_first_step_until_some_minutes_after_its_last()
    {
        Session(bench =>
        {
            bench.Log.UseSettings([1, 2, 3]);
            bench.Stand(5);
            Assert.False(bench.Log.Recording);
            bench.Run(60);
            Assert.True(bench.Log.Recording);
            bench.Cue(720);
            bench.Stand((RunSession.RestMs / 1000) - 5);
            Assert.True(bench.Log.Recording);
            bench.Stand(10);
            Assert.False(bench.Log.Recording);
            Assert.False(bench.Log.Pending);
            RunInfo info = Assert.Single(bench.Runs());
            byte[] run = bench.Download(info.RunId);
            Assert.Equal(info.LengthBytes, run.Length);
            List<string> records = LogText.Of(run, out int damaged);
            Assert.Equal(0, damaged);
            Assert.Equal($"Header 0 v1 1 1 0 0 {FirmwareVersion.Major:X2}{FirmwareVersion.Minor:X2}{FirmwareVersion.Patch:X2} 010203", records[0]);
            Assert.Equal("Activity 0 Running", records[1]);
            Assert.StartsWith("End ", records[^1], StringComparison.Ordinal);
            Assert.EndsWith(" Rested 0", records[^1], StringComparison.Ordinal);
            Assert.Contains(records, record => record.EndsWith("TooMuchDrop Right AboveBaseline 720 700", StringComparison.Ordinal));
            Assert.Equal(172, LogBench.StancesOf(run));
            Assert.InRange(records.Count(record => record.StartsWith("Stances", StringComparison.Ordinal)), 15, 16);
            Assert.Equal(0, bench.Log.Failures);
        });
    }

    [Fact]
    public void An_hour_takes_less_than_40_000_bytes()
    {
        Session(bench =>
        {
            bench.Run(3600);
            int length = Assert.Single(bench.Runs()).LengthBytes;
            Assert.InRange(length, 37_000, 40_000);
            TestContext.Current.TestOutputHelper!.WriteLine($"{length} bytes an hour, {bench.Flash.Erases} erases, {bench.Flash.ProgrammedBytes} bytes programmed");
        });
    }

    [Fact]
    public void Tilt_and_rotation_of_a_run_are_those_of_its_stances_and_strides()
    {
        Session(bench =>
        {
            bench.Run(60);
            bench.Control.Stop();
            bench.Stand(2);
            RunRecord run = RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, bench.Download(1)));
            RunPart whole = RunAngles.Of(run).Whole;
            Assert.Equal((171, 5.1, 4.9), (whole.Stances, Math.Round(whole[Angle.Tilt, Side.Left].MeanDeg!.Value, 9), Math.Round(whole[Angle.Tilt, Side.Right].MeanDeg!.Value, 9)));
            Assert.Equal(171, whole[Angle.Rotation, Side.Left].Count + whole[Angle.Rotation, Side.Right].Count);
            Assert.Equal((1.5, -1.2), (Math.Round(whole[Angle.Rotation, Side.Left].MeanDeg!.Value, 9), Math.Round(whole[Angle.Rotation, Side.Right].MeanDeg!.Value, 9)));
            Assert.Equal(11, whole[Angle.RotationRange, Side.Right].MeanDeg!.Value, 9);
            Assert.Equal(Enumerable.Range(1, 171).Average(step => 6 + (step % 50 / 100.0)), (whole[Angle.TiltRange, Side.Left].MeanDeg!.Value + whole[Angle.TiltRange, Side.Right].MeanDeg!.Value) / 2, 0.01);
        });
    }

    [Fact]
    public void A_run_can_be_started_and_stopped_by_hand()
    {
        Session(bench =>
        {
            bench.Stand(1);
            bench.Control.Start();
            bench.Stand(10);
            Assert.True(bench.Log.Recording);
            bench.Control.Stop();
            bench.Stand(1);
            bench.Run(20);
            bench.Control.Stop();
            bench.Run(20);
            Assert.False(bench.Log.Recording);
            bench.Stand(5);
            bench.Run(10);
            Assert.True(bench.Log.Recording);
            Assert.Equal([1, 2, 3], bench.Runs().Select(run => run.RunId));
            Assert.EndsWith("Stopped 0", LogText.Of(bench.Download(2), out _)[^1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_time_is_known_from_when_it_is_told()
    {
        Session(bench =>
        {
            bench.Stand(10);
            bench.Run(20);
            bench.Control.SetTime(1_800_000_020, 60);
            bench.Run(5);
            Assert.Equal(1_800_000_000u, Assert.Single(bench.Runs()).StartedUnixS, 1u);
            bench.Control.Stop();
            bench.Stand(5);
            bench.Run(9);
            Assert.Equal(1_800_000_030u, bench.Runs()[1].StartedUnixS, 1u);
        });
        IReadOnlyList<RunInfo> before = _bench.Runs();
        Session(bench =>
        {
            bench.Stand(1);
            Assert.Equal(before.Select(run => (run.RunId, run.StartedUnixS)), bench.Runs().Select(run => (run.RunId, run.StartedUnixS)));
        });
    }

    [Fact]
    public void Settings_and_numbers_of_runs_survive_a_restart_and_a_deletion()
    {
        Session(bench =>
        {
            for (int i = 0; i < 3; i++)
            {
                bench.Run(10);
                bench.Control.Stop();
                bench.Stand(2);
            }

            Assert.True(bench.Files.Delete(3));
            Assert.False(bench.Files.Delete(3));
            Assert.Equal([1, 2], bench.Runs().Select(run => run.RunId));
            Assert.Equal(1, bench.Log.BootId);
        });
        Session(bench =>
        {
            bench.Run(10);
            Assert.Equal([1, 2, 4], bench.Runs().Select(run => run.RunId));
            Assert.Equal(2, bench.Log.BootId);
        });
    }

    [Fact]
    public void A_run_too_long_for_the_flash_ends_with_a_flag()
    {
        Session(bench =>
        {
            bench.Run(10 * 3600);
            Assert.False(bench.Log.Works);
            Assert.False(bench.Log.Recording);
            RunInfo info = Assert.Single(bench.Runs());
            Assert.InRange(info.LengthBytes, RunFiles.MostBytes - LogFormat.MostRecord, RunFiles.MostBytes + LogFormat.MostRecord);
            Assert.Contains(" Full ", LogText.Of(bench.Download(1), out int damaged)[^1], StringComparison.Ordinal);
            Assert.Equal(0, damaged);

            // The runner is on that run still, and a red light does not cost what was recorded of it.
            bench.Stand(5);
            bench.Run(20);
            Assert.False(bench.Log.Works);
            Assert.Equal(1, Assert.Single(bench.Runs()).RunId);
            bench.Stand((RunSession.RestMs / 1000) + 5);
            bench.Run(20);
            Assert.True(bench.Log.Works);
            Assert.Equal(2, Assert.Single(bench.Runs()).RunId);
        });
    }

    /// <summary>After a crash the five minutes go on; whoever switches the clip on and runs has twenty seconds.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 290)]
    [InlineData(false, 0)]
    [InlineData(false, 18)]
    public void F36_a_run_goes_on_after_a_restart_and_shows_the_gap(bool keepsPower, int restS)
    {
        Session(bench => bench.Run(60));
        _bench.KeepsPower = keepsPower;
        Session(bench =>
        {
            bench.Stand(restS);
            bench.Run(60);
            Assert.Equal(1, bench.Log.RunId);
            byte[] run = bench.Download(Assert.Single(bench.Runs()).RunId);
            List<string> records = LogText.Of(run, out int damaged);
            Assert.Equal(0, damaged);
            string gap = Assert.Single(records, record => record.StartsWith("Gap", StringComparison.Ordinal));
            int gapS = int.Parse(gap.Split(' ')[3], null);
            Assert.InRange(gapS, keepsPower ? restS : 0, keepsPower ? restS + 2 : 0);
            Assert.EndsWith(" 2", gap, StringComparison.Ordinal);
            uint[] times = [.. records.Select(record => uint.Parse(record.Split(' ')[1], null))];
            Assert.Equal(times.Order(), times);
            Assert.InRange(times[^1], 104_000u + (uint)(restS * 1000), 123_000u + (uint)(restS * 1000));
        });
    }

    [Theory]
    [InlineData(160, 98, 104)]
    [InlineData(-3600, 0, 0)]
    public void F36_the_gap_is_as_long_as_the_clock_says_and_a_clock_that_was_set_back_says_nothing(int laterS, int leastS, int mostS)
    {
        Session(bench =>
        {
            bench.Control.SetTime(1_800_000_000, 0);
            bench.Run(61);
        });
        Session(bench =>
        {
            bench.Stand(5);
            bench.Control.SetTime((uint)(1_800_000_000 + laterS), 0);
            bench.Run(10);
            List<string> records = LogText.Of(bench.Download(1), out _);
            string gap = Assert.Single(records, record => record.StartsWith("Gap", StringComparison.Ordinal));
            Assert.InRange(int.Parse(gap.Split(' ')[3], null), leastS, mostS);
            Assert.Equal(1_800_000_000u, Assert.Single(bench.Runs()).StartedUnixS, 1u);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void F36_a_run_is_not_taken_up_again_after_five_minutes_of_rest_or_a_switch(bool keepsPower)
    {
        Session(bench => bench.Run(60));
        _bench.KeepsPower = keepsPower;
        Session(bench =>
        {
            bench.Stand(keepsPower ? 302 : 22);
            bench.Run(60);
            Assert.Equal([1, 2], bench.Runs().Select(run => run.RunId));
            bench.Stand(RunSession.RestMs / 1000);
            bench.Stand(5);
            Assert.Contains(" CutOff ", LogText.Of(bench.Download(1), out _)[^1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void F36_a_run_is_not_taken_up_again_when_the_last_start_was_ended_on_purpose()
    {
        Session(bench => bench.Run(60));
        _bench.WasEnded = true;
        Session(bench =>
        {
            bench.Run(10);
            Assert.Equal([1, 2], bench.Runs().Select(run => run.RunId));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void F36_a_run_that_nobody_takes_up_again_is_closed(bool byClock)
    {
        Session(bench =>
        {
            bench.Control.SetTime(1_800_000_000, 0);
            bench.Run(60);
        });
        Session(bench =>
        {
            bench.Stand(5);
            if (byClock)
            {
                bench.Control.SetTime(1_800_086_400, 0);
                bench.Stand(2);
            }
            else
            {
                bench.Stand((RunSession.RunOnMs / 1000) + 2);
            }

            Assert.Contains(" CutOff ", LogText.Of(bench.Download(1), out _)[^1], StringComparison.Ordinal);
            bench.Run(10);
            Assert.Equal([1, 2], bench.Runs().Select(run => run.RunId));
        });
    }

    private void Session(Action<LogBench> script) => Assert.Equal(BoardStop.Returned, _bench.Session(script));
}
