using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using nanoFramework.Device.Bluetooth;
using Xunit;

namespace HipSense.Tests.OnBoard;

public sealed class LinkTests : IDisposable
{
    private readonly LinkRun _run = new();

    private OwnersPhone Phone => _run.Phone;

    public void Dispose() => _run.Dispose();

    [Fact]
    public void It_advertises_both_services_what_it_is_and_a_name_that_is_nobodys()
    {
        Assert.True(Phone.Central.Sees);
        byte[] uuid = [.. Guid.Parse(LinkIds.Service).ToByteArray(bigEndian: true).Reverse()];
        Assert.Equal([2, 1, 6, 3, 3, 0x14, 0x18, 17, 7, .. uuid, 3, 0x19, 0x43, 0x04], _run.Radio.Advertisement);
        Assert.Equal([9, 9, .. "HIP-"u8.ToArray()], _run.Radio.ScanResponse[..6]);
        Assert.Matches("^HIP-[0-9A-F]{4}$", System.Text.Encoding.UTF8.GetString(_run.Radio.ScanResponse[2..]));
    }

    [Fact]
    public void While_a_phone_is_connected_it_is_not_to_be_seen()
    {
        Phone.Connect();
        Assert.False(Phone.Central.Sees);
        Phone.Central.Disconnect();
        Assert.True(Phone.Central.Sees);
    }

    [Fact]
    public void The_standard_services_say_what_they_are()
    {
        Phone.Connect();
        _run.Board.Battery.Millivolts = 3800;
        _run.Run(20);
        Assert.Equal("0.1.0", Text(0x2A26));
        Assert.Equal([4, 0], Read(0x2A54));
        Assert.Equal([(byte)_run.Clip.Battery.Percent], Read(0x2A19));
        Assert.InRange(_run.Clip.Battery.Percent, 40, 65);
    }

    [Fact]
    public void The_battery_is_told_when_it_changes()
    {
        Phone.Connect();
        Phone.Central.Subscribe(Uuid(0x2A19));
        _run.Run(12);
        Phone.Central.Notifications.Clear();
        _run.Run(5);
        Assert.Empty(Told(0x2A19));
        _run.Board.Battery.Millivolts -= 100;
        _run.Run(20);
        Assert.NotEmpty(Told(0x2A19));
        Assert.Equal((byte)_run.Clip.Battery.Percent, Told(0x2A19)[^1][0]);
    }

    [Fact]
    public void The_cadence_is_that_of_the_last_steps_and_ends_with_the_run()
    {
        Phone.Connect();
        Phone.Central.Subscribe(Uuid(0x2A53));
        _run.Link.OnActivity(Core.Activity.Running, 0);
        for (int i = 0; i < 6; i++)
        {
            _run.Stance((i & 1) == 0 ? Side.Left : Side.Right, stepUs: 350_000);
        }

        _run.Run(1.2);
        Assert.Equal([4, 0, 0, 171], Told(0x2A53)[^1]);
        _run.Link.OnActivity(Core.Activity.Walking, 0);
        _run.Run(1.2);
        Assert.Equal([0, 0, 0, 0], Told(0x2A53)[^1]);
    }

    [Fact]
    public void Each_stride_is_told_once_and_a_sign_of_life_every_two_seconds()
    {
        Phone.LogIn();
        _run.Run(5);
        Phone.Metrics.Clear();
        _run.Run(20);
        Assert.InRange(Phone.Metrics.Count, 9, 11);
        Phone.Metrics.Clear();
        for (int i = 0; i < 20; i++)
        {
            _run.Stance(Side.Left, 400 + i, 240_000);
            _run.Run(0.35);
            _run.Stance(Side.Right, 300 + i, 250_000);
            _run.Run(0.35);
        }

        Assert.Equal(20, Phone.Metrics.Count);
        Assert.Equal([.. Enumerable.Range(400, 20)], Phone.Metrics.Select(metrics => metrics.LeftDropCdeg));
        Assert.Equal([.. Enumerable.Range(300, 20)], Phone.Metrics.Select(metrics => metrics.RightDropCdeg));
        Assert.Equal([.. Enumerable.Range(Phone.Metrics[0].Sequence, 20)], Phone.Metrics.Select(metrics => metrics.Sequence));
        MetricsPacket last = Phone.Metrics[^1];
        Assert.Equal((20, 240, 250, 100, 171), (last.Strides, last.LeftContactMs, last.RightContactMs, last.Quality, last.Cadence));
    }

