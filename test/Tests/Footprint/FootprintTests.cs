using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HipSense.Core;
using HipSense.Device;
using HipSense.Firmware;
using HipSense.Tests.Packaging;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Footprint;

/// <summary>The memory that the clip takes, held against docs/footprint.md.</summary>
[Collection(nameof(Alone))]
public sealed class FootprintTests : IDisposable
{
    /// <summary>For all our live data, Bluetooth included.</summary>
    private const int Budget = 32 * 1024;

    /// <summary>Of which what is not there yet may take.</summary>
    private const int KeptFree = 512;

    private const int StartMs = 2000;
    private const int HourMs = 3_600_000;

    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(new IntegerSignal(HourMs)));
    private readonly IDisposable _current;
    private readonly Clip _clip;
    private long _allocated;

    public FootprintTests()
    {
        _current = _board.Enter();

        // Without cues, since the virtual motor keeps a list of its pulses.
        var options = new ClipOptions { Alerts = new AlertSettings { CeilingCdeg = 9000, AboveBaselineCdeg = 9000 } };
        _clip = new Clip(Firmware.Board.ForTarget(_board.Options.TargetName), options);
        RunUntil(StartMs);
    }

    public void Dispose() => _current.Dispose();

    [Fact]
    public void The_clip_at_its_start_is_within_its_share_of_the_budget()
    {
        LiveData data = LiveData.Of(_clip);
        Assert.True(data.Total <= Budget - KeptFree, data.ToString());
    }

    [Fact]
    public void The_footprint_document_tells_what_is_counted()
    {
        LiveData data = LiveData.Of(_clip);
        string document = File.ReadAllText(Repository.File("docs/footprint.md"));
        foreach (string owner in data.Bytes.Keys)
        {
            Match row = Regex.Match(document, $@"^\| {Regex.Escape(owner)} \|.*\| ([\d,]+) \|$", RegexOptions.Multiline);
            Assert.True(row.Success, $"docs/footprint.md has no row '{owner}'; counted: {data}");
            int told = int.Parse(row.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(told - data.Bytes[owner]) <= Math.Max(100, data.Total / 20), $"docs/footprint.md tells {told} of '{owner}'; counted: {data}");
        }
    }

    [Fact]
    public void What_is_counted_is_what_the_interpreter_holds_within_a_twentieth()
    {
        LiveData data = LiveData.Of(_clip);
        int counted = data.Total + LiveData.Runtime.Values.Sum();
        string document = File.ReadAllText(Repository.File("docs/footprint.md"));
        int measured = Told(document, "live after a collection");
        Assert.True(Math.Abs(counted - measured) <= measured / 20, $"{counted} counted with the runtime's share, {measured} measured: measure again (docs/footprint.md). {data}");
        Assert.All(LiveData.Runtime, part => Assert.Equal(part.Value, Told(document, part.Key)));
    }

    [Fact]
    public void An_hour_later_nothing_was_allocated_and_nothing_is_held()
    {
        int started = LiveData.Of(_clip).Total;

        // The first minute compiles what it runs, and at its end the boot record is marked for the last time.
        RunUntil(61_000);
        _allocated = 0;
        RunUntil(HourMs);
        Assert.Equal(0, _allocated);
        Assert.Equal(started, LiveData.Of(_clip).Total);
        Assert.Equal(0, _clip.Faults);
        Assert.InRange(_clip.Monitor.Statistics.Left.Stances, 4000, 6000);
        Assert.InRange(_board.Flash.Operations, 1500, 3000);
    }

    [Fact]
    public void The_detection_allocates_nothing_when_it_gives_cues()
    {
        const int Seconds = 600;
        var events = new EventHash();
        var monitor = new HipMonitor(new AlertSettings { CeilingCdeg = 450, WarmUpS = 5, CueGapS = 10 }, events);
        var runner = new IntegerRunner(Seconds);
        monitor.StartStanding();
        RunDetection(monitor, runner, 60);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunDetection(monitor, runner, Seconds - 60);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(events.Cues, 20, 200);
    }

    private static int Told(string document, string row)
    {
        Match match = Regex.Match(document, $@"^\| {Regex.Escape(row)} \|.*\| ([\d,]+) \|$", RegexOptions.Multiline);
        Assert.True(match.Success, $"docs/footprint.md has no row '{row}'");
        return int.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static void RunDetection(HipMonitor monitor, IntegerRunner runner, int seconds)
    {
        for (int block = 0; block < seconds * ImuScale.RateHz / ImuScale.BlockSamples; block++)
        {
            monitor.ProcessBlock(runner.NextBlock(), 0);
        }
    }

    /// <summary>
    /// The firmware's own loop; what the board allocates to let time pass is not counted, nor the turns in which the run log opens its file: docs/footprint.md
    /// tells what those cost.
    /// </summary>
    private void RunUntil(long uptimeMs)
    {
        while (Clock.UptimeMs < uptimeMs)
        {
            int operations = _board.Flash.Operations;
            long before = GC.GetAllocatedBytesForCurrentThread();
            int waitMs = _clip.RunDueDuties();
            _allocated += _board.Flash.Operations == operations ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
            Clock.Sleep(waitMs);
        }
    }
}
