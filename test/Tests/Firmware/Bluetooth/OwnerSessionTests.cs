using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class OwnerSessionTests : IDisposable
{
    private readonly LinkRun _run = new();

    private OwnersPhone Phone => _run.Phone;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_owner_pairs_once_and_proves_on_every_connection()
    {
        Phone.LogIn();
        Assert.True(_run.Link.OwnerIsHere);
        Phone.Central.Disconnect();
        _run.Run(1);
        Assert.False(_run.Link.OwnerIsHere);
        Phone.LogIn();
        Assert.True(_run.Link.OwnerIsHere);
    }

    [Fact]
    public void The_key_is_kept_over_connections_and_is_random_enough_to_differ_from_clip_to_clip()
    {
        Phone.LogIn();
        using var other = new LinkRun(seed: 2);
        Assert.NotEqual(Phone.Key, other.Link.Session.Key);
        Assert.Equal(Phone.Key, _run.Link.Session.Key);
        Assert.Equal(OwnerProof.KeyBytes, Phone.Key!.Length);
    }

    [Fact]
    public void The_key_cannot_be_read_without_the_button()
    {
        Phone.Connect();
        Phone.Central.Pair();
        Assert.Equal(0x08, ReadKey().Error);
    }

    [Fact]
    public void The_key_cannot_be_read_over_a_link_that_is_not_encrypted()
    {
        Phone.Connect();
        _run.Link.OpenPairWindow();
        Assert.Equal(AttErrors.InsufficientEncryption, ReadKey().Error);
        Phone.Central.Pair();
        Assert.True(ReadKey().IsOk);
    }

    [Fact]
    public void The_key_can_be_read_once()
    {
        Phone.Connect();
        Phone.TakeKey();
        Assert.Equal(0x08, ReadKey().Error);
    }

    [Theory]
    [InlineData(59.5, true)]
    [InlineData(60.5, false)]
    public void The_window_closes_after_a_minute(double seconds, bool open)
    {
        _run.Link.OpenPairWindow();
        _run.Run(seconds);
        Phone.Connect();
        Phone.Central.Pair();
        Assert.Equal(open ? 1 : 0, Phone.Ask(ControlOp.PairWindow).WindowS);
        Assert.Equal(open, ReadKey().IsOk);
    }

    [Fact]
    public void The_button_held_for_three_seconds_opens_the_window_and_is_felt()
    {
        _run.Run(6);
        int pulses = _run.Board.Motor.Pulses.Count;
        _run.Clip.Button.Held!();
        _run.Run(3);
        Assert.Equal(57, _run.Link.Session.WindowS(Clock.UptimeMs));
        Assert.Collection(
            _run.Board.Motor.Pulses.Skip(pulses),
            pulse => Assert.InRange(pulse.LengthUs, 80_000, 100_000),
            pulse => Assert.InRange(pulse.LengthUs, 80_000, 100_000),
            pulse => Assert.InRange(pulse.LengthUs, 600_000, 620_000));
    }

    [Fact]
    public void A_wrong_key_is_refused_three_times_and_then_even_the_right_one()
    {
        Phone.LogIn();
        byte[] key = Phone.Key!;
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.Connect();
        Phone.Key = [.. key.Select(b => (byte)(b ^ 1))];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ControlStatus.NotAuthorised, Phone.Prove());
        }

        Phone.Key = key;
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Prove());
        Assert.False(_run.Link.OwnerIsHere);

        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.LogIn();
    }

    [Fact]
    public void Who_does_not_prove_in_twenty_seconds_must_connect_again()
    {
        Phone.LogIn();
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.Connect();
        _run.Run(20);
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Prove());
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.LogIn();
    }

    [Fact]
    public void A_proof_that_was_heard_on_the_air_does_not_serve_again()
    {
        Phone.LogIn();
        _run.Run(1);
        Phone.Central.Disconnect();
        _run.Run(1);

        // The eavesdropper repeats the owner's challenge and proof; the clip's challenge is another one.
        Phone.Connect();
        Phone.Ask(ControlOp.Challenge);
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Ask(ControlOp.Prove, request => new byte[OwnerProof.Bytes].CopyTo(request.Bytes, 0)).Status);

        // And a challenge serves once.
        Assert.Equal(ControlStatus.BadState, Phone.Ask(ControlOp.Prove).Status);
    }

    [Fact]
    public void A_stranger_gets_battery_information_and_cadence_and_nothing_else()
    {
        Phone.LogIn();
        _run.Run(5);
        _run.Cue();
        _run.Stance(Side.Left);
        _run.Stance(Side.Right);
        _run.Run(5);
        Phone.Central.Disconnect();

        // Right away, before the loop has had a turn.
        var stranger = new VirtualCentral(_run.Board);
        Assert.True(stranger.Connect());
        foreach (string uuid in new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Settings, LinkIds.Key })
        {
            Assert.NotEqual(0, stranger.Read(new Guid(uuid)).Error);
        }

        foreach (string uuid in new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Control, LinkIds.Log })
        {
            Assert.True(stranger.Subscribe(new Guid(uuid)).IsOk);
        }

        stranger.Subscribe(Uuid(0x2A53));
        stranger.Subscribe(Uuid(0x2A19));
        for (int i = 0; i < 30; i++)
        {
            _run.Cue();
            _run.Stance(Side.Left);
            _run.Stance(Side.Right);
            _run.Run(1);
            stranger.Write(new Guid(LinkIds.Control), OwnersPhone.Written(new ControlRequest { Op = ControlOp.Replay, Reference = i, From = 1 }));
        }

        Assert.True(stranger.IsConnected);
        Assert.All(
            stranger.Notifications.Where(notification => notification.Uuid != Uuid(0x2A53) && notification.Uuid != Uuid(0x2A19)),
            notification => Assert.Equal((Packet.Reply, (byte)ControlStatus.NotAuthorised), (notification.Value[0], notification.Value[3])));
        Assert.Contains(stranger.Notifications, notification => notification.Uuid == Uuid(0x2A53));
        Assert.True(stranger.Read(Uuid(0x2A19)).IsOk);
        Assert.True(stranger.Read(Uuid(0x2A26)).IsOk);
        Assert.True(stranger.Read(new Guid(LinkIds.Info)).IsOk);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(OwnerProof.FirstKeyMinor)]
    [InlineData(OwnerProof.SessionMinor)]
    public void Who_comes_after_the_owner_is_a_stranger_although_the_clip_was_not_told_that_the_owner_has_left(int minor)
    {
        Phone.Minor = minor;
        Phone.LogIn();
        _run.Run(3);
        _run.Radio.Faults.LoseNextEnds(1);
        Phone.Central.Disconnect();
        var stranger = new VirtualCentral(_run.Board);
        Assert.True(stranger.Connect());
        Assert.Equal(1, _run.Radio.Faults.LostEvents);
        foreach (string uuid in new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Settings })
        {
            Assert.NotEqual(0, stranger.Read(new Guid(uuid)).Error);
        }

        Listen(stranger);
        _run.Cue();
        _run.Run(3);
        Assert.False(_run.Link.OwnerIsHere);
        Assert.Empty(stranger.Notifications);
        stranger.Disconnect();
        _run.Run(1);
        Phone.LogIn();
    }

    /// <summary>As during an erase: no event is taken, and of 128 that wait the oldest goes. Then the clip cannot know that it is somebody else.</summary>
    [Fact]
    public void Who_floods_the_clip_until_it_forgets_that_the_owner_has_left_can_neither_ask_nor_read()
    {
        Phone.LogIn();
        _run.Run(3);
        byte[] settings = Phone.Read(LinkIds.Settings);
        bool isHeld = true;
        _run.Radio.Holds = () => isHeld;
        Phone.Central.Disconnect();
        var stranger = new VirtualCentral(_run.Board);
        Assert.True(stranger.Connect());
        for (int i = 0; i < 70; i++)
        {
            stranger.Subscribe(new Guid(LinkIds.Log));
            stranger.Unsubscribe(new Guid(LinkIds.Log));
        }

        Listen(stranger);
        isHeld = false;
        _run.Radio.DeliverEvents();
        Assert.True(_run.Link.OwnerIsHere);
        Assert.True(_run.Radio.Faults.LostEvents > 6);
        for (int i = 0; i < 20; i++)
        {
            _run.Stance(Side.Left, 431);
            _run.Stance(Side.Right, 512);
            _run.Cue(meanCdeg: 812);
            stranger.Write(new Guid(LinkIds.Settings), settings);
            stranger.Write(new Guid(LinkIds.Control), OwnersPhone.Written(new ControlRequest { Op = (ControlOp)(2 + (i % 19)), Reference = i, Side = Side.Left, Count = 16 }));
            _run.Run(0.5);
        }

        Assert.NotEmpty(stranger.Notifications);
        var metrics = new MetricsPacket();
        var alert = new AlertPacket();
        Assert.DoesNotContain(stranger.Notifications, told => metrics.Decode(told.Value) && (metrics.LeftDropCdeg == 431 || metrics.RightDropCdeg == 512));
        Assert.DoesNotContain(stranger.Notifications, told => alert.Decode(told.Value) && alert.MeanCdeg == 812);
        Assert.All(
            stranger.Notifications.Where(told => told.Value[0] == Packet.Reply && told.Value[1] != (byte)ControlOp.Challenge && told.Value[1] != (byte)ControlOp.PairWindow),
            told => Assert.NotEqual((byte)ControlStatus.Ok, told.Value[3]));
        Assert.Equal((0, 0L), (_run.Clip.Settings.Values.Revision, _run.Clip.Cues.MutedUntilMs));
        stranger.Disconnect();
        _run.Run(1);
        Assert.False(_run.Link.OwnerIsHere);
        Phone.LogIn();
    }

    [Fact]
    public void Key_and_number_of_a_start_are_made_of_the_radios_noise()
    {
        // While the radio is off they would be the same on every board.
        Assert.Equal(_run.Link.Session.Key, new SettingsStore("key").Load());
        using var other = new LinkRun(seed: 3);
        Assert.NotEqual(_run.Link.Session.Key, other.Link.Session.Key);
        Assert.NotEqual(_run.Link.Session.BootId, other.Link.Session.BootId);
        Assert.NotEqual(_run.Radio.ScanResponse, other.Radio.ScanResponse);
    }

    [Theory]
    [InlineData(ControlOp.SetTime)]
    [InlineData(ControlOp.Start)]
    [InlineData(ControlOp.Stop)]
    [InlineData(ControlOp.Calibrate)]
    [InlineData(ControlOp.TestAlert)]
    [InlineData(ControlOp.Mute)]
    [InlineData(ControlOp.List)]
    [InlineData(ControlOp.Read)]
    [InlineData(ControlOp.Abort)]
    [InlineData(ControlOp.Delete)]
    [InlineData(ControlOp.Statistics)]
    [InlineData(ControlOp.Replay)]
    [InlineData(ControlOp.FactoryReset)]
    [InlineData(ControlOp.SelfTest)]
    [InlineData(ControlOp.BatteryPoint)]
    public void A_stranger_can_have_nothing_done(ControlOp op)
    {
        Phone.Connect();
        ControlReply reply = Phone.Ask(op, request =>
        {
            request.Side = Side.Left;
            request.Count = 16;
        });
        Assert.Equal(ControlStatus.NotAuthorised, reply.Status);
    }

    [Fact]
    public void A_stranger_who_keeps_the_only_place_is_thrown_off_and_the_clip_stays_away_for_a_while()
    {
        int starts = _run.Radio.Starts;
        Assert.True(Phone.Central.Connect());
        _run.Run(24);
        Assert.True(Phone.Central.IsConnected);
        _run.Run(2);
        Assert.False(Phone.Central.IsConnected);
        _run.Run(8);
        Assert.False(Phone.Central.Sees);
        _run.Run(2);
        Assert.True(Phone.Central.Sees);
        Assert.Equal((1, starts + 1), (_run.Link.Restarts, _run.Radio.Starts));

        // The owner can connect now, and the table is there again.
        Phone.LogIn();
        _run.Run(100);
        Assert.True(Phone.Central.IsConnected);
    }

    [Fact]
    public void Who_comes_back_again_and_again_is_thrown_off_at_longer_and_longer_intervals()
    {
        var thrownOff = new List<double>();
        Phone.Central.Disconnected += () => thrownOff.Add(_run.Board.Time.NowUs / 1e6);
        for (int i = 0; i < 3000; i++)
        {
            Phone.Central.Connect();
            _run.Run(1);
        }

        double[] gaps = [.. thrownOff.Skip(1).Zip(thrownOff, (later, earlier) => later - earlier)];
        Assert.InRange(thrownOff[0], 25, 27);
        Assert.InRange(gaps[0], 35, 37);
        Assert.All(gaps.Skip(1).Zip(gaps), gap => Assert.True(gap.First > gap.Second - 2));
        Assert.All(gaps[4..], gap => Assert.InRange(gap, 299, 302));
    }

    /// <summary>Both look for the clip as the page does; who comes first has it.</summary>
    [Fact]
    public void The_owner_gets_in_although_another_phone_without_the_key_comes_back_at_once()
    {
        double worstS = 0;
        for (int phase = 0; phase < 16; phase++)
        {
            using var run = new LinkRun(1 + phase);
            run.Phone.LogIn();
            run.Phone.Central.Disconnect();
            run.Run(1);
            var stranger = new VirtualCentral(run.Board);
            double pauseS = 0.5;
            double dueS = 0;
            stranger.Disconnected += () =>
            {
                pauseS = 0.5;
                dueS = 0;
                stranger.Connect();
            };
            Assert.True(stranger.Connect());
            double fromS = run.Board.Time.NowUs / 1e6;
            double nowS = fromS;
            double ownerDueS = fromS + (phase * 0.5) + 0.2;
            while (!run.Phone.Central.IsConnected)
            {
                run.Run(0.1);
                nowS = run.Board.Time.NowUs / 1e6;
                if (nowS >= ownerDueS)
                {
                    ownerDueS += 8;
                    run.Phone.Central.Connect();
                }

                if (!stranger.IsConnected && nowS >= dueS)
                {
                    dueS = nowS + pauseS;
                    pauseS = Math.Min(8, pauseS * 2);
                    stranger.Connect();
                }

                Assert.True(nowS - fromS < 600, $"phase {phase}");
            }

            worstS = Math.Max(worstS, nowS - fromS);
            TestContext.Current.TestOutputHelper!.WriteLine($"phase {phase}: in after {nowS - fromS:0} s");
        }

        Assert.InRange(worstS, 0, 180);
    }

    [Fact]
    public void A_watch_that_listens_to_the_cadence_may_stay()
    {
        Assert.True(Phone.Central.Connect());
        Phone.Central.Subscribe(Uuid(0x2A53));
        _run.Run(600);
        Assert.True(Phone.Central.IsConnected);
        Assert.InRange(Phone.Central.Notifications.Count, 590, 601);
    }

    [Fact]
    public void A_factory_reset_needs_the_button_and_makes_the_owner_a_stranger()
    {
        Phone.LogIn();
        _run.Cue();
        Assert.Equal(ControlStatus.BadState, Phone.Ask(ControlOp.FactoryReset).Status);
        _run.Board.Gpio.SetInput(4, true);
        _run.Run(0.2);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.FactoryReset).Status);
        Assert.False(_run.Link.OwnerIsHere);
        Assert.Equal(0, _run.Clip.Runs.Count);
        Assert.Equal(0, _run.Link.Alerts.CountFrom(1));
        Assert.NotEqual(0, Phone.Central.Read(new Guid(LinkIds.Settings)).Error);
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Prove());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(OwnerProof.FirstKeyMinor)]
    [InlineData(OwnerProof.SessionMinor)]
    public void A_factory_reset_is_answered_on_an_old_connection_too_and_then_the_clip_has_another_name(int minor)
    {
        Phone.Minor = minor;
        Phone.LogIn();
        _run.Run(100);
        byte[] name = _run.Radio.ScanResponse;
        _run.Board.Gpio.SetInput(4, true);
        _run.Run(0.2);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.FactoryReset).Status);
        _run.Run(0.5);
        Assert.True(Phone.Central.IsConnected);
        _run.Board.Gpio.SetInput(4, false);
        _run.Run(2);
        Assert.False(Phone.Central.IsConnected);
        Assert.True(Phone.Central.Sees);
        Assert.NotEqual(name, _run.Radio.ScanResponse);
        Assert.Equal("HIP-" + _run.Link.Session.Fingerprint.ToString("X4", null), System.Text.Encoding.UTF8.GetString(_run.Radio.ScanResponse[2..]));
        Phone.Connect();
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Prove());
        Phone.Key = null;
        Phone.LogIn();
    }

    [Fact]
    public void After_a_factory_reset_nothing_of_the_former_owner_is_left_on_the_flash_not_even_of_the_run_that_was_being_recorded()
    {
        Phone.LogIn();
        byte[] formerKey = Phone.Key!;
        byte[] settings = Phone.Read(LinkIds.Settings);
        settings[6] = 0x5A;
        settings[7] = 0x01;
        Assert.True(Phone.WriteSettings(settings).IsOk);
        _run.Run(5);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Start).Status);
        for (int i = 0; i < 40; i++)
        {
            _run.Stance(Side.Left, 431);
            _run.Clip.Log.OnStance(new Core.Stance { Side = Side.Left, ToeOffUs = 240_000, StepUs = 350_000 });
            _run.Run(0.3);
        }

        _run.Run(25);
        Assert.True(_run.Clip.Log.Recording);
        Assert.Equal(1, _run.Clip.Runs.Count);
        _run.Board.Gpio.SetInput(4, true);
        _run.Run(0.2);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.FactoryReset).Status);
        Assert.Equal(0, _run.Clip.Monitor.Statistics.Left.Stances);
        Assert.False(_run.Clip.Log.Recording);
        _run.Board.Gpio.SetInput(4, false);
        _run.Run(30);
        Assert.DoesNotContain(_run.Board.Flash.Files, path => path.EndsWith(".log", StringComparison.Ordinal));
        ReadOnlySpan<byte> runBytes = [40, 0];
        foreach (string path in _run.Board.Flash.Files)
        {
            byte[] content = _run.Board.Flash.Content(path)!;
            Assert.True(content.AsSpan().IndexOf(formerKey) < 0, path);
            Assert.False(path.Contains("settings", StringComparison.Ordinal) && content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x5A, 0x01]) >= 0, path);
            Assert.False(path.Contains("counts", StringComparison.Ordinal) && content.AsSpan().IndexOf(runBytes) >= 0, path);
        }
    }

    [Fact]
    public void No_rotten_bit_brings_a_former_owner_back_or_locks_the_owner_out()
    {
        Phone.LogIn();
        byte[] former = Phone.Key!;
        _run.Link.FactoryReset(Clock.UptimeMs);
        byte[] owners = _run.Link.Session.Key;
        Assert.NotEqual(former, owners);
        foreach (string path in new[] { @"I:\key.a", @"I:\key.b" })
        {
            byte[] whole = _run.Board.Flash.Content(path)!;
            for (int bit = 0; bit < whole.Length * 8; bit++)
            {
                _run.Board.Flash.Put(path, whole);
                _run.Board.Flash.Rot(path, bit);
                Assert.Equal(owners, new OwnerSession(new SettingsStore("key")).Key);
                Assert.True(new SettingsStore("key").HasTwice(owners));
            }
        }
    }

    [Fact]
    public void A_renewal_of_the_key_that_is_cut_off_is_finished_at_the_next_start()
    {
        var store = new SettingsStore("key");
        byte[] former = store.Load()!;
        byte[] next = [.. former.Select(b => (byte)~b)];
        Assert.True(store.Save(next));
        Assert.False(new SettingsStore("key").HasTwice(next));
        Assert.Equal(next, new OwnerSession(new SettingsStore("key")).Key);
        Assert.True(new SettingsStore("key").HasTwice(next));
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_not_written_over()
    {
        byte[] owners = _run.Link.Session.Key;
        _run.Board.Flash.Break(@"I:\key.a");
        _run.Board.Flash.Break(@"I:\key.b");
        Assert.NotEqual(owners, new OwnerSession(new SettingsStore("key")).Key);
        _run.Board.Flash.Mend(@"I:\key.a");
        _run.Board.Flash.Mend(@"I:\key.b");
        Assert.Equal(owners, new OwnerSession(new SettingsStore("key")).Key);
    }

    private static void Listen(VirtualCentral phone)
    {
        foreach (string uuid in new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Control, LinkIds.Log })
        {
            Assert.True(phone.Subscribe(new Guid(uuid)).IsOk);
        }
    }

    private static Guid Uuid(ushort number) => nanoFramework.Device.Bluetooth.Utilities.CreateUuidFromShortCode(number);

    private AttReply ReadKey() => Phone.Central.Read(new Guid(LinkIds.Key));
}