    [Fact]
    public void The_state_of_the_clip_is_told()
    {
        Phone.LogIn();
        _run.Run(6);
        Phone.Ask(ControlOp.SetTime, request => request.UnixS = 1_790_000_000);
        Phone.Ask(ControlOp.Mute, request => request.Seconds = 300);
        _run.Board.I2c.Faults.NackUntil(_run.Board.Time.NowUs + 20_000_000);
        _run.Run(8);
        MetricsPacket metrics = Phone.Metrics[^1];
        Assert.True(metrics.TimeSet);
        Assert.True(metrics.Muted);
        Assert.True(metrics.Health.HasFlag(ClipHealth.NoSensor));
        Assert.Equal(CalibrationResult.Done, metrics.Calibration);
        _run.Run(20);
        Assert.False(Phone.Metrics[^1].Health.HasFlag(ClipHealth.NoSensor));
    }

    [Fact]
    public void An_alert_is_told_within_a_tenth_of_a_second()
    {
        Phone.LogIn();
        _run.Run(6);
        _run.Cue(Side.Right, 812);
        _run.Run(0.1);
        AlertPacket alert = Assert.Single(Phone.Alerts);
        Assert.Equal((Side.Right, 812, 700, 1, false, false, false), (alert.Side, alert.MeanCdeg, alert.ThresholdCdeg, alert.Sequence, alert.Replayed, alert.Silent, alert.Test));
        Assert.InRange(alert.TimeMs, 0u, (uint)Clock.UptimeMs);
    }

    [Fact]
    public void A_muted_alert_is_told_as_silent_and_a_trial_as_a_test()
    {
        Phone.LogIn();
        Phone.Ask(ControlOp.Mute, request => request.Seconds = 5);
        _run.Cue();
        _run.Run(6);
        _run.Cue();
        Phone.Ask(ControlOp.TestAlert, request => request.Side = Side.Right);
        _run.Run(0.2);
        Assert.Equal([(true, false), (false, false), (false, true)], Phone.Alerts.Select(alert => (alert.Silent, alert.Test)));
    }

    [Fact]
    public void Mean_and_threshold_of_each_side_are_told_with_every_metrics()
    {
        Phone.LogIn();
        _run.Run(6);
        Assert.Equal((FeedbackPacket.None, FeedbackPacket.None, 700, 700), Judged(Phone.Feedback[^1]));
        byte[] packet = ReadSettings();
        packet[8] = 450 & 255;
        packet[9] = 450 >> 8;
        packet[17] = 65;
        Assert.True(WriteSettings(packet).IsOk);
        for (int i = 0; i < AlertWindow.Window; i++)
        {
            Judge(Side.Left, 300 + i);
            Judge(Side.Right, 500 + i);
        }

        Phone.Metrics.Clear();
        Phone.Feedback.Clear();
        _run.Run(20);
        Assert.InRange(Phone.Metrics.Count, 9, 11);
        Assert.Equal(Phone.Metrics.Select(metrics => (metrics.Sequence, metrics.TimeMs)), Phone.Feedback.Select(feedback => (feedback.Sequence, feedback.TimeMs)));

        // The stored baseline counts from the next run on: this one learns its own.
        Assert.Equal((304, 504, 650, 700), Judged(Phone.Feedback[^1]));
        Assert.Equal((CueReason.AboveCeiling, CueReason.AboveCeiling), (Phone.Feedback[^1].LeftReason, Phone.Feedback[^1].RightReason));
        _run.Clip.Monitor.ForgetRun();
        _run.Run(3);
        Assert.Equal((FeedbackPacket.None, FeedbackPacket.None, 650, 600), Judged(Phone.Feedback[^1]));
        Assert.Equal(CueReason.AboveBaseline, Phone.Feedback[^1].RightReason);
        static (int, int, int, int) Judged(FeedbackPacket feedback) =>
            (feedback.LeftMeanCdeg, feedback.RightMeanCdeg, feedback.LeftThresholdCdeg, feedback.RightThresholdCdeg);
    }

