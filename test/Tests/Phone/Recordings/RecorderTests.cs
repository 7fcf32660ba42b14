using System;
using System.Linq;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Demo;
using HipSense.Phone.Link;
using HipSense.Phone.Recordings;
using HipSense.Tests.OnBoard;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.Phone;

/// <summary>The page's recorder and a clip: what comes is kept as it comes, whatever link and storage do.</summary>
public sealed class RecorderTests
{
    private readonly FakeRecordingStore _store = new();

    [Fact]
    public void Ten_minutes_of_the_demo_tell_the_same_on_the_desktop()
    {
        var time = new ManualTime();
        using var demo = new DemoClip(time);
        var told = new EventHistory(demo.Clip.Clip.Monitor);
        using (demo.Clip.Board.Enter())
        {
            demo.Clip.Clip.AddListener(told);
        }

        var client = new ClipClient(demo.Transport, new DemoKeys(), demo.Time);
        time.Wait(client.PairAsync());
        time.Pass(25);
        using var recorder = new Recorder(new RecordingShelf(_store, time), time);
        time.Wait(recorder.StartAsync(client, isDemo: true));
        KeptRecording kept = Assert.IsType<KeptRecording>(recorder.Current);
        time.Pass(600);
        time.Wait(recorder.StopAsync());

        (Recording recording, long first) = Played(kept);
        Assert.InRange(recording.Rows, 599 * ImuScale.RateHz, 602 * ImuScale.RateHz);
        Assert.Empty(recording.Gaps);
        string[] lines = RecordedRun.Lines(told.Events, first * ImuScale.SamplePeriodUs, recording.LastRowUs);
        Assert.InRange(lines.Count(line => line.StartsWith("Stance", StringComparison.Ordinal)), 1400, 2200);
        Assert.Contains(lines, line => line.StartsWith("Cue", StringComparison.Ordinal));
        Assert.Equal(lines, RecordedRun.Replayed(recording));
    }

    /// <summary>Whenever the page goes, what is in the storage is the recording up to the last five seconds or so.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void At_every_moment_all_but_the_last_seconds_are_kept(double storeTakesS)
    {
        PhoneRun run = PhoneRun.Paired(PhoneRun.RightDrops);
        _store.Takes = () => storeTakesS > 0 ? Task.Delay(TimeSpan.FromSeconds(storeTakesS), run.Time) : Task.CompletedTask;
        using Recorder recorder = Started(run, out KeptRecording kept);
        string? before = null;
        for (int moment = 0; moment < 120; moment++)
        {
            run.Pass(0.3);
            if (moment % 37 == 9)
            {
                recorder.Mark("a word");
            }

            string text = PlayedText(kept.Id);
            Assert.StartsWith(before ?? "", text, StringComparison.Ordinal);
            before = text;
            int rows = text.Split('\n').Count(line => line.Length > 0 && line[0] is '-' or (>= '0' and <= '9'));
            Assert.InRange(kept.Samples - rows, 0, (long)((5.5 + storeTakesS) * ImuScale.RateHz));
        }

        run.Wait(recorder.StopAsync());
        (Recording recording, _) = Played(kept);
        Assert.Equal(kept.Samples, recording.Rows);
        Assert.Equal(3, recording.Marks.Count);
        Assert.Equal(3, kept.Marks);
    }

