using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>
/// Somebody between the owner's phone and the clip, who passes everything on, the proof too, and then writes what they like, hold back or repeat: what is
/// written without <see cref="OwnersPhone.Sign"/> is theirs.
/// </summary>
public sealed class RelayTests : IDisposable
{
    private readonly LinkRun _run = new();
    private readonly Random _random = new(1);

    private OwnersPhone Phone => _run.Phone;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Settings_that_the_owner_did_not_write_are_never_in_force()
    {
        Phone.LogIn();
        byte[] packet = new byte[ClipSettings.Length];
        var wanted = new ClipSettings(new AlertSettings { CeilingCdeg = 1200 }) { MotorOn = false };
        wanted.Encode(packet);
        byte[] first = new byte[ClipSettings.FirstLength];
        wanted.Encode(first, ClipSettings.FirstSchema);
        for (int i = 0; i < 20; i++)
        {
            Write(LinkIds.Settings, i % 2 == 0 ? packet : first);
            Write(LinkIds.Control, [(byte)ControlOp.ApplySettings, (byte)i, .. i % 3 == 0 ? [] : Bytes(SessionMessages.MacBytes)]);
            _run.Run(0.2);
        }

        Assert.Equal((700, true, 0), InForce());

        // Nor when the owner applies others in the same breath.
        byte[] owners = Phone.Read(LinkIds.Settings);
        owners[12] = 90;
        byte[] message = Phone.Sign(new ControlRequest { Op = ControlOp.ApplySettings }, owners);
        Write(LinkIds.Settings, packet);
        Write(LinkIds.Control, message);
        _run.Run(1);
        Assert.Equal((700, true, 0), InForce());
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Applied);

