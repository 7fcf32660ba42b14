using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>The raw stream on the whole board: exact, numbered, and no harm to anything else.</summary>
public sealed class RawStreamTests
{
    [Theory]
    [InlineData(517, 20)]
    [InlineData(247, 20)]
    [InlineData(246, 19)]
    [InlineData(185, 14)]
    [InlineData(104, 8)]
    [InlineData(55, 4)]
    public void Every_sample_comes_once_and_as_the_FIFO_gave_it(int mtu, int samplesAPacket)
    {
        using var run = new RecordedRun("steady", 1, 1);
        run.Connect(mtu);
        run.Run(10);
        ControlReply reply = run.Record();
        Assert.Equal(ControlStatus.Ok, reply.Status);
        Assert.Equal(samplesAPacket, reply.Samples);
        run.Run(30);
        run.Phone.Ask(ControlOp.RawStop);
        run.Run(1);

        List<byte[]> packets = [.. run.Phone.Raw.Where(packet => packet[0] == Packet.Raw)];
        Assert.All(packets.SkipLast(1), packet => Assert.Equal(samplesAPacket, RawPacket.SamplesOf(packet)));
        byte[] told = [.. packets.SelectMany(packet => packet.Skip(RawPacket.HeaderBytes))];
        byte[] given = [.. run.Given.Where(block => block.Sample >= run.First).SelectMany(block => block.Bytes).Take(told.Length)];
        Assert.Equal(given, told);
        Assert.InRange(told.Length / ImuScale.FrameBytes, 29 * ImuScale.RateHz, 31 * ImuScale.RateHz);
        Assert.Equal(0, run.Board.Radio.Faults.CutOff);
        Assert.Equal(0, run.Clip.Link.Raw.Dropped);
        Assert.False(run.Clip.Link.Raw.IsOn);
        var end = new RawNote();
        Assert.True(end.Decode(run.Phone.Raw[^1]));
        Assert.Equal((RawNoteKind.End, (byte)RawEnd.Asked), (end.Kind, end.Data[0]));
    }

    [Theory]
    [InlineData(54)]
    [InlineData(23)]
    public void A_link_that_is_too_small_is_refused(int mtu)
    {
        using var run = new RecordedRun();
        run.Connect(mtu);
        Assert.Equal(ControlStatus.LinkTooSmall, run.Record().Status);
        Assert.False(run.Clip.Link.Raw.IsOn);
    }

    [Theory]
    [InlineData(-1, ControlStatus.StorageFull)]
    [InlineData(0, ControlStatus.Ok)]
    public void A_heap_without_room_for_it_is_refused_since_the_detection_would_pay(int beyondBytes, ControlStatus status)
    {
        using var run = new RecordedRun();
        run.Connect();
        run.Board.Heap.FreeBytes = HeapMonitor.LeastBytes + HeapMonitor.RawBytes + beyondBytes;
        run.Run(1 + (HeapMonitor.CollectMs / 1000));
        Assert.Equal(status, run.Record().Status);
    }

    [Fact]
    public void The_size_of_the_link_before_is_not_that_of_this_one()
    {
        using var run = new RecordedRun();
        run.Connect();
        run.Phone.Central.Disconnect();
        run.Run(1);
        run.Phone.Connect();
        run.Phone.LogIn();
        Assert.Equal(ControlStatus.LinkTooSmall, run.Record().Status);
    }

    [Fact]
    public void Only_the_owner_in_a_session_with_a_key_gets_it()
    {
        using var run = new RecordedRun();
        run.Phone.Connect();
        run.Phone.Central.ExchangeMtu(VirtualRadio.MostMtu);
        Assert.Equal(ControlStatus.NotAuthorised, run.Record().Status);
        run.Phone.Minor = 0;
        run.Phone.LogIn();
        Assert.Equal(ControlStatus.NotAuthorised, run.Record().Status);
        run.Phone.Minor = OwnerProof.SessionMinor;
        run.Phone.LogIn();
        Assert.Equal(ControlStatus.Ok, run.Record().Status);
        Assert.Equal(ControlStatus.NotAuthorised, Unsigned(run, ControlOp.RawStop).Status);
        Assert.True(run.Clip.Link.Raw.IsOn);
    }

