using System.Linq;
using HipSense.Core;
using HipSense.Firmware;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>What a clip told while its stream was recorded, and what a replay of the recording tells: the same, to the bit.</summary>
public sealed class RecordedReplayTests
{
    [Theory]
    [InlineData("tiring", 1)]
    [InlineData("limper", 2)]
    [InlineData("jogger", 3)]
    [InlineData("novice", 4)]
    [InlineData("shuffler", 5)]
    public void Begun_before_the_run_it_tells_the_same(string runner, int seed)
    {
        using var run = new RecordedRun(runner, seed, 3, EagerAlerts());
        run.Connect();
        Assert.Equal(ControlStatus.Ok, run.Record().Status);
        run.Run(170);
        Recording recording = run.Finish();
        AssertSame(run, recording, leastStances: 150);
        Assert.Equal(RecordingFormat.Standing, recording.IsStanding ? RecordingFormat.Standing : "");
        Assert.Empty(recording.Gaps);
    }

    [Theory]
    [InlineData("tiring", 1, 40)]
    [InlineData("tiring", 2, 95.3)]
    [InlineData("limper", 3, 77.7)]
    [InlineData("jogger", 4, 120)]
    [InlineData("fast", 5, 66)]
    [InlineData("stop-and-go", 6, 90)]
    public void Begun_in_the_midst_of_a_run_it_tells_the_same(string runner, int seed, double fromS)
    {
        using var run = new RecordedRun(runner, seed, 4, EagerAlerts());
        run.Connect();
        run.Run(fromS);
        Assert.True(run.Clip.RunControl.Session.IsOpen);
        Assert.Equal(ControlStatus.Ok, run.Record().Status);
        run.Run(230 - fromS);
        Recording recording = run.Finish();
        AssertSame(run, recording, leastStances: 100);
        Assert.False(recording.IsStanding);
        Assert.Contains(recording.Notes, note => note.Kind == RawNoteKind.Kept);
    }

    [Theory]
    [InlineData("tiring", 1)]
    [InlineData("limper", 2)]
    [InlineData("steady", 3)]
    public void What_the_sensor_loses_is_a_gap_and_it_tells_the_same(string runner, int seed)
    {
        using var run = new RecordedRun(runner, seed, 4, EagerAlerts());
        run.Connect();
        run.Run(20.0 * seed);
        Assert.Equal(ControlStatus.Ok, run.Record().Status);
        double now = run.Board.Time.NowUs / 1e6;

        // The loop is held up for longer than the FIFO holds; the bus does not answer; the chip stands still.
        foreach (double after in new[] { 20, 33.3, 71.7, 71.9 })
        {
            run.At(now + after, () => Clock.Sleep(570));
        }

        run.At(now + 50, () => run.Board.I2c.Faults.NackBetween(run.Board.Time.NowUs, run.Board.Time.NowUs + 400_000));
        run.Run(180);
        Recording recording = run.Finish();
        Assert.InRange(recording.Gaps.Count, 3, 20);
        AssertSame(run, recording, leastStances: 150);
    }

    [Fact]
    public void What_changes_in_the_midst_of_it_changes_in_the_replay()
    {
        using var run = new RecordedRun("limper", 7, 5, EagerAlerts());
        run.Connect();
        run.Record();
        double now = run.Board.Time.NowUs / 1e6;
        run.Run(60);
        ChangeCeiling(run, 650);
        run.Run(20);
        run.Phone.Ask(ControlOp.TestAlert, request => request.Side = Side.Left);
        run.Run(20);
        run.Phone.Ask(ControlOp.Stop);
        run.Run(20);
        run.Phone.Ask(ControlOp.Start);
        run.Run(20);
        run.Phone.Ask(ControlOp.Mute, request => request.Seconds = 60);
        run.Run(100);
        Recording recording = run.Finish();
        AssertSame(run, recording, leastStances: 200);
        Assert.Equal(2, recording.Notes.Count(note => note.Kind == RawNoteKind.Settings));
        Assert.Equal(2, recording.Notes.Count(note => note.Kind == RawNoteKind.NewRun));
        Assert.Contains(recording.Notes, note => note.Kind == RawNoteKind.Shake);
    }

    [Fact]
    public void Where_the_radio_loses_samples_it_is_the_same_up_to_there_and_goes_on_after()
    {
        using var run = new RecordedRun("tiring", 9, 4, EagerAlerts());
        run.Connect();
        run.Run(30);
        run.Record();
        run.Run(60);
        long gapUs = run.Board.Time.NowUs;
        run.Board.Radio.Faults.RefuseBetween(gapUs, gapUs + 3_000_000);
        run.Run(100);
        Recording recording = run.Finish();
        RecordedGap gap = Assert.Single(recording.Gaps);
        Assert.InRange(gap.Samples, 300, 700);
        string[] told = run.Lines(recording);
        string[] replayed = RecordedRun.Replayed(recording);
        int same = told.Zip(replayed).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.InRange(same, 100, told.Length);
        Assert.InRange(replayed.Length, told.Length - 30, told.Length);

        // Without the gap it is not the same: the test above can fail.
        Assert.NotEqual(told, replayed);
    }

    /// <summary>Settings as a page can write them, with which cues come soon.</summary>
    private static AlertSettings EagerAlerts() => new() { CeilingCdeg = 400, WarmUpS = 10, CueGapS = 10, AboveBaselineCdeg = 50 };

    private static void ChangeCeiling(RecordedRun run, int cdeg)
    {
        byte[] packet = run.Clip.Settings.NewPacket(ClipSettings.Schema);
        var settings = new ClipSettings(new AlertSettings());
        settings.Decode(packet);
        settings.Alerts.CeilingCdeg = cdeg;
        settings.Encode(packet);
        run.Phone.WriteSettings(packet);
        run.Run(1);
        Assert.Equal(ControlStatus.Ok, run.Phone.Applied);
    }

    private static void AssertSame(RecordedRun run, Recording recording, int leastStances)
    {
        string[] told = run.Lines(recording);
        string[] replayed = RecordedRun.Replayed(recording);
        Assert.Equal(told, replayed);
        Assert.True(told.Count(line => line.StartsWith("Stance", System.StringComparison.Ordinal)) >= leastStances, $"{told.Length} lines.");
        Assert.True(run.Clip.Faults == 0, $"{run.Clip.LastFault}");
    }
}
