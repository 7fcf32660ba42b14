using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>A link that breaks, takes nothing or bears little, while somebody runs.</summary>
internal static class LinkCases
{
    private const double BackWithinS = 1.5;
    private const int CueGapAt = 12;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F24", "the link breaks in mid-notification, again and again", "every alert comes as it happens or when it is asked for, once and in order", DropInNotify) { Signal = _ => ToldRunner.Motion },
        new("F24b", "as F24, and away for more alerts than are kept", "as many as can come do; the phone is told how many never will", TooLongAway),
        new("F24c", "the link breaks up to five times in mid-download", "goes on at the byte where it broke off; every window proves all before it", DropInDownload),
        new("F24d", "the link breaks in mid-write of the settings, and then the power", "old settings or new, and what was acknowledged is kept; the next write is taken", DropInWrite),
        new("F25", "the stack refuses notifications for 5 s", "alerts wait and all come, of the metrics the newest; tried again twenty times a second; nothing piles up, sampling untouched", NoMemory) { Signal = _ => ToldRunner.Motion },
        new("F26", "a link of 23 bytes after one of up to 600", "no packet is longer than the smallest link bears", SmallLink),
    ];

    private static void DropInNotify(Trial trial)
    {
        const double EndS = 40;
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        int touchesToDrop = trial.Random.Next(1, 60);
        trial.Board.Radio.Touched += () =>
        {
            if (phone.Central.IsConnected && --touchesToDrop == 0)
            {
                phone.Central.Disconnect();
            }
        };
        while (trial.NowS < EndS)
        {
            trial.RunUntil(trial.NowS + 0.1);
            if (!phone.Central.IsConnected)
            {
                trial.RunUntil(trial.NowS + trial.Between(0.1, 8));
                touchesToDrop = trial.Random.Next(3, 150);
                Visit.ComeBack(trial, phone);
            }
        }

        touchesToDrop = 0;
        Visit.ComeBack(trial, phone);

        // The phone may have been away beyond the end; and the last cue is on its way for a tenth of a second.
        trial.RunUntil(trial.NowS + 4);
        while (trial.Seen.Cues.Count > 0 && trial.Seen.Cues[^1].AtUs > Trial.Us(trial.NowS - 0.5))
        {
            trial.RunUntil(trial.NowS + 0.1);
        }

        double endS = trial.NowS;
        trial.Injected = trial.Board.Radio.Faults.Drops;
        trial.Expect(phone.Alerts.Any(alert => alert.Replayed), $"nothing was missed");
        trial.Expect(phone.LostAlerts == 0, $"{phone.LostAlerts} alerts told as lost");
        trial.Expect(
            phone.Alerts.Select(alert => (alert.Kind, alert.Side)).SequenceEqual(trial.Seen.Cues.Select(seen => (seen.Cue.Kind, seen.Cue.Side))),
            $"{phone.Alerts.Count} alerts on the phone of {trial.Seen.Cues.Count} cues");
        trial.ExpectBetween(trial.RecoveryS, 0, BackWithinS, "all alerts there after s");
        trial.ExpectUntouched(endS);
    }

    private static void TooLongAway(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(8, 10));
        int made = 0;
        int lost = 0;
        for (int i = 0; i < 4; i++)
        {
            phone.Central.Disconnect();
            int missed = i == 0 ? AlertRing.Capacity + trial.Random.Next(1, 40) : trial.Random.Next(1, 2 * AlertRing.Capacity);
            for (int j = 0; j < missed; j++)
            {
                trial.Clip!.Link.OnCue(ToldRunner.Cue);
                trial.RunUntil(trial.NowS + 0.05);
            }

            made += missed;
            lost += Math.Max(0, missed - AlertRing.Capacity);
            Visit.ComeBack(trial, phone);
        }

        trial.Injected = trial.Board.Radio.Faults.Drops;
        trial.Expect(phone.LostAlerts == lost, $"{phone.LostAlerts} alerts told as lost instead of {lost}");
        trial.Expect(phone.Alerts.Count == made - lost, $"{phone.Alerts.Count} alerts on the phone instead of {made - lost}");
        trial.ExpectBetween(trial.RecoveryS, 0, BackWithinS + 1, "all alerts there after s");
        double endS = trial.NowS + 2;
        trial.RunUntil(endS);
        trial.ExpectUntouched(endS);
    }

    private static void DropInDownload(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(9);

        // Half an hour of running in twenty seconds.
        for (int i = 0; i < 1600; i++)
        {
            trial.Clip!.Log.OnStance(new Stance { Side = (i & 1) == 0 ? Side.Left : Side.Right, ToeOffUs = 240_000 + i, StepUs = 350_000, HighestTiltCdeg = i, LowestTiltCdeg = -i });
            if (i % 4 == 0)
            {
                trial.RunUntil(trial.NowS + 0.05);
            }
        }

        phone.Ask(ControlOp.Stop);
        trial.RunUntil(trial.NowS + 2);
        uint run = phone.Ask(ControlOp.List).Run;
        byte[] flash = trial.Board.Flash.Content(VirtualFlash.Root + "run0.log")!;
        int pieces = 0;
        int pieceLimit = (flash.Length / LogPacket.MostData) + 1;
        phone.Central.Notified += told => pieces += told.Uuid == new Guid(LinkIds.Log) && told.Value[0] == Packet.Log ? 1 : 0;
        int touchesToDrop = trial.Random.Next(2, 90);
        trial.Board.Radio.Touched += () =>
        {
            if (phone.Central.IsConnected && --touchesToDrop == 0)
            {
                trial.Injected++;
                pieceLimit += LogPacket.MostWindow / LogPacket.MostData;
                touchesToDrop = trial.Injected < 5 ? trial.Random.Next(20, 150) : 0;
                phone.Central.Disconnect();
            }
        };
        var bytes = new List<byte>();
        double backS = -1;
        for (int i = 0; i < 100 && bytes.Count < flash.Length; i++)
        {
            if (!phone.Central.IsConnected)
            {
                trial.RunUntil(trial.NowS + 0.3);
                backS = trial.NowS;
                Visit.TryLogIn(phone);
            }

            int before = bytes.Count;
            LogEnd? end = phone.Central.IsConnected ? phone.Download(run, bytes, LogPacket.MostData * trial.Random.Next(1, 33)) : null;
            if (end != null && end.Next == bytes.Count && end.Crc32 != Crc32.Update(0, [.. bytes], 0, bytes.Count))
            {
                trial.Expect(false, $"the window that ends at byte {end.Next} does not prove what is before it");
                break;
            }

            if (backS >= 0 && bytes.Count > before)
            {
                trial.RecoveryS = Math.Max(trial.RecoveryS, trial.NowS - backS);
                backS = -1;
            }
        }

        trial.Expect(flash.AsSpan().SequenceEqual([.. bytes]), $"{bytes.Count} bytes of {flash.Length} on the phone");
        trial.ExpectBetween(pieces, 1, pieceLimit, "pieces sent");
        trial.ExpectBetween(trial.RecoveryS, -1, 3, "the first window after s");
        double endS = trial.NowS + 2;
        trial.RunUntil(endS);
        trial.ExpectUntouched(endS);
    }

    private static void DropInWrite(Trial trial)
    {
        // Each start is given what the firmware begins with; whatever else it knows, it knows from the flash.
        trial.Started = _ => trial.Options = ToldRunner.Options;
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(14, 18));
        byte[] old = phone.Read(LinkIds.Settings);
        byte[] wanted = WithCueGap(old, 100 + trial.Seed);

        // Before the event thread comes to it, at one of the two steps of either handler, or after the answers.
        int place = trial.Seed % 6;
        int steps = 0;
        void DropInHandler()
        {
            if (++steps == place)
            {
                phone.Central.Disconnect();
            }
        }

        trial.Board.Radio.Interrupted += DropInHandler;
        trial.Board.Radio.Holds = () => place == 0 && phone.Central.IsConnected;
        phone.WriteSettings(wanted);
        trial.Board.Radio.Interrupted -= DropInHandler;
        trial.RunUntil(trial.NowS + (place == 5 ? 0.3 : 0));
        phone.Central.Disconnect();
        trial.Board.Radio.Holds = null;
        trial.RunUntil(trial.NowS + 0.5);
        trial.Injected = trial.Board.Radio.Faults.Drops;
        byte[] kept = trial.Clip!.Settings.Packet;
        bool isNew = kept[CueGapAt] == wanted[CueGapAt];
        trial.Expect(isNew || phone.Applied != ControlStatus.Ok, $"what was acknowledged is not in force");
        trial.Expect(kept.AsSpan().SequenceEqual(isNew ? WithRevision(wanted) : old), $"a mixture is in force: {Convert.ToHexString(kept)}");
        trial.ExpectUntouched(trial.NowS);

        trial.CutPower(0.2);
        trial.RunUntil(trial.NowS + 3);
        trial.Expect(trial.Clip!.Settings.Packet.AsSpan().SequenceEqual(kept), $"after a power cut {Convert.ToHexString(trial.Clip.Settings.Packet)} is in force, not {Convert.ToHexString(kept)}");
        double backS = trial.NowS;
        phone.LogIn();
        AttReply second = phone.WriteSettings(WithCueGap(phone.Read(LinkIds.Settings), 50));
        trial.RunUntil(trial.NowS + 0.1);
        trial.RecoveryS = trial.NowS - backS;
        trial.ExpectBetween(trial.RecoveryS, 0, BackWithinS, "settings changed after s");
        trial.Expect(second.IsOk && trial.Clip.Settings.Values.Alerts.CueGapS == 50, $"the next write was not taken");
    }

    private static void NoMemory(Trial trial)
    {
        const double EndS = 34;
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(14, 18));
        double fromS = trial.NowS;
        double untilS = fromS + 5;
        trial.Board.Radio.Faults.RefuseBetween(Trial.Us(fromS), Trial.Us(untilS));
        long held = HeldData.Of(trial.Clip!);
        trial.RunUntil(untilS - 0.1);

        // The newest alert can be read; all others wait in a ring that was there before.
        trial.ExpectBetween(HeldData.Of(trial.Clip!) - held, 0, AlertPacket.Length, "the firmware holds more fields");
        int before = phone.Alerts.Count;
        int made = trial.Seen.Cues.Count;
        trial.Expect(made > before, $"no cue in that time");
        phone.Metrics.Clear();
        phone.Central.Notifications.Clear();
        trial.RunUntil(EndS);
        trial.Injected = trial.Board.Radio.Faults.Refused;
        trial.ExpectBetween(trial.Injected, 20, 110, "refusals");
        trial.Expect(!phone.HasGap && phone.Alerts.Count == trial.Seen.Cues.Count, $"{phone.Alerts.Count} alerts on the phone of {trial.Seen.Cues.Count} cues");
        Notification[] alerts = [.. phone.Central.Notifications.Where(told => told.Uuid == new Guid(LinkIds.Alert)).Take(made - before)];
        trial.RecoveryS = alerts.Length == 0 ? 0 : (alerts[^1].AtUs / 1e6) - untilS;
        trial.ExpectBetween(trial.RecoveryS, 0, 0.3, "the alerts of that time after s");

        // What was measured meanwhile is old.
        Notification? first = phone.Central.Notifications.FirstOrDefault(told => told.Uuid == new Guid(LinkIds.Metrics));
        trial.ExpectBetween(first == null ? double.MaxValue : (first.AtUs / 1000) - phone.Metrics[0].TimeMs, 0, 100, "the first metrics are ms old");
        trial.ExpectUntouched(EndS);
    }

    private static void SmallLink(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(20);
        uint run = phone.Ask(ControlOp.List).Run;
        bool isSmall = true;
        phone.Central.Notified += told => trial.Injected += isSmall && told.Value.Length == Packet.MostBytes ? 1 : 0;
        for (int i = 0; i < 6; i++)
        {
            isSmall = i % 2 == 1;
            if (!isSmall)
            {
                phone.Central.ExchangeMtu(trial.Random.Next(VirtualRadio.LeastMtu + 1, 600));
            }

            trial.Clip!.Link.OnCue(ToldRunner.Cue);
            trial.Expect(phone.Download(run, []) != null, $"no download");
            foreach (StatisticsPage page in Enum.GetValues<StatisticsPage>())
            {
                phone.Ask(ControlOp.Statistics, request => request.Page = page);
            }

            phone.Central.Disconnect();
            trial.RunUntil(trial.NowS + trial.Between(0.1, 0.8));
            phone.LogIn();
        }

        trial.Expect(trial.Board.Radio.Faults.CutOff == 0, $"{trial.Board.Radio.Faults.CutOff} packets were cut off");
        double endS = trial.NowS + 2;
        trial.RunUntil(endS);
        trial.ExpectUntouched(endS);
    }

    private static byte[] WithCueGap(byte[] settings, int seconds)
    {
        byte[] changed = [.. settings];
        changed[CueGapAt] = (byte)seconds;
        return changed;
    }

    /// <summary>As they are in force: the next revision.</summary>
    private static byte[] WithRevision(byte[] written)
    {
        byte[] changed = [.. written];
        changed[1]++;
        return changed;
    }
}
