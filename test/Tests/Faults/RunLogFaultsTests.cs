using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Tests.OnBoard;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>Rows F22 and F23 of the fault list.</summary>
public class RunLogFaultsTests
{
    // What the FIFO holds: 85 samples.
    private const long FifoUs = 425_000;

    private const double MostLostS = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F22_a_power_cut_at_any_byte_of_a_run_leaves_a_readable_log(bool inPlace)
    {
        static void Script(LogBench bench)
        {
            bench.Stand(1);
            bench.Run(14);
            bench.Log.Stop();
            bench.Stand(1);
        }

        var whole = new LogBench();
        whole.Session(Script);
        byte[] run = whole.Flash.Content(@"I:\run0.log")!;
        List<string> records = LogBench.Records(run, out _);
        int lengths = Sweep(inPlace, _ => { }, Script, bench =>
        {
            byte[] found = bench.Flash.Content(@"I:\run0.log") ?? [];
            Assert.Equal(run[..found.Length], found);
            List<string> read = LogBench.Records(found, out int damaged);
            Assert.Equal(records.Take(read.Count), read);
            Assert.True(damaged == 0 || inPlace);
            double readUntilS = read.Count == 0 ? 1 : 1 + (uint.Parse(read[^1].Split(' ')[1], null) / 1000.0);
            double lostS = read.Count == records.Count ? 0 : (bench.Board.Time.NowUs / 1e6) - readUntilS;
            Assert.InRange(lostS, -1, MostLostS);
            return found.Length;
        });
        Assert.InRange(lengths, inPlace ? run.Length - 5 : 5, run.Length + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F22_a_power_cut_at_any_byte_of_an_append_across_blocks_leaves_a_readable_log(bool inPlace)
    {
        // An open run a few bytes short of a block, so that the append writes two blocks.
        var before = new LogBench();
        before.Session(bench => bench.Run(677));
        byte[] open = before.Flash.Content(@"I:\run0.log")!;
        Assert.InRange(open.Length, VirtualFlash.BlockBytes - 100, VirtualFlash.BlockBytes - 1);
        int lengths = Sweep(
            inPlace,
            flash => flash.Put(@"I:\run0.log", open),
            bench => bench.Run(9.5),
            bench =>
            {
                byte[] found = bench.Flash.Content(@"I:\run0.log")!;
                Assert.Equal(open, found[..open.Length]);
                LogBench.Records(found, out int damaged);
                Assert.True(damaged == 0 || inPlace);
                return found.Length;
            });
        Assert.InRange(lengths, inPlace ? 50 : 2, 250);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F22_a_power_cut_at_any_byte_while_the_oldest_run_is_dropped_touches_no_other(bool inPlace)
    {
        var before = new LogBench();
        before.Session(bench => Fill(bench, RunFiles.MostRuns));
        var files = before.Flash.Files.ToDictionary(path => path, path => before.Flash.Content(path)!);
        int counts = Sweep(
            inPlace,
            flash => Restore(flash, files),
            bench =>
            {
                bench.Stand(1);
                bench.Run(9);
            },
            bench =>
            {
                Assert.All(files.Keys.Where(path => path.Contains("run", StringComparison.Ordinal) && path.EndsWith(".log", StringComparison.Ordinal) && path != @"I:\run0.log"), path => Assert.Equal(files[path], bench.Flash.Content(path)));
                return bench.Flash.Content(@"I:\run0.log")?.Length ?? -1;
            });
        Assert.InRange(counts, 4, 400);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void F22_a_power_cut_at_any_byte_of_a_deletion_leaves_the_run_or_nothing(bool inPlace)
    {
        var before = new LogBench();
        before.Session(bench => Fill(bench, 3));
        var files = before.Flash.Files.ToDictionary(path => path, path => before.Flash.Content(path)!);
        int outcomes = Sweep(
            inPlace,
            flash => Restore(flash, files),
            bench =>
            {
                bench.Stand(1);
                bench.Files.Delete(2);
            },
            bench =>
            {
                Assert.Equal(files[@"I:\run0.log"], bench.Flash.Content(@"I:\run0.log"));
                Assert.Equal(files[@"I:\run2.log"], bench.Flash.Content(@"I:\run2.log"));
                byte[]? deleted = bench.Flash.Content(@"I:\run1.log");
                Assert.True(deleted == null || deleted.AsSpan().SequenceEqual(files[@"I:\run1.log"]));
                return deleted == null ? 0 : 1;
            });
        Assert.Equal(2, outcomes);
    }

    [Fact]
    public void F22_rotten_records_cost_themselves_and_a_rotten_header_not_the_run()
    {
        var before = new LogBench();
        before.Session(bench => Fill(bench, 2));
        var files = before.Flash.Files.ToDictionary(path => path, path => before.Flash.Content(path)!);
        int bits = files[@"I:\run1.log"].Length * 8;
        for (int bit = 0; bit < bits; bit++)
        {
            var bench = new LogBench();
            Restore(bench.Flash, files);
            bench.Flash.Rot(@"I:\run1.log", bit);
            bench.Session(bench => bench.Stand(1));
            Assert.Equal(2, bench.Runs().Count);
            Assert.Equal(1, bench.Flash.Faults.RottenBits);
        }
    }

    [Fact]
    public void F23_a_full_flash_costs_the_oldest_run_and_no_record()
    {
        var bench = new LogBench();
        bench.Session(bench =>
        {
            Fill(bench, 3, 300);
            bench.Run(120);
            bench.Flash.LeaveFree(0);
            bench.Run(60);
            Assert.Equal(1, bench.Flash.Faults.RefusedCommits);
            Assert.Equal(1, bench.Files.Dropped);
            Assert.True(bench.Log.Works);
            bench.Log.Stop();
            bench.Stand(2);
            Assert.Equal([2, 3, 4], bench.Runs().Select(run => run.RunId));
            Assert.Equal(180_000 / LogBench.StepMs, LogBench.StancesOf(bench.Download(4)), 2.0);
        });
    }

    [Fact]
    public void F23_with_nothing_left_to_drop_the_log_stops_with_a_flag_and_tries_again_with_the_next_run()
    {
        var bench = new LogBench();
        bench.Session(bench =>
        {
            bench.Run(120);
            bench.Flash.LeaveFree(0);
            bench.Run(60);
            Assert.True(bench.Flash.Faults.RefusedCommits >= 4);
            Assert.False(bench.Log.Works);
            Assert.False(bench.Log.Recording);
            int operations = bench.Flash.Operations;
            bench.Run(600);
            Assert.Equal(operations, bench.Flash.Operations);
            Assert.InRange(LogBench.StancesOf(bench.Download(1)), 115_000 / LogBench.StepMs, 121_000 / LogBench.StepMs);
            bench.Flash.LeaveFree(20);
            bench.Stand(10);
            bench.Run(60);
            Assert.True(bench.Log.Works);
            Assert.Equal(2, bench.Files.Count);
        });
    }

    [Fact]
    public void F23_after_write_errors_nothing_is_missing_or_doubled()
    {
        for (int errors = 1; errors <= 3; errors++)
        {
            var bench = new LogBench();
            bench.Session(bench =>
            {
                bench.Run(30);
                bench.Flash.Faults.FailNext(errors);
                bench.Run(60);
                bench.Log.Stop();
                bench.Stand(2);
                Assert.Equal(errors, bench.Flash.Faults.FailedCommits);
                Assert.Equal(errors, bench.Log.Failures);
                Assert.Equal(0, bench.Files.Dropped);
                Assert.True(bench.Log.Works);
                byte[] run = bench.Download(1);
                LogBench.Records(run, out int damaged);
                Assert.Equal(0, damaged);
                Assert.Equal(90_000 / LogBench.StepMs, LogBench.StancesOf(run), 2.0);
            });
        }
    }

    [Fact]
    public void F23_a_flash_that_takes_nothing_stops_the_log_and_nothing_else()
    {
        var bench = new LogBench();
        bench.Session(bench =>
        {
            bench.Flash.Faults.FailNext(int.MaxValue);
            bench.Stand(2);
            bench.Run(60);
            Assert.False(bench.Log.Works);
            Assert.InRange(bench.Flash.Faults.FailedCommits, 4, 20);
            Assert.Equal(0, bench.Files.Count);
        });
    }

    [Fact]
    public void F23_a_slow_erase_is_bridged_by_the_fifo()
    {
        ClipRun usual = new ClipRun().Run(115);

        // One slow erase in each turn of the loop: each append erases a block. Once in a while the directory's usual one is added, and that no FIFO bridges.
        ClipRun slow = new ClipRun();
        slow.EachTurn = () => slow.Board.Flash.Faults.SlowDown(1, 400_000);
        slow.Run(115);
        Assert.InRange(slow.Board.Flash.Faults.SlowErases, 5, 40);
        Assert.InRange(slow.Board.Flash.LongestBlockUs, 400_000, 450_000);
        Assert.InRange(slow.Sampler.FifoResets - usual.Sampler.FifoResets, 0, slow.Board.Flash.LongestBlockUs > FifoUs ? 1 : 0);
        Assert.Equal(StancesOf(usual), StancesOf(slow), 2.0);
        Assert.Equal(usual.Clip!.Monitor.Statistics.Right.MeanDropCdeg, slow.Clip!.Monitor.Statistics.Right.MeanDropCdeg, 5.0);
        Assert.Equal(0, slow.Clip.Faults);
        Assert.True(slow.Clip.Log.Works);
    }

    [Fact]
    public void F23_a_flash_that_takes_nothing_does_not_touch_the_detection()
    {
        ClipRun usual = new ClipRun().Run(60);
        ClipRun broken = new ClipRun().BeforeTurn(20, run => run.Board.Flash.Faults.FailNext(int.MaxValue)).Run(60);
        Assert.True(broken.Board.Flash.Faults.FailedCommits >= 4);
        Assert.False(broken.Clip!.Log.Works);
        Assert.True(usual.Clip!.Log.Works);
        Assert.Equal(usual.Clip.Monitor.Statistics.Left.Stances, broken.Clip.Monitor.Statistics.Left.Stances);
        Assert.Equal(usual.Sampler.FifoResets, broken.Sampler.FifoResets);
        Assert.Equal(0, broken.Clip.Faults);
    }

    /// <summary>
    /// Plays a script again and again, with the power cut one byte later each time, until it comes to its end; looks at what is on the flash then, and starts
    /// the clip once more: it must be ready at once and be able to record another run.
    /// </summary>
    /// <returns>How many different answers the look gave.</returns>
    private static int Sweep(bool inPlace, Action<VirtualFlash> prepare, Action<LogBench> script, Func<LogBench, int> look)
    {
        var seen = new HashSet<int>();
        int cuts = 0;
        BoardStop stop;
        do
        {
            var bench = new LogBench();
            VirtualFlash flash = bench.Flash;
            prepare(flash);
            flash.Faults.WritesInPlace = inPlace;
            flash.Faults.CutPowerAfter(cuts);
            stop = bench.Session(script);
            Assert.Equal(stop == BoardStop.PowerOff ? 1 : 0, flash.Faults.PowerCuts);
            flash.Faults.CutPowerAfter(long.MaxValue);
            seen.Add(look(bench));
            cuts++;
            BoardStop again = bench.Session(bench =>
            {
                bench.Stand(1);
                Assert.True(bench.Log.BootId > 0);
                int runs = bench.Files.Count;
                bench.Run(9);
                bench.Log.Stop();
                bench.Stand(1);
                Assert.True(bench.Log.Works);
                Assert.InRange(bench.Files.Count, Math.Max(1, runs), RunFiles.MostRuns);
                RunInfo newest = bench.Runs()[^1];
                Assert.EndsWith("Stopped 0", LogBench.Records(bench.Download(newest.RunId), out _)[^1], StringComparison.Ordinal);
            });
            Assert.Equal(BoardStop.Returned, again);
        }
        while (stop == BoardStop.PowerOff);
        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts - 1} cuts, {seen.Count} outcomes");
        Assert.InRange(cuts, 100, 20_000);
        return seen.Count;
    }

    private static void Fill(LogBench bench, int runs, double seconds = 9)
    {
        for (int i = 0; i < runs; i++)
        {
            bench.Run(seconds);
            bench.Log.Stop();
            bench.Stand(1);
        }

        Assert.Equal(runs, bench.Files.Count);
    }

    private static void Restore(VirtualFlash flash, Dictionary<string, byte[]> files)
    {
        foreach ((string path, byte[] content) in files)
        {
            flash.Put(path, content);
        }
    }

    private static int StancesOf(ClipRun run)
    {
        RunStatistics statistics = run.Clip!.Monitor.Statistics;
        return statistics.Left.Stances + statistics.Right.Stances + statistics.Unknown.Stances;
    }
}