        // And the owner goes on.
        Assert.True(Phone.WriteSettings(owners).IsOk);
        _run.Run(1);
        Assert.Equal((ControlStatus.Ok, 90), (Phone.Applied, _run.Clip.Settings.Values.Alerts.CueGapS));
        (int, bool, int) InForce() => (_run.Clip.Settings.Values.Alerts.CeilingCdeg, _run.Clip.Settings.Values.MotorOn, _run.Clip.Settings.Values.Revision);
    }

    [Fact]
    public void Nothing_that_needs_the_owner_is_done_without_the_owner()
    {
        Phone.LogIn();
        _run.Run(6);
        Phone.Ask(ControlOp.Start);
        _run.Run(1);
        _run.Board.Gpio.SetInput(4, true);
        _run.Run(0.2);
        int alerts = _run.Link.Alerts.Newest;
        byte[] key = _run.Link.Session.Key;
        ControlOp[] all = [.. Enum.GetValues<ControlOp>().Where(op => !ControlRequest.IsOpenToAll(op))];
        for (int i = 0; i < 500; i++)
        {
            var request = new ControlRequest { Op = all[i % all.Length], Reference = _random.Next(256), Side = Side.Left, Seconds = 60, Count = 16, UnixS = 1, Run = 1, Millivolts = 3900 };
            byte[] packet = OwnersPhone.Written(request);
            Write(LinkIds.Control, (i / all.Length % 3) switch
            {
                0 => packet,
                1 => [.. packet, .. Bytes(SessionMessages.MacBytes)],
                _ => [.. packet, .. Bytes(_random.Next(1, 8))],
            });
            Phone.Central.Notifications.Clear();
            _run.Run(0.1);
            Assert.All(
                Phone.Central.Notifications.Where(told => told.Value[0] == Packet.Reply),
                told => Assert.Equal(ControlStatus.NotAuthorised, (ControlStatus)told.Value[3]));
        }

        Assert.True(_run.Clip.Log.Recording);
        Assert.Equal((0L, alerts, false), (_run.Clip.Cues.MutedUntilMs, _run.Link.Alerts.Newest, _run.Link.Sender.IsSending));
        Assert.Same(key, _run.Link.Session.Key);
        Assert.True(_run.Link.OwnerIsHere);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Statistics).Status);
    }

    [Fact]
    public void What_the_owner_asked_for_is_done_once_however_often_and_in_whatever_order_it_is_sent_again()
    {
        Phone.LogIn();
        var sent = new List<byte[]>();
        for (int i = 0; i < 60; i++)
        {
            byte[] packet = Phone.Sign(new ControlRequest { Op = ControlOp.TestAlert, Side = Side.Left });
            sent.Add(packet);
            Write(LinkIds.Control, packet);
            _run.Run(0.2);
            for (int again = _random.Next(4); again > 0; again--)
            {
                Write(LinkIds.Control, sent[_random.Next(sent.Count)]);
                _run.Run(0.1);
            }

            Assert.Equal(i + 1, _run.Link.Alerts.Newest);
        }
    }

    [Fact]
    public void A_request_that_anybody_has_touched_is_refused()
    {
        Phone.LogIn();
        for (int bit = 0; bit < 12 * 8; bit++)
        {
            byte[] packet = Phone.Sign(new ControlRequest { Op = ControlOp.Mute, Seconds = 60 });
            Assert.Equal(12, packet.Length);
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
            Write(LinkIds.Control, packet);
            _run.Run(0.1);
            Assert.Equal(0, _run.Clip.Cues.MutedUntilMs);
        }

        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Mute, request => request.Seconds = 60).Status);
        Assert.NotEqual(0, _run.Clip.Cues.MutedUntilMs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(255)]
    public void Requests_that_are_held_back_do_not_stop_the_owner(int held)
    {
        Phone.LogIn();
        var back = new List<byte[]>();
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < held; i++)
            {
                back.Add(Phone.Sign(new ControlRequest { Op = ControlOp.TestAlert, Side = Side.Left }));
            }

            Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Statistics).Status);
        }

        // What was held back is too old now.
        foreach (byte[] packet in back.Where((_, i) => i % 50 == 0))
        {
            Write(LinkIds.Control, packet);
            _run.Run(0.1);
        }

        Assert.Equal(0, _run.Link.Alerts.Newest);
    }

    [Fact]
    public void A_request_of_one_session_is_none_of_the_next()
    {
        Phone.LogIn();
        byte[][] before = [.. Enumerable.Range(0, 40).Select(_ => Phone.Sign(new ControlRequest { Op = ControlOp.TestAlert, Side = Side.Left }))];
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.LogIn();
        foreach (byte[] packet in before)
        {
            Write(LinkIds.Control, packet);
            _run.Run(0.1);
        }

        Assert.Equal(0, _run.Link.Alerts.Newest);
    }

    [Fact]
    public void A_proof_of_a_newer_page_does_not_pass_for_one_of_an_older()
    {
        Phone.LogIn();
        Assert.True(_run.Link.Session.Cipher.HasKey);
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.Minor = 0;
        Phone.LogIn();
        Assert.False(_run.Link.Session.Cipher.HasKey);
    }

    [Fact]
    public void What_the_clip_tells_of_the_runner_cannot_be_read_on_the_way()
    {
        Phone.LogIn();
        _run.Run(6);
        Phone.Ask(ControlOp.SetTime, request => request.UnixS = 1_790_000_000);
        Phone.Ask(ControlOp.Start);
        _run.Run(1);
        Phone.Central.Notifications.Clear();
        int fromMetrics = Phone.Metrics.Count;
        int fromFeedback = Phone.Feedback.Count;
        for (int i = 0; i < 200; i++)
        {
            _run.Stance(Side.Left, 400);
            _run.Clip.Log.OnStance(new Core.Stance { Side = Side.Left, ToeOffUs = 240_000, StepUs = 350_000 });
            _run.Stance(Side.Right, 300);
            _run.Clip.Log.OnStance(new Core.Stance { Side = Side.Right, ToeOffUs = 240_000, StepUs = 350_000 });
            _run.Run(0.1);
        }

        _run.Cue(Side.Right, 812);
        Phone.Ask(ControlOp.Stop);
        _run.Run(6);
        var log = new List<byte>();
        uint run = Phone.Ask(ControlOp.List).Run;
        LogEnd? end = null;
        while (end == null || end.Next < end.RunLength)
        {
            end = Phone.Download(run, log);
            Assert.NotNull(end);
        }

        Phone.Ask(ControlOp.Statistics, request => request.Page = StatisticsPage.Left);

        // The owner has it all.
        Assert.All(Phone.Metrics.Skip(fromMetrics).SkipLast(10), metrics => Assert.Equal((400, 300), (metrics.LeftDropCdeg, metrics.RightDropCdeg)));
        Assert.NotEmpty(Phone.Feedback.Skip(fromFeedback));
        Assert.Equal((Side.Right, 812), (Phone.Alerts[^1].Side, Phone.Alerts[^1].MeanCdeg));
        byte[] onFlash = new byte[65536];
        Array.Resize(ref onFlash, _run.Clip.Runs.Read((int)run, 0, onFlash, 0, onFlash.Length));
        Assert.Equal(onFlash, log);

        // Nobody else: what is told again and again looks another each time, and no piece of the run goes by as it lies on the flash.
        byte[][] air = [.. Phone.Central.Notifications.Select(told => told.Value)];
        byte[][] metrics = [.. air.Where(packet => packet[0] == Packet.Metrics)];
        Assert.True(metrics.Length > 100);
        Assert.Equal(metrics.Length, metrics.Select(packet => Convert.ToHexString(packet.AsSpan(8, 8))).Distinct().Count());
        Assert.InRange(metrics.Select(packet => packet[1]).Distinct().Count(), metrics.Length / 3, 256);
        int pieces = 0;
        foreach (byte[] packet in air.Where(packet => packet[0] == Packet.Log && packet.Length == Packet.MostBytes))
        {
            pieces++;
            Assert.True(onFlash.AsSpan().IndexOf(packet.AsSpan(4)) < 0);
        }

        Assert.True(pieces > 20);
        var side = new SideSummary();
        Assert.DoesNotContain(air, packet => packet[0] == Packet.Reply && packet.Length == Packet.MostBytes && side.Decode(packet[4..]) && side is { MeanDropCdeg: 400 });
        var alert = new AlertPacket();
        Assert.DoesNotContain(air, packet => alert.Decode(packet) && alert.MeanCdeg == 812);
        foreach (string uuid in new[] { LinkIds.Alert, LinkIds.Metrics, LinkIds.Settings })
        {
            Assert.NotEqual(Phone.Read(uuid), Phone.Central.Read(new Guid(uuid)).Value);
        }
    }

    private void Write(string uuid, byte[] value) => Phone.Central.Write(new Guid(uuid), value);

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