    [Fact]
    public void Tilt_and_rotation_are_told_before_every_metrics()
    {
        Phone.LogIn();
        _run.Run(3);
        Assert.Equivalent(Angles(AnglesPacket.None), Phone.Angles[^1]);
        _run.Link.OnStance(new Core.Stance { Side = Side.Left, TiltCdeg = 512 });
        _run.Link.OnStance(new Core.Stance { Side = Side.Right, TiltCdeg = 498 });
        _run.Link.OnStride(new Stride { Side = Side.Left, RotationAtContactCdeg = -140, TiltRangeCdeg = 600, RotationRangeCdeg = 1100 });
        _run.Link.OnStride(new Stride { Side = Side.Right, RotationAtContactCdeg = 115, TiltRangeCdeg = 620, RotationRangeCdeg = 1130 });
        Phone.Metrics.Clear();
        Phone.Angles.Clear();
        _run.Run(20);
        Assert.InRange(Phone.Metrics.Count, 9, 12);
        Assert.Equal(Phone.Metrics.Select(metrics => (metrics.Sequence, metrics.TimeMs)), Phone.Angles.Select(angles => (angles.Sequence, angles.TimeMs)));
        Assert.Equivalent(new { LeftTiltCdeg = 512, RightTiltCdeg = 498, LeftRotationCdeg = -140, RightRotationCdeg = 115, TiltRangeCdeg = 620, RotationRangeCdeg = 1130 }, Phone.Angles[^1]);

        // What something speaks against is none, and a tilt without its zero.
        _run.Link.OnStance(new Core.Stance { Side = Side.Left, TiltCdeg = 512, Doubts = StanceDoubts.NoZero });
        _run.Link.OnStance(new Core.Stance { Side = Side.Right, TiltCdeg = 512, Doubts = StanceDoubts.Gap });
        _run.Link.OnStride(new Stride { Side = Side.Left, RotationAtContactCdeg = 10, Doubts = StanceDoubts.Gap });
        _run.Link.OnStride(new Stride { Side = Side.Right, RotationAtContactCdeg = 20, Doubts = StanceDoubts.Shaken });
        _run.Run(3);
        Assert.Equivalent(Angles(AnglesPacket.None), Phone.Angles[^1]);
        static object Angles(int all) => new { LeftTiltCdeg = all, RightTiltCdeg = all, LeftRotationCdeg = all, RightRotationCdeg = all, TiltRangeCdeg = all, RotationRangeCdeg = all };
    }

    [Fact]
    public void Muted_switched_off_and_faded_are_three_things_and_a_mute_tells_its_time_left()
    {
        Phone.LogIn();
        _run.Run(3);
        Assert.Equal(0, Phone.Feedback[^1].MutedS);
        Phone.Ask(ControlOp.Mute, request => request.Seconds = 10);
        long untilMs = _run.Clip.Cues.MutedUntilMs;
        _run.Run(2);
        for (int i = 0; i < 10; i++)
        {
            FeedbackPacket feedback = Phone.Feedback[^1];
            Assert.Equal(Math.Max(0, (int)Math.Ceiling((untilMs - feedback.TimeMs) / 1000.0)), feedback.MutedS);
            Assert.Equal((false, false), (feedback.IsMotorOff, feedback.IsFaded));
            Assert.Equal(feedback.MutedS > 0, Phone.Metrics[^1].Muted);
            _run.Run(1);
        }

        Assert.Equal(0, Phone.Feedback[^1].MutedS);
        byte[] packet = ReadSettings();
        packet[14] = 2;
        packet[16] = 50;
        Assert.True(WriteSettings(packet).IsOk);
        _run.Run(3);
        Assert.Equal((true, true, 0), (Phone.Feedback[^1].IsMotorOff, Phone.Feedback[^1].IsFaded, Phone.Feedback[^1].MutedS));

        // Bit 5 of the metrics is for pages of minor version 0: not felt for one reason or the other.
        Assert.True(Phone.Metrics[^1].Muted);
        _run.Cue();
        packet[1]++;
        packet[14] = 3;
        Assert.True(WriteSettings(packet).IsOk);
        _run.Run(1);
        _run.Cue();
        _run.Cue();
        Phone.Ask(ControlOp.Mute, request => request.Seconds = 10);
        _run.Cue();
        _run.Run(1);
        Assert.Equal(
            [(true, SilentReason.MotorOff), (false, SilentReason.Other), (true, SilentReason.Faded), (true, SilentReason.Muted)],
            Phone.Alerts.Select(alert => (alert.Silent, alert.SilentReason)));
    }

