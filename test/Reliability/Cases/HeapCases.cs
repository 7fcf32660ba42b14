using System;
using System.Collections.Generic;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>A heap that is full: the packages' calls ask for memory, the sample path of our own code never does.</summary>
internal static class HeapCases
{
    private const double EndS = 32;

    // The runtime's own bookkeeping, the trial's, a list that grows; and that the run cannot be written down, which is tried when there is something new.
    private const double MostTurnsAllocating = 0.03;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F33", "a heap so full that no file can be opened, for 5 to 10 s", "from burst to burst our code asks for nothing, and it holds no more afterwards; no sample lost; the run is complete in the log", NoFiles),
        new("F33b", "a heap so full that no call of a package is possible, for 0.3 to 2.5 s", "nothing escapes; samples within 2.6 s after it, the gap marked; the phone is told on", NoCalls),
        new("F33c", "a heap in PSRAM, which is swept for 300 ms when it is full", "collected before, ten seconds' worth at a time: nothing pauses, and half a FIFO bridges it", LargeHeap) { Change = HalfFifo },
        new("F33d", "everything pauses for 300 ms at any moment, as for the sweep of a full heap", "bridged by the FIFO; by half of one not, and then the gap is counted and the time kept; no cue", AnyPause) { Change = (seed, options) => seed % 2 == 0 ? options : HalfFifo(seed, options) },
    ];

    private static BoardOptions HalfFifo(int seed, BoardOptions options) => options with { Chip = ChipModel.FromIdentity(0x70) };

    private static void LargeHeap(Trial trial)
    {
        HeapFaults heap = trial.Board.Heap;
        heap.FreeBytes = 7_000_000;
        heap.FillsInUs = Trial.Us(trial.Between(11, 14));
        trial.RunUntil(EndS + 10);
        trial.Injected = heap.Collections;
        trial.Expect(heap.Pauses == 0, $"{heap.Pauses} pauses at moments that nobody chose");
        trial.ExpectUntouched(EndS + 10);
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }

    private static void AnyPause(Trial trial)
    {
        double fromS = trial.Between(12, 16);
        trial.RunUntil(fromS);
        int resets = trial.Sampler.FifoResets;
        trial.Board.Heap.PauseAt(Trial.Us(fromS));
        trial.RunUntil(fromS + 1);
        trial.Injected = trial.Board.Heap.Pauses;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(fromS + 0.3)) / 1e6) - fromS - 0.3;
        trial.ExpectBetween(trial.RecoveryS, 0, 0.3, "data after s");
        trial.RunUntil(EndS);
        int gaps = trial.Sampler.FifoResets - resets;
        trial.Expect(gaps == (trial.Seed % 2 == 0 ? 0 : 1) && trial.Sampler.Restarts == 1, $"{gaps} gaps counted, {trial.Sampler.Restarts} starts of the sensor");
        trial.ExpectRunsOn(EndS);
    }

    private static void NoFiles(Trial trial)
    {
        double fromS = trial.Between(13, 16);
        double untilS = fromS + trial.Between(5, 10);
        trial.Board.Heap.FillBetween(Trial.Us(fromS), Trial.Us(untilS), trial.Random.Next(HeapFaults.TransferBytes, HeapFaults.FileBytes));
        trial.BlocksUs.EnsureCapacity(10_000);
        Appends appends = new(trial, KeptRuns.PathOf(0));
        Action? watch = trial.EachTurn;
        int turns = 0;
        int allocating = 0;
        long others = 0;
        long before = 0;
        bool isSampleTurn = false;
        int told = 0;
        trial.EachTurn = () =>
        {
            watch?.Invoke();

            // Neither the turns of the link, which wraps what it sends, nor of those that write to the flash, nor one in which a stance is told to the trial's lists.
            long nowMs = Clock.UptimeMs;
            Clip clip = trial.Clip!;
            isSampleTurn = clip.Log.DueMs > nowMs && clip.Boot.DueMs > nowMs && clip.Link.DueMs > nowMs && trial.NowS >= fromS && trial.NowS < untilS;
            told = trial.Seen.Stances.Count;
            before = GC.GetAllocatedBytesForCurrentThread();
        };
        trial.TurnDone = () =>
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (!isSampleTurn || trial.Seen.Stances.Count > told)
            {
                others += allocated;
                return;
            }

            turns++;
            allocating += allocated > 0 ? 1 : 0;
        };
        trial.RunUntil(fromS);
        long heldBefore = HeldData.Of(trial.Clip!);
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Heap.Refused;
        trial.Expect(turns > 50 && others > 0, $"{turns} turns were looked at, {others} bytes seen in others");
        trial.ExpectBetween(allocating / (double)Math.Max(1, turns), 0, MostTurnsAllocating, "share of the turns in which memory was asked for");
        trial.Expect(trial.Sampler.FifoResets == 0 && trial.Sampler.Restarts == 1, $"{trial.Sampler.FifoResets} times samples were lost");
        trial.Expect(HeldData.Of(trial.Clip!) == heldBefore, $"the firmware holds {HeldData.Of(trial.Clip!)} fields, {heldBefore} before");
        trial.RecoveryS = appends.AgainAfter(untilS);
        trial.ExpectBetween(trial.RecoveryS, 0, 5, "records on the flash again after s");
        appends.ExpectAll();
        trial.ExpectRunsOn(trial.NowS);
    }

    private static void NoCalls(Trial trial)
    {
        using IDisposable scope = trial.Board.Enter();
        var phone = new OwnersPhone(trial.Board, seconds => trial.RunUntil(trial.NowS + seconds), () => trial.Clip!.Link.OpenPairWindow());
        trial.RunUntil(trial.Between(11, 13));
        phone.LogIn();
        double fromS = trial.NowS + trial.Between(0.5, 2);
        double untilS = fromS + trial.Between(0.3, 2.5);
        trial.Board.Heap.FillBetween(Trial.Us(fromS), Trial.Us(untilS), trial.Random.Next(HeapFaults.NotificationBytes));
        trial.RunUntil(untilS);
        phone.Metrics.Clear();
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Heap.Refused;
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(untilS)) - Trial.Us(untilS)) / 1e6;
        trial.ExpectBetween(trial.RecoveryS, 0, 2.6, "data after s");
        trial.ExpectNoStance(fromS + 0.06, untilS);
        trial.Expect(phone.Central.IsConnected && phone.Metrics.Count > 10, $"{phone.Metrics.Count} metrics came afterwards");
        trial.ExpectRunsOn(EndS);
    }
}
