using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>What a clip that was cut off in the midst of a run knows again afterwards, and what it must not believe.</summary>
internal static class RestartCases
{
    private const double LaterS = 2;
    private const double BackS = 3;

    // The run is written down every twenty seconds, and looked at every two.
    private const double WrittenEveryS = 22;
    private const int MostStancesASecond = 4;

    // 1.4°: the heading may have been found a little better since.
    private const int SameAxis = 200;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F36b", "power lost in mid-run, and nine seconds later a hip gives way", "the cue comes at most six steps later than without", DropAfterwards) { Signal = _ => new Switched(new KeptMotion(1), new KeptMotion(1, drops: true)) },
        new("F36c", "power lost in mid-run, and the clip is put on again askew", "the kept mount is found wrong and dropped; no cue", PutOnAskew) { Signal = seed => new Switched(new KeptMotion(1), new Leaning(new KeptMotion(1), (seed % 2 == 0 ? -1 : 1) * (8 + (seed / 4)))) },
        new("F36d", "power lost in mid-run; nobody runs on", "after two minutes nothing is left of the run", RunGivenUp) { Signal = seed => new Switched(new KeptMotion(1), new TableSignal(seed)) },
    ];

    /// <summary>Has a run go on until there is something that can be lost: an alert, strides, a heading.</summary>
    public static Known RunUntil(Trial trial, double atS)
    {
        trial.RunUntil(atS - 3);
        using (trial.Board.Enter())
        {
            trial.Clip!.Link.AddTestAlert(Side.Left);
            byte[] settings = (byte[])trial.Clip.Settings.Packet.Clone();
            settings[12] = 12;
            settings[15] = 60;
            trial.Expect(trial.Clip.Settings.Change(settings), $"the settings were not taken");
        }

        trial.RunUntil(atS);
        return Known.By(trial.Clip!);
    }

    /// <summary>Expects that the clip, which has started again, knows what it knew.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="known">What.</param>
    /// <param name="backS">When its power came back or it was reset, s.</param>
    public static void ExpectBack(Trial trial, Known known, double backS)
    {
        trial.RunUntil(backS + BackS);
        Clip clip = trial.Clip!;
        trial.Expect(clip.Boot is { WasClean: false, SafeMode: SafeMode.Off }, $"the start before ended cleanly, or this is safe mode");
        Known now = Known.By(clip);
        trial.Expect(now.State.HasMount && now.State.HasZero && now.State.IsWarm, $"after {BackS} s no mount, no zero, or the run's first minute again");
        trial.Expect(Axes(now.State).Zip(Axes(known.State)).All(pair => Math.Abs(pair.First - pair.Second) < SameAxis), $"the mount is another");
        trial.Expect((now.State.BiasX, now.State.BiasY, now.State.BiasZ) == (known.State.BiasX, known.State.BiasY, known.State.BiasZ), $"the gyroscope's zero is another");
        trial.Expect(now.Settings.AsSpan().SequenceEqual(known.Settings), $"the settings are others");
        trial.Expect(now.Alert == known.Alert && known.Alert > 0, $"the newest alert is {now.Alert} instead of {known.Alert}");
        trial.ExpectBetween(now.Stances, known.Stances - (WrittenEveryS * MostStancesASecond), known.Stances + (BackS * MostStancesASecond), "stances of the run");
        trial.Expect(known.Stances > WrittenEveryS * MostStancesASecond / 2 && now.Stances > 0, $"stances: {known.Stances}, then {now.Stances}");
        trial.RunUntil(backS + BackS + 1);
        trial.Expect(clip.Log.Recording && clip.Log.RunId == known.Run, $"recording: {clip.Log.Recording}, run {clip.Log.RunId} instead of {known.Run}");
    }

    private static int[] Axes(RunState state) => [state.Mount.RightX, state.Mount.RightY, state.Mount.RightZ, state.Mount.BackX, state.Mount.BackY, state.Mount.BackZ];

    private static void DropAfterwards(Trial trial)
    {
        // No baseline is set: nothing but the ceiling tells, which asks for a standing zero.
        trial.Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 10 } };
        double cutS = trial.Between(27, 29);
        double offS = trial.Between(0.05, 0.5);
        double dropS = cutS + offS + 9;
        var unhurt = new Trial(trial.Seed, new Switched(new KeptMotion(1), new KeptMotion(1, drops: true))) { Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 10 } } };
        double expectedS = CueAfter(unhurt, dropS);
        trial.RunUntil(cutS);
        trial.CutPower(offS);
        trial.Injected = trial.Board.Time.NowUs;
        trial.RecoveryS = CueAfter(trial, dropS) - dropS;
        trial.Expect(trial.Boots == 2, $"{trial.Boots} starts");

        // Until up has settled nothing counts, and then ten stances are wanted.
        trial.ExpectBetween(trial.RecoveryS, 5, expectedS - dropS + LaterS, "cue after s");
    }

    private static double CueAfter(Trial trial, double dropS)
    {
        trial.RunUntil(dropS);
        ((Switched)trial.Board.Options.Signal).SwitchAt(trial);
        int before = trial.Seen.Cues.Count;
        trial.RunUntil(dropS + 20);
        trial.Expect(before == 0, $"{before} cues before the drop");
        return trial.Seen.Cues.Count > before ? trial.Seen.Cues[before].AtUs / 1e6 : double.MaxValue;
    }

    private static void PutOnAskew(Trial trial)
    {
        trial.Options = new ClipOptions { Alerts = new AlertSettings { WarmUpS = 3, CueGapS = 5 } };
        trial.RunUntil(trial.Between(16, 20));
        trial.CutPower(trial.Between(0.05, 0.5));
        ((Switched)trial.Board.Options.Signal).SwitchAt(trial);
        trial.Injected = trial.Board.Time.NowUs;
        double backS = trial.NowS;
        trial.RunUntil(backS + BackS);
        trial.Expect(Known.By(trial.Clip!).State.HasZero, $"the zero was not kept");
        trial.RunUntil(backS + 12);
        Known now = Known.By(trial.Clip!);
        trial.Expect(!now.State.HasZero && !now.State.HasMount, $"a mount is believed that is {8 + (trial.Seed / 4)}° off");
        trial.RunUntil(backS + 37);
        trial.Expect(Known.By(trial.Clip!).State is { HasMount: true, HasZero: false }, $"no mount was found on the run");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
    }

    private static void RunGivenUp(Trial trial)
    {
        trial.RunUntil(trial.Between(24, 28));
        trial.CutPower(trial.Between(0.05, 0.5));
        ((Switched)trial.Board.Options.Signal).SwitchAt(trial);
        trial.Injected = trial.Board.Time.NowUs;
        double backS = trial.NowS;
        trial.RunUntil(backS + BackS);
        trial.Expect(Known.By(trial.Clip!).Stances > 0, $"the counts were not kept");
        trial.RunUntil(backS + 130);
        Known now = Known.By(trial.Clip!);
        trial.Expect(now.Stances == 0 && now.Run == 0 && !now.State.IsWarm, $"{now.Stances} stances of run {now.Run} are left");

        // Cut off once more, it has nothing to go on with.
        trial.CutPower(0.2);
        trial.RunUntil(trial.NowS + BackS);
        trial.Expect(Known.By(trial.Clip!) is { Stances: 0, Run: 0, State.IsWarm: false }, $"the run came back");
    }

    /// <summary>What a clip knows.</summary>
    internal sealed record Known(RunState State, byte[] Settings, int Run, int Stances, int Alert)
    {
        public static Known By(Clip clip)
        {
            var state = new RunState();
            clip.Monitor.Keep(state);
            RunStatistics run = clip.Monitor.Statistics;
            return new Known(state, (byte[])clip.Settings.Packet.Clone(), clip.Log.RunId, run.Left.Stances + run.Right.Stances + run.Unknown.Stances, clip.Link.Alerts.Newest);
        }
    }

    /// <summary>One motion, and from a moment on another.</summary>
    private sealed class Switched(IImuSignal first, IImuSignal then) : IImuSignal
    {
        private long _from = long.MaxValue;

        public bool IsChipOutput => false;

        public void SwitchAt(Trial trial) => _from = (trial.Board.Time.NowUs - trial.Board.Imu.SignalStartedUs) / 1000;

        public bool TryRead(long index, ImuReading reading) => (index < _from ? first : then).TryRead(index, reading);
    }
}