    [Fact]
    public void A_page_of_minor_version_0_goes_on_as_it_did()
    {
        Phone.Minor = 0;
        Phone.LogIn();
        _run.Run(10);
        Assert.Empty(Phone.Feedback);
        Assert.Empty(Phone.Angles);
        Assert.NotEmpty(Phone.Metrics);
        byte[] packet = ReadSettings();
        Assert.Equal((ClipSettings.FirstLength, 1), (packet.Length, packet[0]));
        _run.Clip.Settings.Values.Alerts.CeilingLeftCdeg = 500;
        packet[2] = 800 & 255;
        packet[3] = 800 >> 8;
        Assert.True(WriteSettings(packet).IsOk);
        _run.Run(1);
        packet[1]++;
        Assert.Equal(packet, ReadSettings());
        AlertSettings alerts = _run.Clip.Settings.Values.Alerts;
        Assert.Equal((800, 500, 800), (alerts.CeilingCdeg, alerts.CeilingOf(Side.Left), alerts.CeilingOf(Side.Right)));
    }

    [Fact]
    public void A_run_shows_the_thresholds_that_were_in_force()
    {
        Phone.LogIn();
        _run.Run(6);
        Phone.Ask(ControlOp.Start);
        _run.Run(1);
        Record(4);
        byte[] packet = ReadSettings();
        packet[18] = 55;
        Assert.True(WriteSettings(packet).IsOk);
        Record(4);
        Record(4);
        Phone.Ask(ControlOp.Stop);
        _run.Run(5);
        byte[] run = OnFlash(Phone.Ask(ControlOp.List).Run);
        var reader = new LogReader(run, 0, run.Length);
        var told = new List<(int, int)>();
        var order = new List<LogKind>();
        while (reader.Next())
        {
            order.Add(reader.Kind);
            if (reader.Kind == LogKind.Thresholds)
            {
                told.Add((reader.Thresholds.LeftCdeg, reader.Thresholds.RightCdeg));
            }
        }

        Assert.Equal([(700, 700), (700, 550)], told);
        Assert.Equal([LogKind.Header, LogKind.Thresholds, LogKind.Stances, LogKind.Thresholds, LogKind.Stances, LogKind.Stances, LogKind.End], order);
        void Record(int stances)
        {
            for (int i = 0; i < stances; i++)
            {
                _run.Clip.Log.OnStance(new Core.Stance { Side = (i & 1) == 0 ? Side.Left : Side.Right, ToeOffUs = 240_000, StepUs = 350_000 });
            }

            _run.Run(5);
        }
    }

    [Fact]
    public void What_happened_while_the_phone_was_away_is_sent_when_it_asks()
    {
        Phone.LogIn();
        _run.Cue();
        _run.Run(1);
        Phone.Central.Disconnect();
        for (int i = 0; i < 5; i++)
        {
            _run.Cue(meanCdeg: 900 + i);
            _run.Run(1);
        }

        Phone.LogIn();
        _run.Run(1);
        Assert.Single(Phone.Alerts);
        ControlReply reply = Phone.Replay();
        Assert.Equal((1, 6, 0), (reply.Oldest, reply.Newest, reply.Lost));
        _run.Run(1);
        Assert.Equal([1, 2, 3, 4, 5, 6], Phone.Alerts.Select(alert => alert.Sequence));
        Assert.Equal([false, true, true, true, true, true], Phone.Alerts.Select(alert => alert.Replayed));
        _run.Cue();
        _run.Run(1);
        Assert.False(Phone.Alerts[^1].Replayed);
    }

    [Fact]
    public void What_the_ring_could_not_keep_is_counted()
    {
        Phone.LogIn();
        Phone.Central.Disconnect();
        for (int i = 0; i < 50; i++)
        {
            _run.Cue();
        }

        _run.Run(1);
        Phone.LogIn();
        Assert.Equal(18, Phone.Replay().Lost);
        _run.Run(3);
        Assert.Equal((32, 18), (Phone.Alerts.Count, Phone.LostAlerts));
    }

    [Fact]
    public void The_number_goes_round_without_a_loss()
    {
        _run.Link.Alerts.Newest = 65_530;
        Phone.LogIn();
        var tracker = new SequenceTracker();
        tracker.StartAt(65_531);
        for (int i = 0; i < 20; i++)
        {
            _run.Cue();
            _run.Run(0.2);
        }

        Assert.Equal(20, Phone.Central.Notifications.Count(told =>
        {
            var alert = new AlertPacket();
            return alert.Decode(told.Value) && tracker.Take(alert.Sequence) == 0;
        }));
    }