    [Fact]
    public void A_storage_that_is_full_for_a_while_costs_nothing()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(12);
        _store.IsFull = true;
        run.Pass(60);
        Assert.Contains("does not take", recorder.Message, StringComparison.Ordinal);
        recorder.Mark("full");
        _store.IsFull = false;
        run.Pass(12);
        run.Wait(recorder.StopAsync());
        (Recording recording, _) = Played(kept);
        Assert.InRange(recording.Rows, 83 * ImuScale.RateHz, 87 * ImuScale.RateHz);
        Assert.Equal(kept.Samples, recording.Rows);
        Assert.Empty(recording.Gaps);
        Assert.InRange(Assert.Single(recording.Marks).Seconds, 71.5, 72.5);
    }

    [Fact]
    public void A_storage_that_stays_full_ends_the_recording_and_leaves_what_it_had()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(21);
        _store.IsFull = true;
        for (int minute = 0; minute < 12 && recorder.Current is not null; minute++)
        {
            run.Pass(60);
        }

        Assert.Null(recorder.Current);
        Assert.Contains("full", recorder.Message, StringComparison.Ordinal);
        (Recording recording, _) = Played(kept);
        Assert.InRange(recording.Rows, 15 * ImuScale.RateHz, 21 * ImuScale.RateHz);
    }

    [Fact]
    public void A_link_that_breaks_leaves_a_gap_of_its_length()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(10);
        run.Transport.IsNear = false;
        run.Drop();
        run.Pass(7);
        Assert.True(recorder.IsWaiting);
        run.Transport.IsNear = true;
        run.Pass(30);
        Assert.False(recorder.IsWaiting);
        run.Wait(recorder.StopAsync());
        (Recording recording, _) = Played(kept);
        RecordedGap gap = Assert.Single(recording.Gaps);
        Assert.InRange(gap.Samples, 7 * ImuScale.RateHz, 20 * ImuScale.RateHz);
        Assert.Equal(1, kept.Gaps);
        Assert.Equal(kept.Missing(), gap.Samples);
        Assert.Equal(kept.Span, recording.Rows);
        Assert.InRange(kept.Length().TotalSeconds, 46, 49);
    }

    [Fact]
    public void Packets_that_the_air_loses_are_gaps_where_they_were()
    {
        PhoneRun run = PhoneRun.Paired();
        int lost = 0;
        int seen = 0;
        run.Transport.Air = (_, value) =>
        {
            bool isLost = value[0] == Packet.Raw && ++seen % 31 == 0;
            lost += isLost ? 1 : 0;
            return isLost ? null : value;
        };
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(30);
        run.Wait(recorder.StopAsync());
        (Recording recording, _) = Played(kept);
        Assert.InRange(lost, 5, 20);
        Assert.Equal(lost, recording.Gaps.Count);
        Assert.Equal(kept.Gaps, recording.Gaps.Count);
        Assert.Equal(kept.Missing(), recording.Gaps.Sum(gap => gap.Samples));
    }

    [Fact]
    public void A_clip_that_is_left_ends_the_recording_whole()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(8);
        run.Wait(recorder.LeaveAsync());
        Assert.Null(recorder.Current);
        Assert.Contains("left", recorder.Message, StringComparison.Ordinal);
        (Recording recording, _) = Played(kept);
        Assert.Equal(kept.Samples, recording.Rows);
        long before = kept.Samples;
        run.Pass(5);
        Assert.Equal(before, kept.Samples);
    }

    [Fact]
    public void Asked_twice_it_records_once_and_anew_after_the_end()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Wait(recorder.StartAsync(run.Client, isDemo: false));
        Assert.Same(kept, recorder.Current);
        recorder.Mark("one");
        run.Pass(3);
        run.Wait(recorder.StopAsync());
        run.Wait(recorder.StopAsync());
        recorder.Mark("too late");
        run.Wait(recorder.StartAsync(run.Client, isDemo: false));
        Assert.NotSame(kept, recorder.Current);
        Assert.Empty(recorder.Marks);
        run.Pass(3);
        Assert.InRange(recorder.PacketsPerSecond, 8, 12);
        run.Wait(recorder.StopAsync());
        Assert.Equal(2, _store.Texts.Count);
        Assert.Equal(1, kept.Marks);
    }

    [Fact]
    public void A_mark_has_one_line_and_no_more_than_sixty_letters()
    {
        PhoneRun run = PhoneRun.Paired();
        using Recorder recorder = Started(run, out KeptRecording kept);
        run.Pass(3);
        recorder.Mark("  two\nlines,\t# and " + new string('x', 100));
        recorder.Mark("");
        run.Pass(3);
        run.Wait(recorder.StopAsync());
        (Recording recording, _) = Played(kept);
        Assert.Equal(["two lines, # and " + new string('x', 43), ""], recording.Marks.Select(mark => mark.Word));
    }

    [Fact]
    public void What_the_clip_refuses_is_told_in_words()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Clip.Board.Gpio.SetInput(run.Clip.Board.Options.UsbSensePin, false);
        run.Clip.Board.Battery.Millivolts = 3400;
        run.Pass(60);
        using var recorder = new Recorder(new RecordingShelf(_store, run.Time), run.Time);
        run.Wait(recorder.StartAsync(run.Client, isDemo: false));
        Assert.Null(recorder.Current);
        Assert.Contains("battery is low", recorder.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Texts);
    }

    private Recorder Started(PhoneRun run, out KeptRecording kept)
    {
        var recorder = new Recorder(new RecordingShelf(_store, run.Time), run.Time);
        run.Wait(recorder.StartAsync(run.Client, isDemo: false));
        Assert.True(recorder.Current is not null, recorder.Message);
        kept = recorder.Current!;
        return recorder;
    }

    private string PlayedText(string id) => Play(id).Lines.ToString();

    private RecordingText Play(string id)
    {
        var text = new RecordingText([]);
        foreach (byte[] chunk in _store.ChunksOf(id))
        {
            RecordingFrames.Play(chunk, text);
        }

        return text;
    }

    private (Recording Recording, long First) Played(KeptRecording kept)
    {
        RecordingText text = Play(kept.Id);
        text.End();
        return (RecordedRun.Parse(text.Lines.ToString()), text.First);
    }
}
