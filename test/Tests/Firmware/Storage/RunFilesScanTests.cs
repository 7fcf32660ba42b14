using System;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>What a start finds in the files of runs.</summary>
public sealed class RunFilesScanTests : IDisposable
{
    private readonly VirtualBoard _board = new(BoardOptions.FireBeetle2(new TableSignal(1)));
    private readonly IDisposable _scope;

    public RunFilesScanTests()
    {
        _scope = _board.Enter();
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Every_run_is_found_by_its_number_and_no_other()
    {
        Put(0, Run(3));
        Put(5, Run(1, startedUnixS: 1_800_000_000));
        Put(11, Run(2));
        RunFiles files = Scanned();
        Assert.Equal(3, files.Count);
        Assert.Equal(3, files.LastRun);
        Assert.Equal(RunFiles.None, files.LeftOpen);
        var info = new RunInfo();
        for (int run = 1; run <= 3; run++)
        {
            Assert.True(files.Find(run, info));
            Assert.Equal(run, info.RunId);
            Assert.Equal(Run(run, startedUnixS: run == 1 ? 1_800_000_000u : 0u).Length, info.LengthBytes);
            Assert.Equal(run == 1 ? 1_800_000_000u : 0u, info.StartedUnixS);
        }

        Assert.False(files.Find(4, info));
        Assert.False(files.Find(RunFiles.Free, info));
        Assert.False(files.Describe(3, info));
        Assert.False(files.Describe(-1, info));
    }

    /// <summary>Where somebody was last running: what comes after it, standing, is no part of the run.</summary>
    [Theory]
    [InlineData("R4000", 4000)]
    [InlineData("r1000 R4000 R8000", 8000)]
    [InlineData("r1000 R4000 s9000", 9000)]
    [InlineData("r1000 R4000 s9000 c12000 g15000", 9000)]
    [InlineData("r1000 s5000 c6000 r8000 c9500", 9500)]
    public void The_newest_run_without_an_end_is_known_with_its_last_record_and_its_last_step(string records, uint ranMs)
    {
        Put(0, Run(1, records + " e20000"));
        Put(1, Run(2, records));
        RunFiles files = Scanned();
        Assert.Equal(1, files.LeftOpen);
        Assert.Equal(2, files.LeftOpenRunId);
        Assert.Equal(uint.Parse(records.Split(' ')[^1][1..], null), files.LeftOpenMs);
        Assert.Equal(ranMs, files.LeftOpenRanMs);
    }

    [Theory]
    [InlineData(5, 7)]
    [InlineData(7, 5)]
    public void Of_two_without_an_end_the_newer_counts(int first, int second)
    {
        Put(2, Run(first, "r1000", 1_800_000_000u + (uint)first));
        Put(3, Run(second, "r1000", 1_800_000_000u + (uint)second));
        RunFiles files = Scanned();
        Assert.Equal(7, files.LeftOpenRunId);
        Assert.Equal(1_800_000_007u, files.LeftOpenUnixS);
        Assert.Equal(7, files.LastRun);
    }

    /// <summary>The last records decide, however long the file: the buffer holds 512 bytes of it.</summary>
    [Fact]
    public void A_file_of_any_length_is_read_at_its_end()
    {
        for (int stances = 1; stances < 120; stances += stances < 30 ? 1 : 7)
        {
            string records = "r1000 " + string.Join(' ', Enumerable.Range(1, stances).Select(i => $"R{(i * 4000) + 1000}"));
            Put(0, Run(9, records));
            RunFiles files = Scanned();
            Assert.Equal(0, files.LeftOpen);
            Assert.Equal(9, files.LeftOpenRunId);
            Assert.Equal((uint)((stances * 4000) + 1000), files.LeftOpenMs);
            Put(0, Run(9, records + $" e{(stances * 4000) + 2000}"));
            Assert.Equal(RunFiles.None, Scanned().LeftOpen);
        }
    }

    [Fact]
    public void A_run_whose_header_is_spoilt_is_older_than_all_others_and_goes_first()
    {
        byte[] spoilt = Run(2);
        spoilt[3] ^= 0x40;
        Put(0, Run(1));
        Put(1, spoilt);
        Put(2, Run(RunFiles.HighestRun));
        Put(3, spoilt);
        RunFiles files = Scanned();
        int[] ids = Ids(files);
        Assert.Equal([1, RunFiles.HighestRun], ids[2..]);
        Assert.All(ids[..2], id => Assert.True(id > RunFiles.HighestRun));
        Assert.Equal(RunFiles.HighestRun, files.LastRun);
        Assert.Equal(RunFiles.None, files.LeftOpen);
        Assert.True(files.DropOldest());
        Assert.True(files.DropOldest());
        Assert.Equal([1, RunFiles.HighestRun], Ids(files));
        Assert.Equal(2, files.Dropped);
    }

    [Fact]
    public void What_holds_nothing_readable_is_free_and_what_cannot_be_opened_is_not()
    {
        Put(0, []);
        Put(1, new byte[300]);
        Put(2, Run(1));
        Put(3, Run(2));
        _board.Flash.Break(PathOf(3));
        RunFiles files = Scanned();
        Assert.Equal([1], Ids(files));
        Assert.Equal(-1, files.Read(2, 0, new byte[10], 0, 10));
        for (int taken = 0; taken < RunFiles.MostRuns - 2; taken++)
        {
            Assert.True(files.Take(0));
            Assert.NotEqual(3, files.Recorded);
            files.RunId = 100 + taken;
        }

        Assert.False(files.Take(0));
    }

    [Fact]
    public void A_run_is_read_piece_by_piece_to_its_end_and_not_beyond()
    {
        byte[] run = Run(1, "r1000 R4000 R8000");
        Put(4, run);
        RunFiles files = Scanned();
        byte[] into = new byte[run.Length + 10];
        for (int offset = 0; offset <= run.Length; offset++)
        {
            Array.Clear(into);
            int count = files.Read(1, offset, into, 3, 7);
            Assert.Equal(Math.Min(7, run.Length - offset), count);
            Assert.Equal(run.AsSpan(offset, count), into.AsSpan(3, count));
            Assert.All(into[..3].Concat(into[(3 + count)..]), value => Assert.Equal(0, value));
        }

        Assert.Equal(0, files.Read(1, run.Length + 1, into, 0, 7));
        Assert.Equal(0, files.Read(1, 0, into, 0, 0));
        _board.Flash.Break(PathOf(4));
        Assert.Equal(-1, files.Read(1, 0, into, 0, 7));
    }

    [Fact]
    public void All_go_but_those_that_the_flash_does_not_let_go()
    {
        for (int i = 0; i < 4; i++)
        {
            Put(i, Run(i + 1, "r1000"));
        }

        RunFiles files = Scanned();
        files.TakeUp();
        _board.Flash.Faults.FailNext(1);
        Assert.False(files.DeleteAll());
        Assert.Equal(RunFiles.None, files.Recorded);
        Assert.Single(_board.Flash.Files);
        Assert.Equal([1], Ids(files));
        Assert.True(files.DeleteAll());
        Assert.Empty(_board.Flash.Files);
        Assert.Equal(0, files.Count);
        Assert.Equal(RunFiles.None, files.LeftOpen);
        Assert.False(files.Scan(new byte[512]));
    }

    [Fact]
    public void A_run_is_taken_up_by_its_number_and_kept_while_it_is_recorded()
    {
        Put(0, Run(1));
        Put(1, Run(2));
        RunFiles files = Scanned();
        Assert.False(files.TakeUp(3));
        Assert.Equal(RunFiles.None, files.Recorded);
        Assert.True(files.TakeUp(1));
        Assert.False(files.Delete(1));
        Assert.True(files.DropOldest());
        Assert.Equal([1], Ids(files));
        Assert.False(files.DropOldest());
        Assert.False(files.Delete(2));
    }

    private static string PathOf(int file) => $"{VirtualFlash.Root}run{file}.log";

    private static int[] Ids(RunFiles files)
    {
        var info = new RunInfo();
        return [.. Enumerable.Range(0, files.Count).Select(i => files.Describe(i, info) ? info.RunId : throw new InvalidOperationException())];
    }

    /// <summary>A run: r and s, running and standing still; R, steps; c, a calibration; g, a gap; e, the end; each with its time, ms.</summary>
    private static byte[] Run(int number, string records = "r1000 R4000 e5000", uint startedUnixS = 0)
    {
        byte[] buffer = new byte[8192];
        var log = new LogWriter(buffer);
        Assert.True(log.Header(new LogHeader { RunId = number, BootId = 1, StartedUnixS = startedUnixS }));
        foreach (string record in records.Split(' '))
        {
            uint timeMs = uint.Parse(record[1..], null);
            Assert.True(record[0] switch
            {
                'r' => log.Activity(timeMs, Activity.Running),
                's' => log.Activity(timeMs, Activity.Still),
                'R' => log.Stances(timeMs, new StanceSummary { Left = 6, Right = 6 }),
                'c' => log.Calibration(timeMs, CalibrationResult.Done),
                'g' => log.Gap(timeMs, GapCause.Restart, 1, 2),
                _ => log.End(timeMs, EndCause.Stopped, startedUnixS),
            });
        }

        return buffer[..log.Count];
    }

    private static RunFiles Scanned()
    {
        var files = new RunFiles();
        byte[] buffer = new byte[512];
        for (int i = 0; i < RunFiles.MostRuns; i++)
        {
            Assert.True(files.Scan(buffer));
        }

        Assert.False(files.Scan(buffer));
        return files;
    }

    private void Put(int file, byte[] content) => _board.Flash.Put(PathOf(file), content);
}
