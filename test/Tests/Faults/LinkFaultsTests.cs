using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Tests.OnBoard;
using HipSense.Virtual;
using Xunit;
using Side = HipSense.Core.Side;

namespace HipSense.Tests.Faults;

/// <summary>What the link must survive, row by row; each over seeds, each with a proof that it happened.</summary>
public class LinkFaultsTests
{
    private const int LeastSeeds = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, LeastSeeds)];

    private static Guid Settings => new(LinkIds.Settings);

    private static Guid Control => new(LinkIds.Control);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F24_drops_in_mid_notify_lose_no_alert_unseen(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        run.Phone.Central.Notifications.Clear();
        int dropsInNotify = 0;
        int touchesToDrop = random.Next(1, 8);
        run.Radio.Touched += () =>
        {
            if (--touchesToDrop == 0)
            {
                dropsInNotify += run.Phone.Central.IsConnected ? 1 : 0;
                run.Phone.Central.Disconnect();
            }
        };

        for (int i = 0; i < 60; i++)
        {
            run.Cue();
            run.Run(0.05 * random.Next(1, 6));
            if (!run.Phone.Central.IsConnected)
            {
                // It comes back sooner or later; sometimes too late for the ring.
                for (int missed = random.Next(0, random.Next(4) == 0 ? 45 : 4); missed > 0; missed--)
                {
                    run.Cue();
                }

                run.Run(0.3);
                run.Phone.LogIn();
                run.Phone.Replay();
                touchesToDrop = random.Next(5, 60);
            }
        }

        touchesToDrop = -1;
        if (!run.Phone.Central.IsConnected)
        {
            run.Run(0.3);
            run.Phone.LogIn();
        }

        run.Phone.Replay();
        run.Run(3);
        int newest = run.Link.Alerts.Newest;
        Assert.True(dropsInNotify > 0);
        Assert.Equal(newest, run.Phone.Alerts.Count + run.Phone.LostAlerts);
        Assert.Equal([.. run.Phone.Alerts.Select(alert => alert.Sequence).Order().Distinct()], run.Phone.Alerts.Select(alert => alert.Sequence));
        Assert.Equal(0, run.Clip.Faults);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F24_a_download_goes_on_where_it_broke_off(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        uint id = Record(run, 2000);
        int drops = 0;
        int touchesToDrop = random.Next(2, 90);
        run.Radio.Touched += () =>
        {
            if (--touchesToDrop == 0)
            {
                drops += run.Phone.Central.IsConnected ? 1 : 0;
                run.Phone.Central.Disconnect();
                touchesToDrop = drops < 5 ? random.Next(20, 150) : -1;
            }
        };

        var bytes = new List<byte>();
        LogEnd? end = null;
        for (int i = 0; i < 100 && (end == null || end.Next < end.RunLength || end.Crc32 != Crc32.Update(0, [.. bytes], 0, bytes.Count)); i++)
        {
            if (!run.Phone.Central.IsConnected)
            {
                run.Run(0.3);
                TryLogIn(run);
            }

            end = run.Phone.Central.IsConnected ? run.Phone.Download(id, bytes, LogPacket.MostData * random.Next(1, 33)) : null;
        }

        byte[] flash = new byte[65536];
        int length = run.Clip.Log.Read((int)id, 0, flash, 0, flash.Length);
        Assert.True(drops > 0);
        Assert.Equal(flash[..length], bytes);
        Assert.Equal(0, run.Clip.Faults);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F24_a_drop_in_mid_write_leaves_the_old_settings_or_the_new(int seed)
    {
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        byte[] old = run.Phone.Central.Read(Settings).Value;
        byte[] wanted = (byte[])old.Clone();
        wanted[12] = (byte)(100 + seed);

        // Before the event thread comes to it, at one of the handler's two steps, or after the answer.
        int place = seed % 4;
        int steps = 0;
        void Drop() => run.Phone.Central.Disconnect();
        run.Radio.Interrupted += () =>
        {
            if (++steps == place)
            {
                Drop();
            }
        };
        bool held = place == 0;
        run.Radio.Holds = () => held;
        AttReply reply = run.Phone.Central.Write(Settings, wanted);
        if (place is 0 or 3)
        {
            Drop();
        }

        held = false;
        run.Radio.DeliverEvents();
        run.Run(1);
        Assert.False(run.Phone.Central.IsConnected);
        byte[] kept = run.Clip.Settings.Packet;
        bool isNew = kept[12] == wanted[12];
        Assert.Equal(isNew ? 1 : 0, kept[1]);
        Assert.Equal(isNew ? wanted[12] : old[12], kept[12]);
        Assert.True(isNew || !reply.IsOk, "What was acknowledged is not in force.");
        Assert.Equal(isNew ? kept : null, new SettingsStore("settings").Load());
        Assert.Equal(1, run.Radio.Faults.Drops);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F25_a_stack_without_memory_delays_alerts_and_drops_old_metrics_only(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        run.Run(5);
        long fromUs = run.Board.Time.NowUs + random.Next(0, 300_000);
        run.Radio.Faults.RefuseBetween(fromUs, fromUs + 5_000_000);
        int cues = 0;
        int samples = run.Clip.Sampler.Blocks;
        for (int i = 0; i < 14; i++)
        {
            run.Stance(Side.Left, 400 + i);
            run.Stance(Side.Right, 300 + i);
            if (random.Next(2) == 0)
            {
                run.Cue();
                cues++;
            }

            run.Run(0.35);
        }

        run.Run(0.5);
        Assert.True(run.Radio.Faults.Refused > 20);
        run.Phone.Metrics.Clear();
        run.Run(3);
        Assert.Equal(cues, run.Phone.Alerts.Count);
        Assert.InRange(run.Phone.Metrics.Count, 1, 3);
        Assert.Equal((413, 313), (run.Phone.Metrics[^1].LeftDropCdeg, run.Phone.Metrics[^1].RightDropCdeg));
        Assert.False(run.Phone.HasGap);

        // It backs off: about twenty tries a second, not one at each turn of the loop; and the sensor never waits.
        Assert.InRange(run.Radio.Faults.Refused, 20, 110);
        Assert.Equal(0, run.Clip.Sampler.FifoResets);
        Assert.InRange(run.Clip.Sampler.Blocks - samples, 200, 225);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F26_nothing_is_longer_than_the_smallest_link_bears(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        uint id = Record(run, 200);
        for (int i = 0; i < 4; i++)
        {
            if (random.Next(2) == 0)
            {
                run.Phone.Central.ExchangeMtu(random.Next(23, 600));
            }

            run.Cue();
            run.Stance(Side.Left);
            run.Stance(Side.Right);
            run.Phone.Download(id, []);
            foreach (StatisticsPage page in Enum.GetValues<StatisticsPage>())
            {
                run.Phone.Ask(ControlOp.Statistics, request => request.Page = page);
            }

            run.Phone.Central.Disconnect();
            run.Run(0.5);
            run.Phone.LogIn();
        }

        Assert.Equal(0, run.Radio.Faults.CutOff);
        Assert.True(run.Phone.Central.Notifications.Count > 40);
        Assert.All(run.Phone.Central.Notifications, told => Assert.InRange(told.Value.Length, 1, 20));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F27_storms_of_subscriptions_and_two_phones_by_turns_do_no_harm(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        var other = new VirtualCentral(run.Board);
        VirtualCentral[] phones = [run.Phone.Central, other];
        Guid[] uuids = [.. new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Control, LinkIds.Log }.Select(Guid.Parse)];
        run.Phone.LogIn();
        int inNotify = 0;
        void Storm()
        {
            VirtualCentral phone = phones[random.Next(2)];
            if (!phone.IsConnected)
            {
                phone.Connect();
            }
            else if (random.Next(20) == 0)
            {
                phone.Disconnect();
            }
            else
            {
                _ = random.Next(2) == 0 ? phone.Subscribe(uuids[random.Next(4)]) : phone.Unsubscribe(uuids[random.Next(4)]);
                inNotify++;
            }
        }

        run.Radio.Touched += () =>
        {
            if (random.Next(2) == 0)
            {
                Storm();
            }
        };
        bool inside = false;
        run.Radio.Interrupted += () =>
        {
            // The loop has a turn between two steps of a handler.
            if (!inside && random.Next(4) == 0)
            {
                inside = true;
                run.Turn();
                inside = false;
            }
        };
        for (int i = 0; i < 100; i++)
        {
            run.Cue();
            run.Stance(Side.Left);
            run.Stance(Side.Right);
            Storm();
            foreach (VirtualCentral phone in phones.Where(phone => phone.IsConnected))
            {
                phone.Write(Control, OwnersPhone.Written(new ControlRequest { Op = ControlOp.Hello, Reference = i & 255, Major = 1 }));
            }

            run.Run(0.1);
        }

        Assert.True(inNotify > 50);
        Assert.Equal((0, 0), (run.Clip.Faults, run.Link.HandlerFaults));
        Assert.Null(run.Radio.Trap);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F28_whatever_a_stranger_writes_changes_nothing_and_is_answered_once(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Run(4);
        var phone = new VirtualCentral(run.Board);
        Assert.True(phone.Connect());
        run.Run(0.1);
        byte[] settings = run.Clip.Settings.Packet;
        byte[] key = run.Link.Session.Key;
        int written = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] value = new byte[1 + random.Next(random.Next(4) == 0 ? 512 : 24)];
            random.NextBytes(value);
            if (random.Next(2) == 0)
            {
                value[0] = (byte)random.Next(1, 0x13);
            }
            else if (random.Next(2) == 0 && value.Length >= settings.Length)
            {
                settings.CopyTo(value, 0);
            }

            AttReply reply = phone.Write(random.Next(2) == 0 ? Settings : Control, value);
            Assert.True(reply.IsDone);
            Assert.Equal(1, reply.Responses);
            written++;
            if (random.Next(8) == 0)
            {
                run.Turn();
            }

            if (i % 500 == 0)
            {
                run.Run(0.1);
            }
        }

        run.Run(1);
        Assert.Equal(5000, written);
        Assert.Equal(0, run.Radio.LongestHandlerUs);
        Assert.Equal(settings, run.Clip.Settings.Packet);
        Assert.Equal(key, run.Link.Session.Key);
        Assert.False(run.Link.OwnerIsHere);
        Assert.Equal((0, false, 0L, 0, 0), (run.Clip.Faults, run.Clip.Log.Recording, run.Clip.Cues.MutedUntilMs, run.Link.Alerts.Newest, run.Link.HandlerFaults));
        Assert.True(run.Link.Refused > 1000);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F28_what_the_owner_writes_wrongly_changes_nothing_either(int seed)
    {
        var random = new Random(seed);
        using var run = new LinkRun(seed);
        run.Phone.LogIn();
        byte[] settings = run.Clip.Settings.Packet;
        for (int i = 0; i < 1000; i++)
        {
            // Valid settings with one byte that is not, or of another length.
            byte[] value = (byte[])settings.Clone();
            if (random.Next(2) == 0)
            {
                Array.Resize(ref value, random.Next(2) == 0 ? random.Next(1, 18) : random.Next(19, 513));
            }
            else
            {
                value[new[] { 0, 1, 3, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17 }[random.Next(14)]] = (byte)random.Next(251, 256);
            }

            AttReply reply = run.Phone.Central.Write(Settings, value);
            Assert.NotEqual(0, reply.Error);
            Assert.Equal(1, reply.Responses);
            if (i % 50 == 0)
            {
                run.Run(0.05);
            }
        }

        Assert.Equal(settings, run.Clip.Settings.Packet);
        Assert.Equal(1000, run.Link.Refused);
    }

    [Fact]
    public void F28_an_empty_write_is_left_to_the_stack()
    {
        using var run = new LinkRun();
        run.Phone.Connect();
        AttReply reply = run.Phone.Central.Write(Control, []);
        Assert.False(reply.IsDone);
        run.Run(2.1);
        Assert.Equal((AttErrors.Unlikely, 0), (reply.Error, reply.Responses));
        Assert.Equal(ControlStatus.Ok, run.Phone.Ask(ControlOp.Hello, request => request.Major = 1).Status);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F29_a_fault_in_a_handler_is_answered_once_and_counted(int seed)
    {
        using var run = new LinkRun(seed);
        run.Phone.Connect();
        int faults = (seed % 3) + 1;
        run.Radio.Faults.FailNextCopies(faults);
        for (int i = 0; i < faults; i++)
        {
            AttReply reply = run.Phone.Central.Write(Control, [(byte)ControlOp.Hello, (byte)i, 1]);
            Assert.Equal((AttErrors.Unlikely, 1), (reply.Error, reply.Responses));
        }

        Assert.Equal((faults, faults), (run.Radio.Faults.FailedCopies, run.Link.HandlerFaults));
        Assert.Equal(ControlStatus.Ok, run.Phone.Ask(ControlOp.Hello, request => request.Major = 1).Status);
    }

    [Fact]
    public void F30_after_seven_weeks_the_time_in_packets_begins_again()
    {
        using var run = new LinkRun();
        var metrics = new MetricsPacket();
        Assert.True(metrics.Decode(run.Link.Live.Encode((1L << 32) + 5, 1)));
        Assert.Equal(5u, metrics.TimeMs);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void F35_pairing_that_is_cancelled_twice_costs_less_than_three_seconds(int seed)
    {
        var board = new VirtualBoard(BoardOptions.XiaoEsp32S3(RecordingSignal.Still()) with { Seed = seed });
        var phone = new VirtualCentral(board);
        byte[] settings = [];
        byte[] key = [];
        int boot = 0;
        long crashUs = 4_000_000 + (seed * 37_000);
        board.Time.At(crashUs - 500_000, () => phone.Connect());
        board.Time.At(crashUs - 1000, phone.CancelPairing);
        board.Time.At(crashUs, phone.CancelPairing);
        Assert.Equal(BoardStop.Reboot, board.Run(() =>
        {
            var clip = new Clip(HipSense.Firmware.Board.ForTarget(board.Options.TargetName), new ClipOptions());
            byte[] change = (byte[])clip.Settings.Packet.Clone();
            change[12] = (byte)(100 + seed);
            Assert.True(clip.Settings.Change(change));
            settings = clip.Settings.Packet;
            key = clip.Link.Session.Key;
            boot = clip.Link.Session.BootId;
            clip.Run();
        }));
        Assert.Equal(1, board.Radio.Faults.Crashes);
        Assert.False(phone.IsConnected);

        long restartUs = board.Time.NowUs;
        board.Run(() =>
        {
            var clip = new Clip(HipSense.Firmware.Board.ForTarget(board.Options.TargetName), new ClipOptions());
            while (!phone.Sees || clip.Sampler.Blocks == 0)
            {
                Clock.Sleep(Math.Max(1, clip.RunDueDuties()));
            }

            Assert.InRange(board.Time.NowUs - restartUs, 0, 3_000_000);
            Assert.Equal(settings, clip.Settings.Packet);
            Assert.Equal(key, clip.Link.Session.Key);
            Assert.NotEqual(boot, clip.Link.Session.BootId);
        });
    }

    private static uint Record(LinkRun run, int stances)
    {
        run.Phone.Ask(ControlOp.Start);
        run.Run(1);
        for (int i = 0; i < stances; i++)
        {
            run.Clip.Log.OnStance(new Core.Stance { Side = (i & 1) == 0 ? Side.Left : Side.Right, ToeOffUs = 240_000 + i, StepUs = 350_000, HighestTiltCdeg = i, LowestTiltCdeg = -i });
            if (i % 10 == 0)
            {
                run.Run(0.05);
            }
        }

        run.Phone.Ask(ControlOp.Stop);
        run.Run(5);
        return run.Phone.Ask(ControlOp.List).Run;
    }

    private static void TryLogIn(LinkRun run)
    {
        try
        {
            run.Phone.LogIn();
        }
        catch (TimeoutException)
        {
            // Dropped again meanwhile.
        }
    }
}