    [Fact]
    public void No_two_packets_are_hidden_alike_and_none_goes_in_the_clear()
    {
        using var run = new RecordedRun("steady", 2, 1);
        var air = new List<byte[]>();
        run.Phone.Central.Notified += notification => air.Add(notification.Value);
        run.Connect();
        for (int i = 0; i < 3; i++)
        {
            run.Record(i == 1 ? RawStart.GoOn : RawStart.Anew);
            run.Run(5);
        }

        List<byte[]> hidden = [.. air.Where(packet => packet[0] is Packet.Raw or Packet.RawNote)];
        Assert.Equal(hidden.Count, run.Phone.Raw.Count);

        // What was put over each packet.
        IEnumerable<string> streams = hidden.Zip(run.Phone.Raw).Select(pair => Convert.ToHexString([.. pair.First.Zip(pair.Second).Skip(8).Take(24).Select(both => (byte)(both.First ^ both.Second))]))
            .Where(stream => stream.Length > 8);
        Assert.All(streams.GroupBy(stream => stream), group => Assert.Single(group));
        Assert.Equal(hidden.Count(packet => packet.Length > 12), streams.Count());
    }

    [Fact]
    public void Whoever_comes_after_the_owner_hears_nothing()
    {
        using var run = new RecordedRun("steady", 3, 1);
        run.Connect();
        run.Record();
        run.Run(5);
        run.Phone.Central.Disconnect();
        run.Run(0.5);
        Assert.False(run.Clip.Link.Raw.IsOn);
        int before = run.Phone.Raw.Count;
        run.Phone.Connect();
        run.Phone.Central.ExchangeMtu(VirtualRadio.MostMtu);
        run.Run(3);
        Assert.Equal(before, run.Phone.Raw.Count);
    }