    [Fact]
    public void Settings_are_in_force_at_once_felt_kept_and_counted()
    {
        Phone.LogIn();
        _run.Run(6);
        int pulses = _run.Board.Motor.Pulses.Count;
        byte[] packet = ReadSettings();
        packet[2] = 800 & 255;
        packet[3] = 800 >> 8;
        packet[15] = 50;
        Assert.True(WriteSettings(packet).IsOk);
        _run.Run(1);
        Assert.Equal(800, _run.Clip.Settings.Values.Alerts.CeilingCdeg);
        Assert.Equal(50, _run.Clip.Motor.StrengthPercent);
        Assert.Equal(2, _run.Board.Motor.Pulses.Count - pulses);
        Assert.All(_run.Board.Motor.Pulses.Skip(pulses), pulse => Assert.InRange(pulse.LengthUs, 80_000, 100_000));
        packet[1] = 1;
        Assert.Equal(packet, ReadSettings());
        Assert.Equal(packet, new SettingsStore("settings").Load());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(OwnerProof.FirstKeyMinor)]
    [InlineData(OwnerProof.SessionMinor)]
    public void Settings_that_are_based_on_old_ones_are_refused(int minor)
    {
        Phone.Minor = minor;
        Phone.LogIn();
        byte[] mine = ReadSettings();
        mine[12] = 90;
        Assert.True(WriteSettings(mine).IsOk);
        _run.Run(1);
        byte[] others = (byte[])mine.Clone();
        others[12] = 30;
        Assert.Equal(minor == 0 ? ClipSettings.Stale : 0, WriteSettings(others).Error);
        _run.Run(1);
        Assert.Equal(minor == 0 ? null : ControlStatus.BadState, Phone.Applied);
        Assert.Equal(90, _run.Clip.Settings.Values.Alerts.CueGapS);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(OwnerProof.FirstKeyMinor)]
    [InlineData(OwnerProof.SessionMinor)]
    public void Of_two_writes_before_the_loop_has_its_turn_the_first_counts(int minor)
    {
        Phone.Minor = minor;
        Phone.LogIn();
        byte[] first = ReadSettings();
        byte[] second = (byte[])first.Clone();
        first[12] = 90;
        second[12] = 30;
        Assert.True(WriteSettings(first).IsOk);
        Assert.True(WriteSettings(second).IsOk);
        _run.Run(1);
        Assert.Equal((90, 1), (_run.Clip.Settings.Values.Alerts.CueGapS, _run.Clip.Settings.Values.Revision));
    }

    [Fact]
    public void A_page_that_knows_no_cues_on_the_pelvis_reads_and_writes_settings_as_before_and_they_stay_on()
    {
        Phone.LogIn();
        byte[] newest = ReadSettings();
        Assert.Equal(ClipSettings.Schema, newest[0]);
        newest[19] = 0x64;
        Assert.True(WriteSettings(newest).IsOk);
        _run.Run(1);
        Assert.Equal((ControlStatus.Ok, 200, 300), (Phone.Applied, _run.Clip.Settings.Values.Alerts.TiltRiseCdeg, _run.Clip.Settings.Values.Alerts.RotationRiseCdeg));
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.Minor = OwnerProof.FirstKeyMinor;
        Phone.LogIn();
        byte[] older = ReadSettings();
        Assert.Equal((ClipSettings.SideSchema, 0), (older[0], older[19]));
        older[12] = 90;
        Assert.True(WriteSettings(older).IsOk);
        _run.Run(1);
        Assert.Equal((ControlStatus.Ok, 90, 200, 300), (
            Phone.Applied, _run.Clip.Settings.Values.Alerts.CueGapS, _run.Clip.Settings.Values.Alerts.TiltRiseCdeg, _run.Clip.Settings.Values.Alerts.RotationRiseCdeg));
    }

