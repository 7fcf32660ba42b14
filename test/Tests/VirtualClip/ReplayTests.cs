using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using HipSense.Core;
using HipSense.Runners;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class ReplayTests
{
    [Fact]
    public void The_firmware_gets_the_counts_of_the_file()
    {
        short[] counts = ChipRecorder.Record(new RecordingSignal(Recordings.Steady));
        Assert.Equal(Recordings.Steady.Counts.ToArray(), counts[..Recordings.Steady.Counts.Length]);
    }

    [Fact]
    public void Every_count_comes_through_the_chip_as_it_is()
    {
        short[] all = [.. Enumerable.Range(0, 65536 + 2).Select(i => (short)(i - 32768))];
        var recording = new Recording("all", isStanding: false, all, new System.Collections.Generic.Dictionary<string, double[]>());
        short[] through = ChipRecorder.Record(new RecordingSignal(recording));
        Assert.Equal(all[..through.Length], through);
        Assert.InRange(all.Length - through.Length, 0, (ImuScale.BlockSamples * Recording.Channels) - 1);
    }

    [Fact]
    public void A_saved_run_gives_the_same_events_as_the_run_itself()
    {
        using var folder = new TempFolder();
        string file = folder.PathOf("run.csv.gz");
        string events = folder.PathOf("run.jsonl");
        CommandLine save = CommandLine.Run("run", "--minutes", "0.5", "--runner", "steady", "--save", file);
        Assert.Equal(0, save.Code);
        Assert.Equal(0, CommandLine.Run("replay", file, "--events", events).Code);
        Assert.Equal(Recordings.Lines(VirtualRun.Of(Recordings.SteadyPlan).Events), File.ReadAllLines(events));
    }

    [Theory]
    [InlineData("tiring", 3)]
    [InlineData("loose-belt", 1)]
    [InlineData("stop-and-go", 2)]
    [InlineData("worst-chip", 1)]
    [InlineData("faller", 1)]
    public void A_recorded_run_gives_the_same_events_as_the_run_itself(string runner, double minutes)
    {
        var plan = new RunPlan(RunnerCatalog.Get(runner), minutes, 5);
        Assert.Equal(Recordings.Lines(VirtualRun.Of(plan).Events), Recordings.Lines(ClipSession.Replay(ChipRecorder.Record(plan, runner)).Events));
    }

    [Fact]
    public void Runs_and_replays_repeat_bit_by_bit()
    {
        Assert.Equal(Recordings.Lines(VirtualRun.Of(Recordings.SteadyPlan).Events), Recordings.Lines(VirtualRun.Of(Recordings.SteadyPlan).Events));
        Assert.Equal(Recordings.Lines(ClipSession.Replay(Recordings.Steady).Events), Recordings.Lines(ClipSession.Replay(Recordings.Steady).Events));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(995)]
    public void There_is_an_up_vector_for_each_row_and_no_event_beyond_the_last(int rows)
    {
        Recording steady = Recordings.Steady;
        var cut = new Recording(
            "cut", isStanding: false, steady.Counts[(2000 * Recording.Channels)..((2000 + rows) * Recording.Channels)].ToArray(), steady.Truth);
        var up = new UpTrace();
        ClipSession session = ClipSession.Replay(cut, up);
        Assert.Equal(rows, up.Rows);
        Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(1, Length(up[row]), 1e-5));
        Assert.All(session.Events, what => Assert.InRange(what.AtUs, 0, cut.LastRowUs));
        Assert.Equal(rows == 995, session.Events.OfType<StanceEvent>().Any());
    }

    [Fact]
    public void The_files_that_replay_writes_have_the_form_that_was_promised()
    {
        using var folder = new TempFolder();
        string file = folder.PathOf("run.csv.gz");
        RecordingWriter.Write(Recordings.Steady, [], file);
        CommandLine call = CommandLine.Run("replay", file, "--events", folder.PathOf("e.jsonl"), "--up", folder.PathOf("u.csv"));
        Assert.Equal(0, call.Code);
        Assert.Contains("run.csv.gz", call.Output, StringComparison.Ordinal);

        string[] up = File.ReadAllLines(folder.PathOf("u.csv"));
        Assert.Equal("up_x,up_y,up_z", up[0]);
        Assert.Equal(Recordings.Steady.Rows, up.Length - 1);
        double[] last = [.. up[^1].Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        Assert.Equal(1, Length((last[0], last[1], last[2])), 1e-5);

        JsonElement[] events = [.. File.ReadLines(folder.PathOf("e.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("calibration", events[0].GetProperty("event").GetString());
        Assert.Equal("running", events.First(what => what.GetProperty("event").GetString() == "activity").GetProperty("state").GetString());
        double[] contacts = [.. events.Where(what => what.GetProperty("event").GetString() == "stance").Select(what => what.GetProperty("ic_ms").GetDouble())];
        Assert.Equal(contacts.Order(), contacts);
    }

    [Fact]
    public void Several_files_follow_one_another_each_under_its_name()
    {
        using var folder = new TempFolder();
        string first = folder.PathOf("a.csv.gz");
        string second = folder.PathOf("b.csv");
        RecordingWriter.Write(Recordings.Steady, [], first);
        RecordingWriter.Write(Recordings.Steady, [], second);
        Assert.Equal(0, CommandLine.Run("replay", first, second, "--events", folder.PathOf("e.jsonl")).Code);
        string[] lines = File.ReadAllLines(folder.PathOf("e.jsonl"));
        int half = lines.Length / 2;
        Assert.Equal(first, JsonDocument.Parse(lines[0]).RootElement.GetProperty("name").GetString());
        Assert.Equal(second, JsonDocument.Parse(lines[half]).RootElement.GetProperty("name").GetString());
        Assert.Equal(lines[1..half], lines[(half + 1)..]);
        Assert.Equal(2, CommandLine.Run("replay", first, second, "--up", folder.PathOf("u.csv")).Code);
    }

    private static double Length((double X, double Y, double Z) v) => Math.Sqrt((v.X * v.X) + (v.Y * v.Y) + (v.Z * v.Z));
}
