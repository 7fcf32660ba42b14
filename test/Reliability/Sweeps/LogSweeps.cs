using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Power cuts while the run log writes.</summary>
internal static class LogSweeps
{
    private const string AsBefore = "as before";
    private const string WholeRecords = "more whole records";
    private const string TornRecord = "and a torn one";
    private const string WholeRun = "the whole run";
    private const string Gone = "gone";
    private const string NewRun = "the new run in its place";

    // The runner stands for so long before he runs, s.
    private const double StandS = 1;

    private static readonly Lazy<byte[]> s_run = new(() =>
    {
        var bench = new LogBench();
        bench.Session(RunOnce);
        return bench.Flash.Content(KeptRuns.PathOf(0))!;
    });

    // An open run a few bytes short of a block, so that the append writes two blocks.
    private static readonly Lazy<KeptRuns> s_block = new(() => KeptRuns.Record(0, openS: 384));
    private static readonly Lazy<KeptRuns> s_allFiles = new(() => KeptRuns.Record(RunFiles.MostRuns));
    private static readonly Lazy<KeptRuns> s_threeRuns = new(() => KeptRuns.Record(3));

    public static readonly IReadOnlyList<SweptOperation> All =
    [
        new("a whole run: its file, appends, its end", [AsBefore, WholeRecords, TornRecord, WholeRun], (sweep, bytes) => Cut(sweep, bytes, null, RunOnce, LookAtRun)) { InPlaceOnly = TornRecord },
        new("appends across two blocks", [AsBefore, WholeRecords, TornRecord], (sweep, bytes) => Cut(sweep, bytes, s_block.Value, bench => bench.Run(9.5), LookAtBlock)) { InPlaceOnly = TornRecord },
        new("the oldest run is dropped for a new one", [AsBefore, Gone, NewRun], (sweep, bytes) => Cut(sweep, bytes, s_allFiles.Value, RunNext, LookAtOldest)),
        new("a run is deleted", [AsBefore, Gone], (sweep, bytes) => Cut(sweep, bytes, s_threeRuns.Value, DeleteSecond, LookAtSecond)),
    ];

    private static void RunOnce(LogBench bench)
    {
        bench.Stand(StandS);
        bench.Run(14);
        bench.Control.Stop();
        bench.Stand(1);
    }

    private static void RunNext(LogBench bench)
    {
        bench.Stand(StandS);
        bench.Run(9);
    }

    private static void DeleteSecond(LogBench bench)
    {
        bench.Stand(StandS);
        bench.Files.Delete(2);
    }

    private static void LookAtRun(PowerCutSweep sweep, LogBench bench)
    {
        byte[] run = s_run.Value;
        byte[] found = bench.Flash.Content(KeptRuns.PathOf(0)) ?? [];
        sweep.Expect(found.Length <= run.Length && found.AsSpan().SequenceEqual(run.AsSpan(0, found.Length)), $"{found.Length} bytes that were not written so");
        long lastMs = LogBench.LastMs(found, out int damaged);
        sweep.Saw(
            found.Length == run.Length ? WholeRun : damaged > 0 ? TornRecord : found.Length > 0 ? WholeRecords : AsBefore,
            found.Length == run.Length ? 0 : LostS(bench, StandS, lastMs));
    }

    private static void LookAtBlock(PowerCutSweep sweep, LogBench bench)
    {
        byte[] open = s_block.Value.Files[KeptRuns.PathOf(0)];
        sweep.Expect(open.Length is > VirtualFlash.BlockBytes - 100 and < VirtualFlash.BlockBytes, $"the run before has {open.Length} bytes");
        byte[] found = bench.Flash.Content(KeptRuns.PathOf(0))!;
        sweep.Expect(found.AsSpan().StartsWith(open), $"what was there before is not");
        long lastMs = LogBench.LastMs(found, out int damaged) - LogBench.LastMs(open, out _);
        sweep.Saw(damaged > 0 ? TornRecord : found.Length > open.Length ? WholeRecords : AsBefore, LostS(bench, 0, lastMs));
    }

    private static void LookAtOldest(PowerCutSweep sweep, LogBench bench)
    {
        for (int i = 1; i < RunFiles.MostRuns; i++)
        {
            sweep.Expect(s_allFiles.Value.IsAsBefore(bench.Flash, i), $"run {i + 1} is not as before");
        }

        bool isAsBefore = s_allFiles.Value.IsAsBefore(bench.Flash, 0);
        byte[] found = bench.Flash.Content(KeptRuns.PathOf(0)) ?? [];
        long lastMs = isAsBefore ? -1 : LogBench.LastMs(found, out _);
        sweep.Saw(isAsBefore ? AsBefore : lastMs < 0 ? Gone : NewRun, LostS(bench, StandS, lastMs));
    }

    private static void LookAtSecond(PowerCutSweep sweep, LogBench bench)
    {
        sweep.Expect(s_threeRuns.Value.IsAsBefore(bench.Flash, 0) && s_threeRuns.Value.IsAsBefore(bench.Flash, 2), $"another run is not as before");
        byte[]? found = bench.Flash.Content(KeptRuns.PathOf(1));
        sweep.Saw(found == null ? Gone : s_threeRuns.Value.IsAsBefore(bench.Flash, 1) ? AsBefore : "spoilt");
    }

    /// <summary>How much of a run is missing that began so long after the start, s.</summary>
    private static double LostS(LogBench bench, double beganS, long lastMs) => Math.Max(0, (bench.Board.UptimeUs / 1e6) - beganS - (Math.Max(0, lastMs) / 1000.0));

    /// <summary>Afterwards the clip must be ready at once, and able to record another run.</summary>
    private static BoardStop Cut(PowerCutSweep sweep, int bytes, KeptRuns? before, Action<LogBench> script, Action<PowerCutSweep, LogBench> look)
    {
        var bench = new LogBench();
        FlashFaults faults = bench.Flash.Faults;
        before?.PutOnto(bench.Flash);
        faults.WritesInPlace = sweep.InPlace;
        faults.CutPowerAfter(bytes);
        BoardStop stop = bench.Session(script);
        faults.CutPowerAfter(long.MaxValue);
        sweep.Expect(faults.PowerCuts == (stop == BoardStop.PowerOff ? 1 : 0), $"{faults.PowerCuts} cuts");
        look(sweep, bench);
        BoardStop again = bench.Session(bench =>
        {
            bench.Stand(StandS);
            sweep.Expect(bench.Log.BootId > 0, $"not ready after {StandS} s");
            int runs = bench.Files.Count;
            bench.Run(9);
            bench.Control.Stop();
            bench.Stand(1);
            sweep.Expect(bench.Log.Works && bench.Files.Count >= Math.Max(1, runs) && bench.Files.Count <= RunFiles.MostRuns, $"{bench.Files.Count} runs afterwards, {runs} before");
            byte[] newest = bench.Download(bench.Runs()[^1].RunId);
            sweep.Expect(LogBench.EndOf(newest) == Core.EndCause.Stopped, $"no run was recorded afterwards");
        });
        sweep.Expect(again == BoardStop.Returned, $"the clip ended afterwards: {again}");
        return stop;
    }
}