    /// <summary>Refusing half of the time, slow, and breaking off: beside the same run without a stream.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void At_the_worst_radio_nothing_else_is_harmed(int seed)
    {
        (string[] Events, int Records, string[] Log, int Resets, long PauseMs) without = Run(seed, streams: false);
        (string[] Events, int Records, string[] Log, int Resets, long PauseMs) with = Run(seed, streams: true);
        Assert.Equal(without.Events, with.Events);
        Assert.Contains(with.Events, line => line.StartsWith("CueEvent", StringComparison.Ordinal));
        Assert.Equal(without.Records, with.Records);
        Assert.Equal(without.Log[..^1], with.Log[..^1]);

        // The stances of the last four seconds wait to be written.
        int all = int.Parse(without.Log[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(int.Parse(with.Log[^1], System.Globalization.CultureInfo.InvariantCulture), all - 15, all + 15);
        Assert.Equal(0, with.Resets);

        // Between two turns of the sampler, flash and all.
        Assert.InRange(with.PauseMs, 0, without.PauseMs + 20);
    }

    [Fact]
    public void A_radio_that_stands_still_costs_samples_and_no_memory()
    {
        using var run = new RecordedRun("steady", 4, 2);
        run.Connect();
        run.Run(20);
        run.Record();
        run.Run(5);
        long now = run.Board.Time.NowUs;
        run.Board.Radio.Faults.RefuseBetween(now, now + 20_000_000);
        run.Run(19);
        Assert.InRange(run.Clip.Link.Raw.Dropped, 17 * ImuScale.RateHz, 20 * ImuScale.RateHz);
        run.Run(10);
        Recording recording = run.Finish();
        RecordedGap gap = Assert.Single(recording.Gaps);
        Assert.InRange(gap.Samples, 17 * ImuScale.RateHz, 20 * ImuScale.RateHz);

        // The rows behind the gap are those of their time.
        for (int row = recording.Rows - 400; row < recording.Rows - 8; row++)
        {
            (long sample, byte[] bytes) = run.Given.Last(block => block.Sample <= run.First + row);
            Assert.Equal(Fifo.Word(bytes, (int)(run.First + row - sample) * ImuScale.FrameBytes), recording.Row(row)[0]);
        }
    }

    [Fact]
    public void When_the_cell_is_low_it_ends_and_says_why_and_does_not_begin_again()
    {
        using var run = new RecordedRun("steady", 5, 2);
        run.Connect();
        run.Record();
        run.Run(5);
        run.Board.Battery.Millivolts = 3450;
        run.Run(30);
        Assert.True(run.Clip.PowerManager.IsLow);
        Assert.False(run.Clip.Link.Raw.IsOn);
        var end = new RawNote();
        Assert.True(end.Decode(run.Phone.Raw[^1]));
        Assert.Equal((RawNoteKind.End, (byte)RawEnd.BatteryLow), (end.Kind, end.Data[0]));
        Assert.Equal(ControlStatus.BatteryLow, run.Record().Status);
    }

    [Fact]
    public void Muted_and_resting_it_goes_on()
    {
        using var run = new RecordedRun("stander", 6, 3);
        run.Connect();
        run.Phone.Ask(ControlOp.Mute, request => request.Seconds = 600);
        run.Record();
        run.Run(100);
        Assert.Equal(HipSense.Firmware.PowerState.Idle, run.Clip.PowerManager.State);
        Recording recording = run.Finish();
        Assert.InRange(recording.Rows, 99 * ImuScale.RateHz, 102 * ImuScale.RateHz);
        Assert.Empty(recording.Gaps);
    }

    [Fact]
    public void Begun_in_the_midst_of_a_run_it_costs_the_runner_no_more_than_a_few_strides()
    {
        using var run = new RecordedRun("limper", 8, 4, new AlertSettings { CeilingCdeg = 400, WarmUpS = 10, CueGapS = 10 });
        run.Connect();
        run.Run(120);
        long atUs = run.Clip.Monitor.NowUs;
        RunStatistics statistics = run.Clip.Monitor.Statistics;
        int strides = statistics.Left.Stances;
        run.Record();
        Assert.Equal(strides, statistics.Left.Stances);
        run.Run(60);
        StanceEvent next = run.Told.Events.OfType<StanceEvent>().First(stance => stance.InitialContactUs > atUs);
        CueEvent cue = run.Told.Events.OfType<CueEvent>().First(one => one.AtUs > atUs);
        Assert.InRange((next.InitialContactUs - atUs) / 1e6, 0, 2);
        Assert.InRange((cue.AtUs - atUs) / 1e6, 0, 45);
        Assert.InRange(statistics.Left.Stances, strides + 60, strides + 120);
    }

    /// <summary>What the log says, but for the times, which are a turn of the loop apart, and for how the stances are put together.</summary>
    private static string[] Records(byte[] log)
    {
        var lines = new List<string>();
        var reader = new LogReader(log, 0, log.Length);
        int left = 0;
        int right = 0;
        while (reader.Next())
        {
            left += reader.Kind == LogKind.Stances ? reader.Stances.Left : 0;
            right += reader.Kind == LogKind.Stances ? reader.Stances.Right : 0;
            switch (reader.Kind)
            {
                case LogKind.Cue:
                    lines.Add($"{reader.Cue.Side} {reader.Cue.Kind} {reader.Cue.MeanCdeg} {reader.Cue.ThresholdCdeg}");
                    break;
                case LogKind.Activity:
                    lines.Add($"{reader.Activity}");
                    break;
                case LogKind.Gap:
                    lines.Add($"gap {reader.GapCause}");
                    break;
            }
        }

        Assert.Equal(0, reader.DamagedBytes);
        return [.. lines, $"{left + right}"];
    }

    private static ControlReply Unsigned(RecordedRun run, ControlOp op)
    {
        var reply = new ControlReply();
        void Take(Notification notification) => reply.Decode(notification.Value);
        run.Phone.Central.Notified += Take;
        run.Phone.Central.Write(new Guid(LinkIds.Control), OwnersPhone.Written(new ControlRequest { Op = op, Reference = 200 }));
        run.Run(1);
        run.Phone.Central.Notified -= Take;
        return reply;
    }

    private static (string[] Events, int Records, string[] Log, int Resets, long PauseMs) Run(int seed, bool streams)
    {
        using var run = new RecordedRun("limper", seed, 4, new AlertSettings { CeilingCdeg = 400, WarmUpS = 10, CueGapS = 10 });
        var random = new Random(seed);
        run.Connect();
        if (streams)
        {
            // The detection is left as it is: what differs is the stream's doing.
            Assert.Equal(ControlStatus.Ok, run.Record(RawStart.GoOn).Status);
        }

        long pauseMs = 0;
        long lastMs = Clock.UptimeMs;
        run.Clip.Sampler.Taking += (_, _) =>
        {
            pauseMs = Math.Max(pauseMs, Clock.UptimeMs - lastMs);
            lastMs = Clock.UptimeMs;
        };
        for (int i = 0; i < 200; i++)
        {
            long now = run.Board.Time.NowUs;
            run.Board.Radio.Faults.RefuseBetween(now, now + random.Next(100_000, 900_000));
            if (i is 60 or 120)
            {
                run.Phone.Central.Disconnect();
                run.Run(0.5);
                run.Connect();
                _ = streams && run.Record(RawStart.GoOn).Status == ControlStatus.Ok;
            }

            run.Run(1 - ((run.Board.Time.NowUs - now) / 1e6));
        }

        if (streams)
        {
            Assert.InRange(run.Text.Lines.ToString().Split("by=radio").Length, 3, 400);
        }

        // With or without a stream it ends at the same moment; the phone has taken longer to ask for one.
        const double EndS = 220;
        run.Run(EndS - (run.Board.Time.NowUs / 1e6));
        byte[] log = run.Board.Flash.Content(run.Board.Flash.Files.Single(file => file.EndsWith(".log", StringComparison.Ordinal)))!;

        // Without the end, where a stride may still be open.
        const long LastUs = (long)((EndS - 5) * 1e6);
        return ([.. run.Told.Events.Where(what => what.DecidedUs < LastUs).Select(what => $"{what}")], run.Clip.Link.Alerts.Newest, Records(log), run.Clip.Sampler.FifoResets, pauseMs);
    }
}
