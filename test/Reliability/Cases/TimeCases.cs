using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Reliability;

/// <summary>Clocks and numbers that begin again, jump or are not known.</summary>
internal static class TimeCases
{
    private const double WrapS = 4_294_967.296;
    private const int MuteS = 6;
    private const int TickMs = 10;
    private const int Numbers = ushort.MaxValue + 1;

    // 1 July 2026.
    private const uint Unix = 1_782_864_000;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F30", "49.7 days after the start, in mid-run: milliseconds pass 32 bits", "cues, their gaps, a mute and the log go on; packets begin at 0 again, and differences stay right", UptimeWrap) { Signal = _ => ToldRunner.Motion },
        new("F30b", "the time of day is told in mid-run only; then, for some, the power is cut", "the run is dated back to its start", LateTime),
        new("F30c", "the phone's clock jumps in mid-run: an hour on, two back, to 1970, to 2106", "the log has each as it was told; cues, their gaps, a mute and the log's times do not move", Jumps) { Signal = _ => ToldRunner.Motion },
        new("F30d", "numbers of alerts and metrics pass 65,535, the phone there or away", "each alert received, replayed or told as lost; no metrics missing", NumbersWrap),
    ];

    private static void UptimeWrap(Trial trial)
    {
        // On the cable it has not slept in all that time, of which only the last seconds are played.
        double startS = WrapS - trial.Between(22, 32);
        trial.Board.Time.Block(Trial.Us(startS));
        trial.Board.Gpio.SetInput(trial.Board.Options.UsbSensePin, true);
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, startS + 1);
        trial.Board.Gpio.SetInput(trial.Board.Options.UsbSensePin, false);
        trial.RunUntil(WrapS - trial.Between(1, MuteS - 1));
        double mutedS = Mute(trial, phone);
        double endS = startS + 48;
        trial.RunUntil(endS);
        trial.ExpectUntouched(endS);
        for (int i = 1; i < phone.Metrics.Count; i++)
        {
            trial.Injected += phone.Metrics[i].TimeMs < phone.Metrics[i - 1].TimeMs ? 1 : 0;
            trial.ExpectBetween(phone.Metrics[i].TimeMs - phone.Metrics[i - 1].TimeMs, 0, 2100, "from metrics to metrics, ms");
        }

        trial.Expect(trial.Injected == 1, $"the time in metrics began {trial.Injected} times again");
        ExpectTold(trial, phone, mutedS);
        ControlReply hello = phone.Ask(ControlOp.Hello, request => request.Major = Packet.Major);
        trial.ExpectBetween(hello.UptimeMs / 1e3, trial.NowS - WrapS - 0.3, trial.NowS - WrapS, "the uptime told, s");
        var summary = new ClipSummary();
        summary.Decode(phone.Ask(ControlOp.Statistics, request => request.Page = StatisticsPage.Clip).Bytes);
        trial.ExpectBetween(summary.UptimeS, trial.NowS - 2, trial.NowS, "seconds of uptime in the statistics");
        ExpectLog(trial, phone);
    }

    private static void LateTime(Trial trial)
    {
        double begunS = -1;
        trial.EachTurn = () => begunS = begunS < 0 && trial.Clip!.Log.Recording ? trial.NowS : begunS;
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(18, 24));
        ControlReply before = phone.Ask(ControlOp.List);
        trial.Injected = phone.Metrics.Count(metrics => !metrics.TimeSet);
        trial.Expect(before.Count == 1 && before.StartedUnixS == 0, $"a start at {before.StartedUnixS} is made up");
        double toldS = trial.NowS;
        SetTime(phone, Unix);
        double begunUnixS = Unix - (toldS - begunS);
        trial.ExpectBetween(phone.Ask(ControlOp.List).StartedUnixS - begunUnixS, -1.1, 1.1, "the start that is told is off by s");
        trial.RecoveryS = trial.NowS - toldS;
        trial.RunUntil(trial.NowS + 6);
        trial.Expect(phone.Metrics[^1].TimeSet, $"the metrics say that the time is not known");
        if (trial.Seed % 2 == 0)
        {
            trial.CutPower(0.2);
            trial.RunUntil(trial.NowS + 12);
            phone.LogIn();
            trial.ExpectBetween(phone.Ask(ControlOp.List).StartedUnixS - begunUnixS, -1.1, 1.1, "the start told after a power cut is off by s");
        }

        else
        {
            trial.ExpectUntouched(trial.NowS);
        }

        trial.Expect(trial.Seen.Cues.Count == 0 && trial.Escaped + trial.Clip!.Faults == 0, $"{trial.Seen.Cues.Count} cues, {trial.Escaped} faults escaped: {trial.EscapedWhat}");
        LogReader end = ExpectLog(trial, phone);
        trial.Expect(end.Header.StartedUnixS == 0, $"the header knew it already");
        trial.ExpectBetween(end.StartedUnixS - begunUnixS, -1.1, 1.1, "the start in the log is off by s");
    }

    private static void Jumps(Trial trial)
    {
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        SetTime(phone, Unix);
        uint[] jumps = [Unix + 3600, Unix - 7200, 5, uint.MaxValue - 3];
        trial.Random.Shuffle(jumps);
        double nextS = trial.Between(11, 14);
        double mutedS = -1;
        foreach (uint to in jumps)
        {
            trial.RunUntil(nextS);
            mutedS = mutedS < 0 && trial.Seen.Cues.Count > 0 ? Mute(trial, phone) : mutedS;
            SetTime(phone, to, zoneMinutes: trial.Random.Next(-840, 841));
            trial.Injected++;
            nextS = trial.NowS + trial.Between(2, 7);
        }

        const double EndS = 46;
        trial.RunUntil(EndS);
        trial.ExpectUntouched(EndS);
        ExpectTold(trial, phone, mutedS);
        ExpectLog(trial, phone, jumps);
    }

    private static void NumbersWrap(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(9);

        // Years of alerts; now and then the phone comes by.
        int made = 0;
        void Make(int until)
        {
            for (; made < until; made++)
            {
                trial.Clip!.Link.OnCue(ToldRunner.Cue);
            }
        }

        phone.Central.Disconnect();
        int[] visits = [trial.Random.Next(1000, 30_000), 30_000, trial.Random.Next(50_000, 60_000), Numbers - trial.Random.Next(3, 40)];
        foreach (int until in visits)
        {
            Make(until);
            trial.RunUntil(trial.NowS + 0.1);
            Visit.ComeBack(trial, phone);
            phone.Central.Disconnect();
        }

        // Then a few at a time, the phone away or there.
        trial.RecoveryS = -1;
        trial.Clip!.Link.Live.Metrics.Sequence = ushort.MaxValue - 4;
        phone.Metrics.Clear();
        while (made < Numbers + 40)
        {
            Make(made + trial.Random.Next(1, 30));
            trial.RunUntil(trial.NowS + 0.3);
            Visit.ComeBack(trial, phone);
            Make(made + trial.Random.Next(1, 5));
            trial.RunUntil(trial.NowS + 2);
            phone.Central.Disconnect();
        }

        Visit.ComeBack(trial, phone);
        trial.Injected = Wraps(phone.Alerts.Select(alert => alert.Sequence));
        trial.Expect(phone.Alerts.Count + phone.LostAlerts == made, $"{phone.Alerts.Count} alerts on the phone and {phone.LostAlerts} told as lost, of {made}");
        trial.Expect(trial.Injected == 1, $"the numbers of alerts began {trial.Injected} times again");
        int[] numbers = [.. phone.Metrics.Select(metrics => metrics.Sequence)];
        int missing = numbers.Zip(numbers.Skip(1), (one, next) => (ushort)(next - one) - 1).Sum();
        trial.Expect(Wraps(numbers) == 1 && missing <= trial.Board.Radio.Faults.LostInQueue, $"{missing} metrics are missing between number {numbers[0]} and {numbers[^1]}");
        double endS = trial.NowS + 2;
        trial.RunUntil(endS);
        trial.ExpectRunsOn(endS);
    }

    private static int Wraps(IEnumerable<int> numbers) => numbers.Zip(numbers.Skip(1), (one, next) => next < one ? 1 : 0).Sum();

    private static double Mute(Trial trial, OwnersPhone phone)
    {
        phone.Ask(ControlOp.Mute, request => request.Seconds = MuteS);
        return trial.NowS;
    }

    private static void SetTime(OwnersPhone phone, uint unixS, int zoneMinutes = 120) => phone.Ask(ControlOp.SetTime, request =>
    {
        request.UnixS = unixS;
        request.ZoneMinutes = zoneMinutes;
    });

    /// <summary>Expects that every cue was told, at its time and not too soon after the last, and that the mute ended when it should.</summary>
    private static void ExpectTold(Trial trial, OwnersPhone phone, double mutedS)
    {
        List<(long AtUs, Cue Cue)> cues = trial.Seen.Cues;
        trial.Expect(cues.Count > 5 && phone.Alerts.Count == cues.Count, $"{phone.Alerts.Count} alerts on the phone of {cues.Count} cues");
        int muted = 0;
        for (int i = 0; i < Math.Min(cues.Count, phone.Alerts.Count); i++)
        {
            double atS = cues[i].AtUs / 1e6;
            trial.Expect((uint)(cues[i].AtUs / 1000) - phone.Alerts[i].TimeMs <= TickMs, $"the cue at {atS:0.00} s is told as at {phone.Alerts[i].TimeMs} ms");
            trial.Expect(i == 0 || atS - (cues[i - 1].AtUs / 1e6) >= trial.Options.Alerts.CueGapS - 0.1, $"a cue at {atS:0.00} s, too soon after the last");

            // When exactly the request was done is not known to a tenth of a second.
            bool isMuted = atS > mutedS && atS < mutedS + MuteS - 0.2;
            bool isNotMuted = atS < mutedS - 0.2 || atS > mutedS + MuteS;
            muted += isMuted ? 1 : 0;
            trial.Expect((!isMuted || phone.Alerts[i].Silent) && (!isNotMuted || !phone.Alerts[i].Silent), $"a cue {atS - mutedS:0.00} s after the mute is {(phone.Alerts[i].Silent ? "silent" : "felt")}");
        }

        trial.Expect(muted > 0, $"no cue in the time of the mute");
    }

    /// <summary>Ends the run, downloads it and expects that its times only go on, to its true length.</summary>
    /// <returns>What was read, at its end.</returns>
    private static LogReader ExpectLog(Trial trial, OwnersPhone phone, params uint[] clocks)
    {
        phone.Ask(ControlOp.Stop);
        double endS = trial.NowS;
        trial.RunUntil(endS + 2);
        uint run = phone.Ask(ControlOp.List).Run;
        var bytes = new List<byte>();
        LogEnd? end = null;
        for (int i = 0; i < 20 && (end == null || end.Next < end.RunLength); i++)
        {
            end = phone.Download(run, bytes);
        }

        var reader = new LogReader([.. bytes], 0, bytes.Count);
        var told = new List<uint>();
        uint lastMs = 0;
        double begunS = -1;
        LogKind last = LogKind.None;
        while (reader.Next())
        {
            trial.Expect(reader.TimeMs >= lastMs, $"the log goes back from {lastMs} to {reader.TimeMs} ms");
            lastMs = reader.TimeMs;
            last = reader.Kind;
            if (reader.Kind == LogKind.Clock)
            {
                told.Add(reader.UnixS);
            }

            // Cues tell where the run's time began.
            if (reader.Kind == LogKind.Cue && trial.Seen.Cues.Count > 0)
            {
                begunS = begunS < 0 ? (trial.Seen.Cues[0].AtUs / 1e6) - (reader.TimeMs / 1e3) : begunS;
            }
        }

        trial.Expect(last == LogKind.End && reader.DamagedBytes == 0, $"the log is not whole");
        trial.Expect(clocks.Length == 0 || told.SequenceEqual(clocks), $"the log has the times {string.Join(", ", told)}");
        if (begunS >= 0)
        {
            trial.ExpectBetween(lastMs / 1e3, endS - begunS - 0.2, endS - begunS + 0.2, "the end of the run in the log, s");
        }

        return reader;
    }
}
