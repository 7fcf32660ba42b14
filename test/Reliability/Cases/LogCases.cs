using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>Faults of the flash under the run log, in mid-run.</summary>
internal static class LogCases
{
    private const double EndS = 36;

    // What an entry of the directory programs; a save of the log's numbers, the entry of a new file and its first records.
    private const int EntryBytes = VirtualFlash.CommitBytes;
    private const int BeginningBytes = 600;

    private const long SlowEraseUs = 400_000;

    // What the FIFO holds: 85 samples.
    private const long FifoUs = 425_000;

    // Runs that take blocks of their own, which is not so with the shortest.
    private static readonly Lazy<KeptRuns> s_openRun = new(() => KeptRuns.Record(0, openS: 150));
    private static readonly Lazy<KeptRuns> s_closedRunsAndOpen = new(() => KeptRuns.Record(3, 300, openS: 150));
    private static readonly Lazy<KeptRuns> s_closedRuns = new(() => KeptRuns.Record(3));
    private static readonly Lazy<KeptRuns> s_allFiles = new(() => KeptRuns.Record(RunFiles.MostRuns));

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F22", "power cut at a byte of an append to the run", "readable to its last whole record; at most 5 s lost; samples within 3 s; the run goes on", CutInAppend),
        new("F22b", "power cut while the oldest of twelve runs is dropped for a new one", "no other run touched; at most 5 s lost; samples within 3 s; a run is recorded", CutInRotation),
        new("F22c", "power cut while the owner's phone deletes the newest run", "that run or nothing of it; its number is not given again; samples within 3 s", CutInDeletion),
        new("F23", "the flash is full, with older runs on it", "the oldest is dropped; no record and no sample lost", FullWithOlder),
        new("F23b", "the flash is full, with nothing to drop, or takes nothing at all", "the log stops and the phone is told; no sample lost; the next run is recorded when there is room", NothingTaken),
        new("F23c", "1 to 3 writes fail", "tried again; no record lost or doubled, no sample lost", WriteErrors),
        new("F23d", "every append meets an erase of 400 ms", "bridged by the FIFO: no sample lost", SlowErases),
    ];

    private static void CutInAppend(Trial trial)
    {
        FlashFaults faults = trial.Board.Flash.Faults;
        faults.WritesInPlace = trial.Seed % 2 == 1;
        double beganS = 0;
        trial.EachTurn = () => beganS = beganS == 0 && trial.Clip!.Log.Recording ? trial.NowS : beganS;
        trial.RunUntil(trial.Between(13, 17));
        trial.RunPastAppend();
        byte[] before = trial.Board.Flash.Content(KeptRuns.PathOf(0))!;
        faults.CutPowerAfter(trial.Random.Next(before.Length + EntryBytes));
        trial.RunUntil(trial.NowS + 6);
        trial.Injected = faults.PowerCuts;
        faults.CutPowerAfter(long.MaxValue);
        trial.Expect(trial.Board.StoppedBy == BoardStop.PowerOff, $"the power is on");
        byte[] after = trial.Board.Flash.Content(KeptRuns.PathOf(0))!;
        trial.Expect(after.AsSpan().StartsWith(before), $"what was written before is not there");
        long lastMs = LogBench.LastMs(after, out int damaged);
        trial.Expect(damaged == 0 || faults.WritesInPlace, $"{damaged} bytes in no record");
        trial.ExpectBetween(trial.NowS - beganS - (lastMs / 1000.0), -0.1, PowerCutSweep.MayLoseS, "lost, s");

        ExpectBack(trial, 14);
        byte[] later = trial.Board.Flash.Content(KeptRuns.PathOf(0))!;
        trial.Expect(later.AsSpan().StartsWith(after), $"what was left is not there any more");
        trial.Expect(trial.Clip!.Runs.Count == 1 && LogBench.GapsOf(later, GapCause.Restart) == 1, $"the run does not go on with a gap: {trial.Clip.Runs.Count} runs");
        LogBench.LastMs(later, out int damagedLater);
        trial.Expect(damagedLater == damaged, $"{damagedLater} bytes in no record in the end, {damaged} after the cut");
    }

    private static void CutInRotation(Trial trial)
    {
        FlashFaults faults = trial.Board.Flash.Faults;
        faults.WritesInPlace = trial.Seed % 2 == 1;
        s_allFiles.Value.PutOnto(trial.Board.Flash);
        double beganS = 0;
        int cutAfter = trial.Random.Next(BeginningBytes);
        trial.EachTurn = () =>
        {
            if (beganS == 0 && trial.Clip!.Log.Recording)
            {
                beganS = trial.NowS;
                faults.CutPowerAfter(cutAfter);
            }
        };
        trial.RunUntil(26);
        trial.EachTurn = null;
        trial.Injected = faults.PowerCuts;
        faults.CutPowerAfter(long.MaxValue);
        trial.Expect(trial.Board.StoppedBy == BoardStop.PowerOff, $"the power is on");
        ExpectOthers(trial);
        bool isAsBefore = s_allFiles.Value.IsAsBefore(trial.Board.Flash, 0);
        byte[] after = trial.Board.Flash.Content(KeptRuns.PathOf(0)) ?? [];
        long lastMs = isAsBefore ? 0 : LogBench.LastMs(after, out _);
        trial.ExpectBetween(trial.NowS - beganS - (Math.Max(0, lastMs) / 1000.0), -0.1, PowerCutSweep.MayLoseS, "lost, s");

        ExpectBack(trial, 14);
        ExpectOthers(trial);
        var newest = new RunInfo();
        trial.Expect(trial.Clip!.Log.Recording && trial.Clip.Log.Works && trial.Clip.Runs.Count == RunFiles.MostRuns, $"{trial.Clip.Runs.Count} runs, recording: {trial.Clip.Log.Recording}");
        trial.Expect(trial.Clip.Runs.Describe(RunFiles.MostRuns - 1, newest) && newest.RunId > RunFiles.MostRuns && newest.LengthBytes > 50, $"the newest run is {newest.RunId}, {newest.LengthBytes} bytes");

        static void ExpectOthers(Trial trial)
        {
            int touched = Enumerable.Range(1, RunFiles.MostRuns - 1).Count(file => !s_allFiles.Value.IsAsBefore(trial.Board.Flash, file));
            trial.Expect(touched == 0, $"{touched} other runs are not as before");
        }
    }

    private static void CutInDeletion(Trial trial)
    {
        using IDisposable scope = trial.Board.Enter();
        FlashFaults faults = trial.Board.Flash.Faults;
        faults.WritesInPlace = trial.Seed % 2 == 1;
        s_closedRuns.Value.PutOnto(trial.Board.Flash);
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(9, 14));
        phone.LogIn();
        trial.RunPastAppend();
        faults.CutPowerAfter(trial.Random.Next(2 * EntryBytes));
        phone.Central.Write(new Guid(LinkIds.Control), phone.Sign(new ControlRequest { Op = ControlOp.Delete, Run = 3 }));
        trial.RunUntil(trial.NowS + 6);
        trial.Injected = faults.PowerCuts;
        faults.CutPowerAfter(long.MaxValue);
        trial.Expect(trial.Board.StoppedBy == BoardStop.PowerOff, $"the power is on");
        ExpectRuns(trial);
        bool isThere = trial.Board.Flash.Content(KeptRuns.PathOf(2)) != null;

        ExpectBack(trial, 14);
        ExpectRuns(trial);
        trial.Expect(trial.Clip!.Runs.Count == (isThere ? 4 : 3), $"{trial.Clip.Runs.Count} runs");
        trial.Expect(trial.Clip.Log.Recording && trial.Clip.Log.RunId == 4 && trial.Clip.Log.BootId == 3, $"run {trial.Clip.Log.RunId} in start {trial.Clip.Log.BootId} instead of run 4 in start 3");

        static void ExpectRuns(Trial trial)
        {
            KeptRuns before = s_closedRuns.Value;
            VirtualFlash flash = trial.Board.Flash;
            trial.Expect(before.IsAsBefore(flash, 0) && before.IsAsBefore(flash, 1), $"another run is not as before");
            trial.Expect(flash.Content(KeptRuns.PathOf(2)) is not { } deleted || before.IsAsBefore(flash, 2) || LogBench.EndOf(deleted) == null, $"a part of the deleted run is left");
        }
    }

    private static void FullWithOlder(Trial trial)
    {
        s_closedRunsAndOpen.Value.PutOnto(trial.Board.Flash);
        Appends appends = new(trial, KeptRuns.PathOf(3));
        trial.RunUntil(trial.Between(14, 18));
        trial.Board.Flash.LeaveFree(0);
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Flash.Faults.RefusedCommits;
        trial.Expect(trial.Clip!.Runs.Dropped == 1, $"{trial.Clip.Runs.Dropped} runs dropped");
        trial.RecoveryS = appends.AgainAfter(appends.FailedAtS);
        trial.ExpectBetween(trial.RecoveryS, 0, 5, "records on the flash again after s");
        appends.ExpectAll();
        ExpectSamples(trial);
    }

    private static void NothingTaken(Trial trial)
    {
        const double StartS = 46;
        using IDisposable scope = trial.Board.Enter();
        s_openRun.Value.PutOnto(trial.Board.Flash);
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(14, 18));
        phone.LogIn();
        FlashFaults faults = trial.Board.Flash.Faults;
        if (trial.Seed % 2 == 0)
        {
            trial.Board.Flash.LeaveFree(0);
        }
        else
        {
            faults.FailNext(int.MaxValue);
        }

        trial.RunUntil(StartS - 2);
        trial.Injected = faults.RefusedCommits + faults.FailedCommits;
        trial.Expect(!trial.Clip!.Log.Works && !trial.Clip.Log.Recording, $"the log has not stopped");
        trial.Expect(phone.Metrics.Count > 0 && phone.Metrics[^1].Health.HasFlag(ClipHealth.NoLog), $"the phone is not told");
        int tries = trial.Clip.Log.Failures + faults.RefusedCommits + faults.FailedCommits;
        trial.RunUntil(StartS);
        trial.Expect(trial.Clip.Log.Failures + faults.RefusedCommits + faults.FailedCommits == tries, $"the flash is tried on and on");

        trial.Board.Flash.LeaveFree(20);
        faults.FailNext(0);
        trial.Expect(phone.Ask(ControlOp.Start).Status == ControlStatus.Ok, $"the reply tells how the last run ended");
        while (trial.NowS < StartS + 10 && trial.Board.Flash.Content(KeptRuns.PathOf(1)) is not { Length: > 0 })
        {
            trial.RunUntil(trial.NowS + 0.1);
        }

        trial.RecoveryS = trial.NowS - StartS;
        trial.ExpectBetween(trial.RecoveryS, 0, 7, "records of the next run on the flash after s");
        trial.Expect(trial.Clip.Log.Works && trial.Clip.Log.Recording, $"the next run is not recorded");
        ExpectSamples(trial);
    }

    private static void WriteErrors(Trial trial)
    {
        s_openRun.Value.PutOnto(trial.Board.Flash);
        Appends appends = new(trial, KeptRuns.PathOf(0));
        int errors = trial.Random.Next(1, 4);
        trial.RunUntil(trial.Between(21, 23));
        trial.Board.Flash.Faults.FailNext(errors);
        trial.RunUntil(trial.NowS + 18);
        trial.Injected = trial.Board.Flash.Faults.FailedCommits;
        trial.Expect(trial.Injected == errors, $"{trial.Injected} errors instead of {errors}");
        trial.Expect(trial.Clip!.Log.Works && trial.Clip.Runs.Dropped == 0, $"the log has stopped, or dropped {trial.Clip.Runs.Dropped} runs");
        trial.RecoveryS = appends.AgainAfter(appends.FailedAtS);
        trial.ExpectBetween(trial.RecoveryS, 0, 13, "records on the flash again after s");
        appends.ExpectAll();
        ExpectSamples(trial);
    }

    private static void SlowErases(Trial trial)
    {
        s_openRun.Value.PutOnto(trial.Board.Flash);
        Appends appends = new(trial, KeptRuns.PathOf(0));
        trial.RunUntil(trial.Between(12, 16));
        Action? count = trial.EachTurn;
        trial.EachTurn = () =>
        {
            count?.Invoke();
            trial.Board.Flash.Faults.SlowDown(1, SlowEraseUs);
        };
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Flash.Faults.SlowErases;
        trial.Expect(trial.Injected >= 3, $"{trial.Injected} slow erases");
        appends.ExpectAll();

        // Once in a while the directory's erase comes on top, and that no FIFO bridges.
        ExpectSamples(trial, mayReset: trial.Board.Flash.LongestBlockUs > FifoUs ? 1 : 0);
    }

    /// <summary>The power comes back, and so does the clip.</summary>
    private static void ExpectBack(Trial trial, double seconds)
    {
        trial.GivePower(trial.Between(0.05, 0.5));
        double backS = trial.NowS;
        trial.RunUntil(backS + seconds);
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(backS)) / 1e6) - backS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
        trial.Expect(trial.Escaped + trial.Clip!.Faults == 0, $"{trial.Escaped + trial.Clip.Faults} faults escaped: {trial.EscapedWhat}");
        trial.Expect(trial.Clip.Log.Recording, $"no run is recorded");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }

    /// <summary>Whatever becomes of the log, the detection misses nothing.</summary>
    private static void ExpectSamples(Trial trial, int mayReset = 0)
    {
        trial.Expect(trial.Sampler.FifoResets <= mayReset && trial.Sampler.Restarts == 1, $"{trial.Sampler.FifoResets} times samples were lost");
        trial.ExpectRunsOn(trial.NowS);
    }
}
