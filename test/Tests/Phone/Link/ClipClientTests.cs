using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Phone.Browser;
using HipSense.Phone.Link;
using Xunit;

namespace HipSense.Tests.Phone.Link;

public sealed class ClipClientTests
{
    [Fact]
    public void Pairing_takes_the_key_once_and_proves_it_from_then_on()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(LinkState.Live, run.Client.State);
        Assert.Equal(run.Clip.Clip.Link.Session.Key, run.Keys.Kept["HIP-test"]);
        run.Wait(run.Client.DisconnectAsync());
        Assert.Equal(LinkState.NotConnected, run.Client.State);
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
        Assert.DoesNotContain(run.Transport.Written, write => write.Value.AsSpan().IndexOf(run.Keys.Kept["HIP-test"]) >= 0);
    }

    [Fact]
    public void Connecting_tells_settings_battery_and_versions_and_sets_the_clock()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(700, run.Client.Settings!.Alerts.CeilingCdeg);
        Assert.Equal(run.Clip.Clip.Battery.Percent, run.Client.BatteryPercent);
        Assert.Equal(FirmwareVersion.Major, run.Client.Info!.FirmwareMajor);
        run.Pass(3);
        Assert.True(run.Client.Metrics!.TimeSet);
    }

    [Fact]
    public void A_stranger_is_not_authorised_and_asks_for_no_more_than_he_may()
    {
        var run = new PhoneRun(held: false);
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
        Assert.Null(run.Client.Metrics);
        Assert.NotNull(run.Client.BatteryPercent);
    }

    [Fact]
    public void A_wrong_key_opens_nothing()
    {
        var run = new PhoneRun(held: false);
        run.Keys.Kept["HIP-test"] = new byte[OwnerProof.KeyBytes];
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
    }

    [Fact]
    public void A_clip_that_cannot_prove_itself_is_not_trusted()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Wait(run.Client.DisconnectAsync());
        run.Transport.Air = (_, value) =>
        {
            if (value[0] == Packet.Reply && value[1] == (byte)ControlOp.Prove)
            {
                value[^1] ^= 1;
            }

            return value;
        };
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
    }

    [Theory]
    [InlineData(Choice.None, LinkState.NotConnected)]
    [InlineData(Choice.BluetoothOff, LinkState.BluetoothOff)]
    [InlineData(Choice.NotSupported, LinkState.NotSupported)]
    public void What_comes_of_choosing_is_told(Choice choice, LinkState state)
    {
        var run = new PhoneRun { Transport = { Choice = choice } };
        run.Wait(run.Client.PairAsync());
        Assert.Equal(state, run.Client.State);
    }

    [Fact]
    public void A_lost_link_is_sought_ever_less_often_for_five_minutes()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.IsNear = false;
        run.Transport.Tries.Clear();
        run.Drop();
        Assert.Equal(LinkState.Reconnecting, run.Client.State);
        run.Pass(320);
        Assert.Equal(LinkState.NotConnected, run.Client.State);
        double[] pauses = [.. run.Transport.Tries.Zip(run.Transport.Tries.Skip(1), (one, next) => Math.Round((next - one).TotalSeconds, 1))];
        Assert.Equal([0.5, 1, 2, 4, 8, 8], pauses[..6]);
        Assert.All(pauses[4..], pause => Assert.Equal(8, pause));
        Assert.InRange((run.Transport.Tries[^1] - run.Transport.Tries[0]).TotalSeconds, 295, 310);

        run.Transport.IsNear = true;
        run.Wait(run.Client.ReconnectAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void A_search_that_is_ended_ends()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.IsNear = false;
        run.Drop();
        run.Pass(2);
        run.Wait(run.Client.DisconnectAsync());
        int tries = run.Transport.Tries.Count;
        run.Pass(60);
        Assert.Equal((LinkState.NotConnected, tries), (run.Client.State, run.Transport.Tries.Count));
    }

    [Fact]
    public void Silence_of_four_seconds_is_stale_and_a_word_ends_it()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.Air = (uuid, value) => uuid == LinkIds.Metrics ? null : value;
        run.States.Clear();
        run.Pass(5);
        Assert.Equal(LinkState.Stale, run.Client.State);
        Assert.Contains(LinkState.Stale, run.States);
        run.Transport.Air = (_, value) => value;
        run.Pass(2.5);
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void Alerts_given_while_away_are_fetched_in_order_and_told_as_late()
    {
        PhoneRun run = PhoneRun.Paired(PhoneRun.RightDrops);
        run.Transport.IsNear = false;
        run.Drop();
        run.Pass(90);
        Assert.Empty(run.Received);
        int given = run.Clip.Clip.Link.Alerts.Newest;
        Assert.True(given >= 3);
        run.Transport.IsNear = true;
        run.Wait(run.Client.ReconnectAsync());
        run.Pass(2);
        Assert.Equal(Enumerable.Range(1, run.Clip.Clip.Link.Alerts.Newest), run.Client.Alerts.All.Select(alert => alert.Sequence));
        Assert.All(run.Received.Take(given), alert => Assert.True(alert.Replayed));
        Assert.Equal(0, run.Client.Alerts.Missed);
    }

    [Fact]
    public void What_the_ring_has_lost_is_counted()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.IsNear = false;
        run.Drop();
        Alert(run, AlertRing.Capacity + 5);
        run.Transport.IsNear = true;
        run.Pass(30);
        Assert.Equal((5, AlertRing.Capacity), (run.Client.Alerts.Missed, run.Client.Alerts.All.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_lost_on_the_air_every_alert_arrives_once_and_in_order(int seed)
    {
        PhoneRun run = PhoneRun.Paired();
        var random = new Random(seed);
        run.Transport.Air = (uuid, value) => uuid != LinkIds.Metrics && random.Next(3) == 0 ? null : value;
        for (int i = 0; i < 20; i++)
        {
            Alert(run, 1);
            run.Pass(random.Next(1, 8));
        }

        run.Transport.Air = (_, value) => value;
        run.Pass(10);
        Assert.Equal(Enumerable.Range(1, 20), run.Client.Alerts.All.Select(alert => alert.Sequence));
        Assert.Equal(20, run.Received.Select(alert => alert.Sequence).Distinct().Count());
        Assert.Equal(20, run.Received.Count);
        Assert.Equal(0, run.Client.Alerts.Missed);
    }

    [Fact]
    public void What_a_restart_of_the_clip_has_cost_is_counted_and_the_numbers_go_on()
    {
        PhoneRun run = PhoneRun.Paired();
        Alert(run, 2);
        run.Pass(1);
        Assert.Equal(2, run.Client.Alerts.All.Count);
        run.Clip.Clip.Link.Alerts.Restore(5);
        run.Wait(run.Client.Alerts.ResumeAsync(run.Clip.Clip.Link.Session.BootId + 1));
        Alert(run, 1);
        run.Pass(1);
        Assert.Equal([6], run.Client.Alerts.All.Select(alert => alert.Sequence));
        Assert.Equal(3, run.Client.Alerts.Missed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_clip_that_has_lost_count_is_followed_from_where_it_is(int newest)
    {
        PhoneRun run = PhoneRun.Paired();
        Alert(run, 3);
        run.Pass(1);
        run.Clip.Clip.Link.Alerts.Restore(newest);
        run.Wait(run.Client.Alerts.ResumeAsync(run.Clip.Clip.Link.Session.BootId + 1));
        Alert(run, 1);
        run.Pass(3);
        Assert.Equal([newest + 1], run.Client.Alerts.All.Select(alert => alert.Sequence));
        Assert.Equal((4, 0), (run.Received.Count, run.Client.Alerts.Missed));
    }

    [Fact]
    public void A_phone_that_is_new_to_a_clip_with_high_numbers_gets_what_it_keeps()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.IsNear = false;
        run.Drop();
        run.Clip.Clip.Link.Alerts.Restore(50000);
        Alert(run, 2);
        run.Transport.IsNear = true;
        run.Pass(30);
        Assert.Equal([50001, 50002], run.Client.Alerts.All.Select(alert => alert.Sequence));
        Assert.Equal(0, run.Client.Alerts.Missed);
    }

    [Fact]
    public void A_healthy_clip_has_no_restart_of_its_sensor()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Pass(5);
        ControlReply reply = run.Wait(run.Client.AskAsync(new ControlRequest { Op = ControlOp.Statistics, Page = StatisticsPage.Clip }))!;
        var figures = new ClipSummary();
        Assert.True(figures.Decode(reply.Bytes));
        Assert.Equal((0, true), (figures.SensorRestarts, figures.UptimeS >= 5));
    }

    [Fact]
    public void After_a_factory_reset_the_phone_is_a_stranger_and_knows_it()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(ControlStatus.BadState, run.Wait(run.Client.FactoryResetAsync()));
        Assert.Equal(LinkState.Live, run.Client.State);
        run.Clip.Board.Gpio.SetInput(run.Clip.Board.Options.ButtonPin, true);
        run.Pass(1);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FactoryResetAsync()));
        Assert.Equal((LinkState.NotConnected, 0), (run.Client.State, run.Keys.Kept.Count));
        Assert.Null(run.Client.Metrics);
    }

    [Fact]
    public void A_storage_that_refuses_costs_the_key_only_when_the_page_is_closed()
    {
        var store = new FakeStore { IsClosed = true };
        var run = new PhoneRun(keys: new KeyRing(store));
        run.Wait(run.Client.PairAsync());
        Assert.Equal((LinkState.Live, false), (run.Client.State, run.Client.IsKeyKept));

        // The key is not asked for again: the window is spent.
        run.Wait(run.Client.DisconnectAsync());
        run.Pass(61);
        store.IsClosed = false;
        run.Wait(run.Client.ReconnectAsync());
        Assert.Equal((LinkState.Live, true), (run.Client.State, run.Client.IsKeyKept));
        Assert.Equal(Convert.ToHexString(run.Clip.Clip.Link.Session.Key), Assert.Single(store.Texts).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("00112233")]
    [InlineData("zz112233445566778899aabbccddeeff")]
    public void A_key_that_is_none_is_as_good_as_no_key(string text)
    {
        var store = new FakeStore { Texts = { ["key of HIP-test"] = text } };
        var run = new PhoneRun(held: false, keys: new KeyRing(store));
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
        run.Clip.HoldButton();
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void A_key_that_was_read_just_before_the_link_broke_is_not_lost()
    {
        var run = new PhoneRun();
        int proofs = 0;
        run.Transport.Air = (uuid, value) =>
        {
            if (uuid == LinkIds.Control && value[1] == (byte)ControlOp.Challenge && proofs++ == 0)
            {
                run.Drop();
                return null;
            }

            return value;
        };
        run.Wait(run.Client.PairAsync());
        run.Pass(10);
        Assert.Equal(2, proofs);
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void A_key_that_a_false_clip_gave_does_not_put_the_true_one_out()
    {
        var store = new FakeStore();
        var keys = new KeyRing(store);
        PhoneRun run = new(keys: keys);
        run.Wait(run.Client.PairAsync());
        run.Wait(run.Client.DisconnectAsync());
        run.Wait(keys.KeepAsync("HIP-test", new byte[OwnerProof.KeyBytes]));
        run.Pass(61);
        run.Wait(run.Client.ReconnectAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
        Assert.StartsWith(Convert.ToHexString(run.Clip.Clip.Link.Session.Key), store.Texts["key of HIP-test"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_battery_that_says_nothing_is_not_known_and_no_more()
    {
        var run = new PhoneRun();
        run.Transport.Read = async (uuid, read) => uuid.StartsWith("00002a19", StringComparison.Ordinal) ? [] : await read();
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
        Assert.Null(run.Client.BatteryPercent);
    }

    [Fact]
    public void Whatever_fails_while_connecting_the_next_try_may_go_well()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Wait(run.Client.DisconnectAsync());
        int failures = 0;
        run.Transport.Read = (uuid, read) => uuid == LinkIds.Settings && failures++ < 3 ? throw new InvalidOperationException("Unheard of.") : read();
        run.Wait(run.Client.ReconnectAsync());
        Assert.Equal((LinkState.Live, 4), (run.Client.State, failures));
        run.Wait(run.Client.DisconnectAsync());
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void A_stranger_leaves_the_clip_to_its_owner()
    {
        var run = new PhoneRun(held: false);
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
        Assert.NotNull(run.Client.BatteryPercent);
        int tries = run.Transport.Tries.Count;
        run.Pass(600);
        Assert.Equal((false, tries), (run.With(phone => phone.IsConnected), run.Transport.Tries.Count));
        Assert.Equal(LinkState.NotAuthorised, run.Client.State);
    }

    [Fact]
    public void A_link_that_breaks_while_alerts_are_asked_for_is_made_again()
    {
        PhoneRun run = PhoneRun.Paired();
        int asked = 0;
        run.Transport.Air = (uuid, value) =>
        {
            if (uuid == LinkIds.Control && value[1] == (byte)ControlOp.Replay && asked++ == 0)
            {
                run.Drop();
                return null;
            }

            return value;
        };
        run.Drop();
        run.Pass(30);
        Assert.Equal((LinkState.Live, true), (run.Client.State, asked > 1));
    }

    [Fact]
    public void Who_ends_a_search_has_no_clip_afterwards()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Wait(run.Client.DisconnectAsync());
        run.Transport.Air = (uuid, value) => uuid == LinkIds.Control ? null : value;
        Task connecting = run.Client.ReconnectAsync();
        run.Pass(1);
        Assert.Equal(LinkState.Connecting, run.Client.State);
        run.Wait(run.Client.DisconnectAsync());
        Assert.True(connecting.IsCompletedSuccessfully);
        run.Transport.Air = (_, value) => value;
        run.Pass(60);
        Assert.Equal((LinkState.NotConnected, false), (run.Client.State, run.With(phone => phone.IsConnected)));
    }

    [Fact]
    public void A_browser_that_never_comes_to_an_end_with_connecting_is_given_up_and_asked_again()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Wait(run.Client.DisconnectAsync());
        run.Transport.Hangs = true;
        Task connecting = run.Client.ReconnectAsync();
        run.Pass(31);
        run.Transport.Hangs = false;
        run.Wait(connecting);
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void Who_is_asked_twice_to_choose_is_asked_once()
    {
        var run = new PhoneRun();
        Task first = run.Client.PairAsync();
        run.Wait(run.Client.PairAsync());
        run.Wait(first);
        Assert.Equal(LinkState.Live, run.Client.State);
    }

    [Fact]
    public void A_browser_that_shows_no_clips_leaves_a_word_of_what_to_do()
    {
        var run = new PhoneRun { Transport = { Choose = () => throw new InvalidOperationException("Must be handling a user gesture.") } };
        run.Wait(run.Client.PairAsync());
        Assert.Equal(LinkState.NotConnected, run.Client.State);
        Assert.Contains("Touch the button once more", run.Client.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_clip_that_is_gone_for_good_ends()
    {
        PhoneRun run = PhoneRun.Paired();
        Task<IReadOnlyList<LoggedRun>?> listing = run.Client.ListRunsAsync();
        Task<ControlReply?> asking = run.Client.AskAsync(new ControlRequest { Op = ControlOp.PairWindow });

        // No time of the clip's passes any more.
        await run.Client.DisposeAsync();
        await Task.WhenAll(listing, asking).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Null(await asking);
    }

    [Fact]
    public void Settings_that_are_taken_come_back_with_the_next_revision()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(SettingsOutcome.Saved, run.Wait(run.Client.ChangeSettingsAsync(settings => settings.Alerts.CeilingCdeg = 850)));
        Assert.Equal((850, 1), (run.Clip.Clip.Settings.Values.Alerts.CeilingCdeg, run.Client.Settings!.Revision));
    }

    [Fact]
    public void Settings_out_of_range_are_refused_and_the_clips_stay()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(SettingsOutcome.Refused, run.Wait(run.Client.ChangeSettingsAsync(settings => settings.Alerts.CeilingCdeg = 9000)));
        Assert.Equal((700, 700), (run.Clip.Clip.Settings.Values.Alerts.CeilingCdeg, run.Client.Settings!.Alerts.CeilingCdeg));
    }

    [Fact]
    public void Settings_that_somebody_else_has_changed_are_not_written_over()
    {
        PhoneRun run = PhoneRun.Paired();
        byte[] other = (byte[])run.Clip.Clip.Settings.Packet.Clone();
        LittleEndian.PutU16(other, 2, 1000);
        run.With(_ => run.Clip.Clip.Settings.Change(other));
        run.Clip.Clip.Settings.Found!();
        run.Pass(1);
        Assert.Equal(SettingsOutcome.ChangedElsewhere, run.Wait(run.Client.ChangeSettingsAsync(settings => settings.Alerts.CeilingCdeg = 500)));
        Assert.Equal((1000, 1000), (run.Clip.Clip.Settings.Values.Alerts.CeilingCdeg, run.Client.Settings!.Alerts.CeilingCdeg));
    }

    [Fact]
    public void Who_passes_on_what_page_and_clip_say_can_neither_ask_nor_change_nor_read()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Pass(5);
        Assert.Equal(LinkState.Live, run.Client.State);
        int metrics = 0;
        int read = 0;
        run.Transport.Air = (_, value) =>
        {
            var told = new MetricsPacket();
            if (told.Decode(value))
            {
                metrics++;
                read += told is { LeftDropCdeg: MetricsPacket.NoDrop, RightDropCdeg: MetricsPacket.NoDrop } ? 1 : 0;
            }

            return value;
        };
        byte[] other = (byte[])run.Clip.Clip.Settings.Packet.Clone();
        LittleEndian.PutU16(other, 2, 1000);
        run.With(phone => phone.Write(new Guid(LinkIds.Settings), other));
        run.With(phone => phone.Write(new Guid(LinkIds.Control), [(byte)ControlOp.ApplySettings, 200]));
        run.With(phone => phone.Write(new Guid(LinkIds.Control), [(byte)ControlOp.Mute, 201, 60, 0]));
        foreach ((string uuid, byte[] value) in run.Transport.Written.ToArray())
        {
            run.With(phone => phone.Write(new Guid(uuid), value));
            run.Pass(0.2);
        }

        run.Pass(5);
        Assert.Equal((700, 0L), (run.Clip.Clip.Settings.Values.Alerts.CeilingCdeg, run.Clip.Clip.Cues.MutedUntilMs));
        Assert.True(metrics > 2);
        Assert.Equal(0, read);
        Assert.Equal(SettingsOutcome.Saved, run.Wait(run.Client.ChangeSettingsAsync(settings => settings.Alerts.CeilingCdeg = 850)));
    }

    [Fact]
    public void A_clip_that_is_made_to_pass_for_one_of_minor_version_0_is_not_talked_to()
    {
        var run = new PhoneRun();
        run.Transport.Air = (uuid, value) =>
        {
            if (uuid == LinkIds.Control && value[1] == (byte)ControlOp.Hello)
            {
                value[5] = 0;
            }

            return value;
        };
        _ = run.Client.PairAsync();
        run.Pass(60);
        Assert.DoesNotContain(LinkState.Live, run.States);
        Assert.DoesNotContain(run.Transport.Written, write => write.Value[0] == (byte)ControlOp.Prove);
    }

    [Fact]
    public void Without_a_link_nothing_is_asked_and_nothing_breaks()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.IsNear = false;
        run.Drop();
        Assert.Null(run.Wait(run.Client.DoAsync(new ControlRequest { Op = ControlOp.Start })));
        Assert.Equal(SettingsOutcome.NoLink, run.Wait(run.Client.ChangeSettingsAsync(settings => settings.MotorOn = false)));
        Assert.Null(run.Wait(run.Client.ListRunsAsync()));
    }

    private static void Alert(PhoneRun run, int count)
    {
        using (run.Clip.Board.Enter())
        {
            for (int i = 0; i < count; i++)
            {
                run.Clip.Clip.Link.AddTestAlert(i % 2 == 0 ? Side.Left : Side.Right);
            }
        }
    }
}
