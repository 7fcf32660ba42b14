using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>What phones may do to the clip, the owner's or not: storms, nonsense, haste, and a way to crash its radio.</summary>
internal static class StrangerCases
{
    private const double AnsweredWithinS = 1;
    private const int MutedS = 600;

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("F27", "two phones by turns subscribe and leave, also inside of a notification and between a handler's steps", "no exception escapes, the radio lives; the owner is answered and misses no alert", Storms),
        new("F27b", "a stranger is on the link at once when the owner's breaks, with requests of the owner still waiting", "sees nothing, changes nothing, and nothing of the owner's is done or answered any more", Successor),
        new("F28", "a stranger writes 5000 times at random, 1 to 512 bytes", "each answered once and at once; nothing changes; the run goes on", Nonsense),
        new("F28b", "the owner's phone writes wrong settings: 1000 as a page of minor version 0 does, or 100 as one of today", "each refused and answered once; nothing changes", WrongSettings),
        new("F28c", "a write of nothing, and writes that the handler comes to after its two seconds", "left to the stack: an answer would kill the radio; the next request is answered", LateWrites),
        new("F29", "no memory in the handler of a write", "answered once with an error, counted; the next request is answered", ThrowingWrite),
        new("F29b", "no memory in the handler of a read", "answered once with an error, counted; the next read is answered", ThrowingRead),
        new("F35", "a stranger cancels pairing twice, which crashes the radio, in mid-run", "on the air and sampling within 3 s; run, mount, zero, settings, key, counts and numbers as before", CrashedRadio),
        new("F35b", "a stranger crashes the radio at every start", "the fourth start goes without it: run and cues go on; a press of the button brings it back", CrashedAgain) { Signal = _ => ToldRunner.Motion },
    ];

    private static readonly string[] s_told = [LinkIds.Alert, LinkIds.Metrics, LinkIds.Control, LinkIds.Log];

    /// <summary>Settings that would be let through: those of the other trials have too short a gap between cues.</summary>
    private static ClipOptions Valid => new() { Alerts = new AlertSettings { BaselineLeftCdeg = 450, BaselineRightCdeg = 450 } };

    private static Guid Control => new(LinkIds.Control);

    private static Guid Settings => new(LinkIds.Settings);

    private static void Storms(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        VirtualCentral[] phones = [phone.Central, new VirtualCentral(trial.Board)];
        bool isInLoop = false;
        void Storm()
        {
            VirtualCentral one = phones[trial.Random.Next(phones.Length)];
            if (!one.IsConnected)
            {
                one.Connect();
            }
            else if (trial.Random.Next(20) == 0)
            {
                one.Disconnect();
            }
            else
            {
                var uuid = new Guid(s_told[trial.Random.Next(s_told.Length)]);
                _ = trial.Random.Next(2) == 0 ? one.Subscribe(uuid) : one.Unsubscribe(uuid);
                trial.Injected += isInLoop ? 1 : 0;
            }
        }

        void StormInLoop()
        {
            if (!isInLoop && trial.Random.Next(2) == 0)
            {
                isInLoop = true;
                Storm();
                isInLoop = false;
            }
        }

        void TurnInHandler()
        {
            if (!isInLoop && trial.Random.Next(4) == 0)
            {
                isInLoop = true;
                trial.Clip!.RunDueDuties();
                isInLoop = false;
            }
        }

        trial.RunUntil(10);
        trial.Board.Radio.Touched += StormInLoop;
        trial.Board.Radio.Interrupted += TurnInHandler;
        const int Made = 100;
        for (int i = 0; i < Made; i++)
        {
            trial.Clip!.Link.OnCue(ToldRunner.Cue);
            Storm();
            foreach (VirtualCentral one in phones.Where(one => one.IsConnected))
            {
                one.Write(Control, OwnersPhone.Written(new ControlRequest { Op = ControlOp.Hello, Reference = i, Major = 1 }));
            }

            trial.RunUntil(trial.NowS + 0.1);
        }

        trial.Board.Radio.Touched -= StormInLoop;
        trial.Board.Radio.Interrupted -= TurnInHandler;
        foreach (VirtualCentral one in phones)
        {
            one.Disconnect();
        }

        ExpectOwnerIsAnswered(trial, phone);
        phone.Replay();
        trial.RunUntil(trial.NowS + 1);
        trial.Expect(trial.Injected > 20, $"a storm of {trial.Injected}");
        trial.Expect(phone.Alerts.Count + phone.LostAlerts == Made, $"{phone.Alerts.Count} alerts on the phone and {phone.LostAlerts} told as lost, of {Made}");
        ExpectWell(trial);
    }

    private static void Successor(Trial trial)
    {
        OwnersPhone phone = trial.MakePhone();
        var stranger = new VirtualCentral(trial.Board);
        trial.RunUntil(8);
        Clip clip = trial.Clip!;
        byte[]? settings = null;
        for (int i = 0; i < 12; i++)
        {
            phone.LogIn();
            settings ??= clip.Settings.Packet;
            trial.RunUntil(trial.NowS + trial.Between(0.1, 0.6));
            phone.Central.Write(Control, phone.Sign(new ControlRequest { Op = ControlOp.Mute, Seconds = MutedS }));
            phone.Central.Disconnect();
            stranger.Connect();
            trial.Injected += clip.Link.OwnerIsHere ? 1 : 0;
            foreach (string uuid in s_told)
            {
                stranger.Subscribe(new Guid(uuid));
            }

            byte[] changed = [.. settings];
            changed[12] = 200;
            clip.Link.OnCue(ToldRunner.Cue);
            trial.Expect(!stranger.Write(Settings, changed).IsOk, $"a stranger's settings are taken");
            stranger.Write(Control, OwnersPhone.Written(new ControlRequest { Op = ControlOp.Stop, Reference = i }));
            foreach (string uuid in new[] { LinkIds.Settings, LinkIds.Alert, LinkIds.Metrics })
            {
                trial.Expect(!stranger.Read(new Guid(uuid)).IsOk, $"a stranger reads what is the owner's");
            }

            trial.RunUntil(trial.NowS + trial.Between(0.1, 0.6));
            trial.Expect(!clip.Link.OwnerIsHere, $"a stranger is taken for the owner");
            stranger.Disconnect();
        }

        var reply = new ControlReply();
        trial.Expect(
            stranger.Notifications.All(told => told.Uuid == Control && reply.Decode(told.Value) && reply is { Op: ControlOp.Stop, Status: ControlStatus.NotAuthorised }),
            $"a stranger is told what is the owner's");
        trial.Expect(clip.Cues.MutedUntilMs == 0, $"a request was done whose link had ended");
        trial.Expect(clip.Settings.Packet == settings && clip.Log.Recording, $"a stranger has changed something");
        ExpectOwnerIsAnswered(trial, phone);
        ExpectWell(trial);
    }

    private static void Nonsense(Trial trial)
    {
        trial.Options = Valid;
        trial.RunUntil(10);
        Clip clip = trial.Clip!;
        byte[] settings = clip.Settings.Packet;
        byte[] key = clip.Link.Session.Key;
        int calibrations = trial.Seen.Calibrations.Count;
        var phone = new VirtualCentral(trial.Board);
        phone.Connect();

        // As a watch does: so it may stay.
        phone.Subscribe(nanoFramework.Device.Bluetooth.Utilities.CreateUuidFromShortCode(0x2A53));
        trial.RunUntil(trial.NowS + 0.1);
        for (int i = 0; i < 5000; i++)
        {
            byte[] value = new byte[1 + trial.Random.Next(trial.Random.Next(4) == 0 ? 512 : 24)];
            trial.Random.NextBytes(value);
            if (trial.Random.Next(2) == 0)
            {
                value[0] = (byte)trial.Random.Next(1, (int)ControlOp.SelfTest + 2);
            }
            else if (trial.Random.Next(2) == 0 && value.Length >= settings.Length)
            {
                settings.CopyTo(value, 0);
            }

            AttReply reply = phone.Write(trial.Random.Next(2) == 0 ? Settings : Control, value);
            trial.Injected++;
            ExpectAnsweredOnce(trial, reply);
            if (i % 16 == 0)
            {
                trial.RunUntil(trial.NowS + 0.06);
            }
        }

        phone.Disconnect();
        trial.Expect(trial.Board.Radio.LongestHandlerUs == 0, $"a handler took {trial.Board.Radio.LongestHandlerUs} us");
        trial.Expect(clip.Link.Refused > 1000, $"{clip.Link.Refused} refused");
        trial.Expect(clip.Settings.Packet == settings && clip.Link.Session.Key == key, $"settings or key have changed");
        trial.Expect(clip.Cues.MutedUntilMs == 0 && clip.Log.Recording && clip.Runs.Count <= 1 && trial.Seen.Calibrations.Count == calibrations, $"a stranger was obeyed");
        ExpectOwnerIsAnswered(trial, trial.MakePhone());
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        ExpectWell(trial);
    }

    private static void WrongSettings(Trial trial)
    {
        trial.Options = Valid;
        trial.RunUntil(1);
        OwnersPhone phone = trial.MakePhone();
        phone.Minor = trial.Seed % 2;
        phone.LogIn();
        trial.RunUntil(8);
        Clip clip = trial.Clip!;
        byte[] inForce = clip.Settings.Packet;
        byte[] settings = phone.Read(LinkIds.Settings);
        int[] places = [0, 1, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, .. phone.Minor == 0 ? [] : (int[])[18, 19]];
        int applied = 0;
        int writes = phone.Minor == 0 ? 1000 : 100;
        for (int i = 0; i < writes; i++)
        {
            // One byte that is not valid, or of another length.
            byte[] value = [.. settings];
            if (trial.Random.Next(2) == 0)
            {
                Array.Resize(ref value, trial.Random.Next(2) == 0 ? trial.Random.Next(1, ClipSettings.FirstLength) : trial.Random.Next(ClipSettings.Length + 1, 513));
            }
            else
            {
                value[places[trial.Random.Next(places.Length)]] = (byte)trial.Random.Next(251, 256);
            }

            AttReply reply = phone.WriteSettings(value);
            trial.Injected++;
            ExpectAnsweredOnce(trial, reply);
            if (phone.Minor > 0 || i % 16 == 0)
            {
                trial.RunUntil(trial.NowS + 0.2);
            }

            // What is encrypted is judged when it is to be applied.
            bool isRefused = phone.Applied is ControlStatus.BadParameter or ControlStatus.BadState;
            trial.Expect(reply.IsOk ? isRefused : phone.Applied is null or ControlStatus.NotAuthorised, $"taken: {Convert.ToHexString(value)}, {phone.Applied}");
            applied += reply.IsOk ? 1 : 0;
        }

        trial.RunUntil(trial.NowS + 0.5);
        trial.Expect(clip.Settings.Packet == inForce, $"the settings have changed");
        trial.Expect(clip.Link.Refused + applied == writes, $"{clip.Link.Refused} refused");
        phone.Central.Disconnect();
        ExpectOwnerIsAnswered(trial, phone);
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        ExpectWell(trial);
    }

    private static void LateWrites(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(8, 12));
        AttReply nothing = phone.Central.Write(Control, []);
        trial.RunUntil(trial.NowS + 2.1);
        trial.Expect(nothing is { Error: AttErrors.Unlikely, Responses: 0 }, $"a write of nothing is answered by the clip");

        // One is being dealt with, some wait; the event thread comes to run when the first is over, and another has begun.
        bool isHeld = true;
        trial.Board.Radio.Holds = () => isHeld;
        AttReply[] late = [.. Enumerable.Range(0, trial.Random.Next(1, 4)).Select(i => phone.Central.Write(i % 2 == 0 ? Control : Settings, [(byte)ControlOp.Hello, (byte)i, 1]))];
        trial.RunUntil(trial.NowS + 2.1);
        AttReply next = phone.Central.Write(Control, [(byte)ControlOp.Hello, 99, 1]);
        isHeld = false;
        trial.Board.Radio.DeliverEvents();
        trial.Injected = trial.Board.Radio.Faults.TimedOut - 1;
        trial.Expect(late[0] is { Error: AttErrors.Unlikely, Responses: 0 }, $"a write is answered too late");
        trial.Expect(next.IsOk, $"the next write is not answered");
        ExpectOwnerIsAnswered(trial, phone);
        ExpectWell(trial);
    }

    private static void ThrowingWrite(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(8, 12));
        int faults = trial.Random.Next(1, 6);
        trial.Board.Radio.Faults.FailNextCopies(faults);
        for (int i = 0; i < faults; i++)
        {
            AttReply reply = phone.Central.Write(trial.Random.Next(2) == 0 ? Control : Settings, [(byte)ControlOp.Hello, (byte)i, 1]);
            ExpectAnsweredOnce(trial, reply);
            trial.Expect(reply.Error == AttErrors.Unlikely, $"answered with {reply.Error}");
            trial.RunUntil(trial.NowS + trial.Between(0.01, 0.5));
        }

        trial.Injected = trial.Board.Radio.Faults.FailedCopies;
        trial.Expect(trial.Clip!.Link.HandlerFaults == faults, $"{trial.Clip.Link.HandlerFaults} counted of {faults}");
        ExpectOwnerIsAnswered(trial, phone);
        ExpectWell(trial, faults);
    }

    private static void ThrowingRead(Trial trial)
    {
        OwnersPhone phone = Visit.Begin(trial, 1);
        trial.RunUntil(trial.Between(8, 12));
        string[] uuids = [LinkIds.Settings, LinkIds.Metrics, LinkIds.Alert];
        int faults = trial.Random.Next(1, 6);
        for (int i = 0; i < faults; i++)
        {
            var uuid = new Guid(uuids[trial.Random.Next(uuids.Length)]);
            trial.Board.Radio.Faults.FailNextAnswers(1);
            AttReply reply = phone.Central.Read(uuid);
            ExpectAnsweredOnce(trial, reply);
            trial.Expect(reply.Error == AttErrors.Unlikely, $"answered with {reply.Error}");
            trial.Expect(phone.Central.Read(uuid).IsOk, $"the next read is not answered");
            trial.RunUntil(trial.NowS + trial.Between(0.01, 0.5));
        }

        trial.Injected = trial.Board.Radio.Faults.FailedAnswers;
        trial.Expect(trial.Clip!.Link.HandlerFaults == faults, $"{trial.Clip.Link.HandlerFaults} counted of {faults}");
        ExpectOwnerIsAnswered(trial, phone);
        ExpectWell(trial, faults);
    }

    private static void CrashedRadio(Trial trial)
    {
        // Each start is given what the firmware begins with; whatever else it knows, it knows from the flash.
        trial.Started = _ => trial.Options = ToldRunner.Options;
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        byte[] key = trial.Clip!.Link.Session.Key;
        int bootId = trial.Clip.Link.Session.BootId;
        phone.Central.Disconnect();

        RestartCases.Known known = RestartCases.RunUntil(trial, trial.Between(30, 34));
        double crashS = trial.NowS + trial.Between(0.01, 1);
        VirtualCentral stranger = CrashRadioAt(trial, crashS);
        double seenS = -1;
        trial.EachTurn = () => seenS = seenS < 0 && trial.Boots == 2 && stranger.Sees ? trial.NowS : seenS;
        RestartCases.ExpectBack(trial, known, crashS);
        trial.Injected = trial.Board.Radio.Faults.Crashes;
        trial.Expect(seenS >= 0, $"never on the air again");
        trial.RecoveryS = Math.Max(seenS, trial.FirstBlockAfter(Trial.Us(crashS)) / 1e6) - crashS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "on the air and sampling after s");
        Clip clip = trial.Clip!;
        trial.Expect(trial.Boots == 2, $"{trial.Boots} starts");
        trial.Expect(clip.Link.Session.Key.AsSpan().SequenceEqual(key), $"another key");
        trial.Expect(clip.Link.Session.BootId != bootId, $"the start has the number of the last");
        trial.Expect(clip.Runs.Count == 1 && clip.Log.BootId == 2, $"{clip.Runs.Count} runs");
        trial.Expect(trial.Seen.Cues.Count == 0, $"{trial.Seen.Cues.Count} cues");
        trial.Expect(trial.Escaped + clip.Faults == 0, $"{trial.Escaped + clip.Faults} faults escaped: {trial.EscapedWhat}");
        phone.LogIn();
        trial.Expect(trial.Seen.Activities[^1] == Activity.Running, $"not running in the end");
    }

    private static void CrashedAgain(Trial trial)
    {
        trial.Options = ToldRunner.Options;
        OwnersPhone phone = Visit.Begin(trial, 1);
        phone.Central.Disconnect();
        trial.RunUntil(trial.Between(20, 22));
        int run = trial.Clip!.Log.RunId;
        double crashS = 0;
        for (int i = 0; i < BootRecord.LoopStarts; i++)
        {
            crashS = trial.NowS + trial.Between(0.01, 0.5);
            CrashRadioAt(trial, crashS);
            trial.RunUntil(crashS + trial.Between(3, 4));
        }

        trial.Injected = trial.Board.Radio.Faults.Crashes;
        trial.Expect(trial.Injected == BootRecord.LoopStarts && trial.Boots == 1 + BootRecord.LoopStarts, $"{trial.Boots} starts");
        trial.Expect(trial.Clip!.Boot.SafeMode == SafeMode.NoRadio && !trial.Clip.Link.IsOn && !trial.Board.Radio.IsAdvertising, $"the radio is on");
        trial.RecoveryS = (trial.FirstBlockAfter(Trial.Us(crashS)) / 1e6) - crashS;
        trial.ExpectBetween(trial.RecoveryS, 0, 3, "data after s");
        trial.RunUntil(crashS + 20);
        trial.ExpectCueFelt(crashS);
        trial.Expect(trial.Clip.Log.Recording && trial.Clip.Log.RunId == run, $"recording: {trial.Clip.Log.Recording}, run {trial.Clip.Log.RunId} instead of {run}");

        int given = trial.Clip.Link.Alerts.Newest;
        trial.PressButton(0.4);
        trial.RunUntil(trial.NowS + 4);
        trial.Expect(trial.Clip!.Boot.SafeMode == SafeMode.Off && trial.Clip.Log.RunId == run, $"the radio is off, or run {trial.Clip.Log.RunId} instead of {run}");
        phone.LogIn();
        trial.Expect(phone.Replay().Newest >= given && given > 0, $"the phone is not told of {given} alerts");
        trial.RunUntil(trial.NowS + 2);
        trial.Expect(phone.Metrics.Count > 0 && (phone.Metrics[^1].Health & ClipHealth.WasSafe) != 0, $"the phone is not told");
    }

    /// <summary>Somebody comes and cancels pairing, and at a moment does it again.</summary>
    private static VirtualCentral CrashRadioAt(Trial trial, double atS)
    {
        var stranger = new VirtualCentral(trial.Board);
        stranger.Connect();
        stranger.CancelPairing();
        trial.Board.Time.At(Trial.Us(atS), stranger.CancelPairing);
        return stranger;
    }

    private static void ExpectAnsweredOnce(Trial trial, AttReply reply)
    {
        trial.Expect(reply.Responses == 1, $"answered {reply.Responses} times");
        trial.Expect(reply.IsDone && reply.AnsweredAtUs == reply.AskedAtUs, $"not answered at once");
    }

    /// <summary>Whatever happened: how long it is until the owner's next request is answered.</summary>
    private static void ExpectOwnerIsAnswered(Trial trial, OwnersPhone phone)
    {
        double fromS = trial.NowS;
        phone.LogIn();
        trial.Expect(phone.Ask(ControlOp.Statistics, request => request.Page = StatisticsPage.Clip).Status == ControlStatus.Ok, $"the owner is refused");
        trial.RecoveryS = trial.NowS - fromS;
        trial.ExpectBetween(trial.RecoveryS, 0, AnsweredWithinS, "the owner is let in and answered after s");
    }

    private static void ExpectWell(Trial trial, int handlerFaults = 0)
    {
        trial.Expect(trial.Clip!.Link.HandlerFaults == handlerFaults, $"{trial.Clip.Link.HandlerFaults} faults in handlers");
        double endS = trial.NowS + 2;
        trial.RunUntil(endS);
        trial.ExpectUntouched(endS);
    }
}