    [Fact]
    public void Settings_that_would_make_the_clip_useless_are_refused()
    {
        Phone.LogIn();
        byte[] packet = ReadSettings();
        packet[3] = 90;
        Assert.True(WriteSettings(packet).IsOk);
        _run.Run(0.2);
        Assert.Equal(ControlStatus.BadParameter, Phone.Applied);
        Assert.Equal(0x0D, WriteSettings(packet[..17]).Error);
        Assert.Equal(0x0D, WriteSettings(packet[..18]).Error);
        Assert.Equal(0x0D, WriteSettings(packet[..19]).Error);
        _run.Run(0.5);
        Assert.Equal(ControlStatus.NotAuthorised, Phone.Applied);
        Assert.Equal(ControlStatus.NotFound, Phone.Ask(ControlOp.ApplySettings).Status);
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.Minor = 0;
        Phone.LogIn();
        packet = ReadSettings();
        packet[3] = 90;
        Assert.Equal(ClipSettings.NotAllowed, WriteSettings(packet).Error);
        Assert.Equal(0x0D, WriteSettings(packet[..17]).Error);
        Assert.Equal(0x0D, WriteSettings([.. packet, 0]).Error);
        _run.Run(1);
        Assert.Equal(700, _run.Clip.Settings.Values.Alerts.CeilingCdeg);
    }

    [Fact]
    public void A_request_that_is_repeated_is_answered_again_and_done_once()
    {
        Phone.LogIn();
        var request = new ControlRequest { Op = ControlOp.TestAlert, Side = Side.Left };
        byte[] packet = Phone.Sign(request);
        for (int i = 0; i < 3; i++)
        {
            Phone.Central.Write(new Guid(LinkIds.Control), packet);
            _run.Run(0.2);
        }

        Assert.Single(Phone.Alerts);
        Assert.Equal(3, Phone.Central.Notifications.Count(told => told.Value[0] == Packet.Reply && told.Value[2] == request.Reference));
    }

    [Fact]
    public void The_rest_of_the_operations_do_what_they_say()
    {
        Phone.LogIn();
        _run.Run(5);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Start).Status);
        _run.Run(0.5);
        for (int i = 0; i < 60; i++)
        {
            _run.Clip.Log.OnStance(new Core.Stance { Side = Side.Left, ToeOffUs = 240_000, StepUs = 350_000 });
            _run.Run(0.3);
        }

        Assert.True(_run.Clip.Log.Recording);
        ControlReply list = Phone.Ask(ControlOp.List);
        Assert.Equal((ControlStatus.Ok, 1), (list.Status, list.Count));
        Assert.Equal(ControlStatus.BadState, Phone.Ask(ControlOp.Delete, request => request.Run = list.Run).Status);
        Assert.Equal(ControlStatus.NotFound, Phone.Ask(ControlOp.List, request => request.Index = 1).Status);
        _run.Cue();
        Assert.Equal(list.Run, ReadAlert().Run);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Stop).Status);
        _run.Run(1);
        Assert.False(_run.Clip.Log.Recording);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Delete, request => request.Run = list.Run).Status);
        Assert.Equal(ControlStatus.NotFound, Phone.Ask(ControlOp.Delete, request => request.Run = list.Run).Status);

        Assert.False(_run.Clip.Monitor.Calibrating);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Calibrate).Status);
        Assert.True(_run.Clip.Monitor.Calibrating);

        foreach (StatisticsPage page in Enum.GetValues<StatisticsPage>())
        {
            ControlReply figures = Phone.Ask(ControlOp.Statistics, request => request.Page = page);
            Assert.Equal((ControlStatus.Ok, (byte)page), (figures.Status, figures.Bytes[0]));
        }

        Assert.Equal(ControlStatus.NotFound, Phone.Ask(ControlOp.Statistics, request => request.Page = (StatisticsPage)9).Status);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.BatteryPoint, request => request.Millivolts = 3900).Status);
        Assert.Equal(ControlStatus.BadParameter, Phone.Ask(ControlOp.BatteryPoint, request => request.Millivolts = 39).Status);
        _run.Link.SelfTest = null;
        Assert.Equal(ControlStatus.BadState, Phone.Ask(ControlOp.SelfTest).Status);
        int asked = 0;
        _run.Link.SelfTest = () => asked++;
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.SelfTest).Status);
        Assert.Equal(ControlStatus.Busy, Phone.Ask(ControlOp.SelfTest).Status);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Replies_to_bad_requests_say_what_is_wrong()
    {
        Phone.Minor = 0;
        Phone.LogIn();
        foreach ((byte[] packet, ControlStatus status) in new (byte[], ControlStatus)[]
        {
            ([0x77, 201], ControlStatus.BadOp),
            ([3, 202, 1], ControlStatus.BadLength),
            ([6, 203, 9], ControlStatus.BadParameter),
        })
        {
            Phone.Central.Write(new Guid(LinkIds.Control), packet);
            _run.Run(0.2);
            Assert.Equal([Packet.Reply, packet[0], packet[1], (byte)status], Phone.Central.Notifications[^1].Value);
        }
    }

    [Fact]
    public void A_run_comes_down_whole_and_from_where_it_broke_off()
    {
        Phone.LogIn();
        uint run = Record(4000);
        var whole = new List<byte>();
        LogEnd? end = null;
        while (end == null || end.Next < end.RunLength)
        {
            end = Phone.Download(run, whole);
            Assert.NotNull(end);
            Assert.Equal((uint)whole.Count, end.Next);
            Assert.Equal(Crc32.Update(0, [.. whole], 0, whole.Count), end.Crc32);
        }

        Assert.True(whole.Count > 2 * LogPacket.MostWindow, $"only {whole.Count} bytes");
        Assert.Equal(OnFlash(run), whole);

        // Another phone, later: it has the first window and wants the rest; the checksum is of all.
        Phone.Central.Disconnect();
        _run.Run(1);
        Phone.LogIn();
        List<byte> rest = whole[..LogPacket.MostWindow];
        end = Phone.Download(run, rest);
        Assert.Equal(Crc32.Update(0, [.. whole], 0, (int)end!.Next), end.Crc32);
    }

    [Fact]
    public void One_window_is_sent_at_a_time_and_can_be_ended()
    {
        Phone.LogIn();
        uint run = Record(4000);
        ControlReply Read() => Phone.Ask(ControlOp.Read, request =>
        {
            request.Run = run;
            request.Count = LogPacket.MostWindow;
        });
        Assert.Equal(ControlStatus.Ok, Read().Status);
        Assert.Equal(ControlStatus.Busy, Read().Status);
        Assert.Equal(ControlStatus.Ok, Phone.Ask(ControlOp.Abort).Status);
        Assert.False(_run.Link.Sender.IsSending);
        Assert.Equal(ControlStatus.Ok, Read().Status);
        Assert.Equal(ControlStatus.NotFound, Phone.Ask(ControlOp.Read, request => request.Count = 16).Status switch
        {
            ControlStatus.Busy => ControlStatus.NotFound,
            ControlStatus other => other,
        });
    }

    private uint Record(int stances)
    {
        Phone.Ask(ControlOp.Start);
        _run.Run(1);
        for (int i = 0; i < stances; i++)
        {
            var stance = new Core.Stance { Side = (i & 1) == 0 ? Side.Left : Side.Right, ToeOffUs = 240_000 + i, StepUs = 350_000, HighestTiltCdeg = i, LowestTiltCdeg = -i };
            _run.Clip.Log.OnStance(stance);
            if (i % 10 == 0)
            {
                _run.Run(0.05);
            }
        }

        Phone.Ask(ControlOp.Stop);
        _run.Run(5);
        return Phone.Ask(ControlOp.List).Run;
    }

    private byte[] OnFlash(uint run)
    {
        byte[] bytes = new byte[65536];
        int count = _run.Clip.Runs.Read((int)run, 0, bytes, 0, bytes.Length);
        return bytes[..count];
    }

    /// <summary>Makes the clip judge a stance that nobody ran.</summary>
    private void Judge(Side side, int dropCdeg) =>
        _run.Clip.Monitor.Alerts.Take(new Core.Stance { Side = side, HighestTiltCdeg = dropCdeg, LowestTiltCdeg = -dropCdeg }, _run.Clip.Monitor.NowUs);

    private AlertPacket ReadAlert()
    {
        var alert = new AlertPacket();
        Assert.True(alert.Decode(Phone.Read(LinkIds.Alert)));
        return alert;
    }

    private byte[] ReadSettings()
    {
        return Phone.Read(LinkIds.Settings);
    }

    private AttReply WriteSettings(byte[] packet) => Phone.WriteSettings(packet);

    private static Guid Uuid(ushort number) => Utilities.CreateUuidFromShortCode(number);

    private byte[] Read(ushort number) => Phone.Central.Read(Uuid(number)).Value;

    private string Text(ushort number) => System.Text.Encoding.UTF8.GetString(Read(number));

    private List<byte[]> Told(ushort number) => [.. Phone.Central.Notifications.Where(told => told.Uuid == Uuid(number)).Select(told => told.Value)];
}
