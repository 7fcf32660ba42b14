using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Core;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class RunsTests(BrowserFixture fixture)
{
    // Some windows of the log.
    private static readonly TimeSpan s_run = Wearers.Standing + TimeSpan.FromMinutes(6);

    [Fact]
    public async Task A_finished_run_comes_to_the_phone_and_can_be_taken_along()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_run);
        await visit.TapAsync("Stop");
        await visit.GoAsync("Runs");
        ILocator run = visit.Page.Locator(".runs a");
        await Expect(run).ToHaveCountAsync(1, new() { Timeout = 20000 });
        await run.ClickAsync();
        await visit.SeesAsync("Drop over the run");
        await Expect(visit.Page.GetByText("breaks off")).ToBeHiddenAsync();

        string[] lines = Encoding.UTF8.GetString(await visit.ExportAsync("CSV")).Split("\r\n");
        Assert.StartsWith("time,elapsed_s,what,left_drop_deg,right_drop_deg", lines[0], StringComparison.Ordinal);
        int cues = visit.Clip.With(clip => clip.Clip.Link.Alerts.Newest);
        Assert.Equal(cues, lines.Count(line => line.Contains(",cue,", StringComparison.Ordinal) || line.Contains(",recovered,", StringComparison.Ordinal)));
        Assert.True(lines.Count(line => line.Contains(",stretch,", StringComparison.Ordinal)) > 40);

        using JsonDocument json = JsonDocument.Parse(await visit.ExportAsync("JSON"));
        Assert.InRange(json.RootElement.GetProperty("figures").GetProperty("rightDeg").GetDouble(), 8, 10);
        Assert.InRange(json.RootElement.GetProperty("figures").GetProperty("leftDeg").GetDouble(), 3.5, 5.5);

        byte[] fit = await visit.ExportAsync("FIT");
        Assert.Equal(".FIT", Encoding.ASCII.GetString(fit, 8, 4));

        // It stays when the page is opened again, and goes when it is deleted.
        await visit.GoAsync("Runs");
        await visit.TapAsync("Delete all runs from this phone");
        await visit.TapAsync("Yes, delete");
        await visit.SeesAsync("No runs yet");
    }

    [Fact]
    public async Task A_download_that_is_interrupted_goes_on_where_it_was()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_run);
        var offsets = new List<uint>();
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isBreaking = true;
        visit.Clip.Loses = one =>
        {
            var piece = new LogPacket();
            if (one.Uuid != new Guid(LinkIds.Log) || !piece.Decode(one.Value))
            {
                return false;
            }

            offsets.Add(piece.Offset);
            if (isBreaking && piece.Offset >= 3 * LogPacket.MostWindow / 2)
            {
                broken.TrySetResult();
            }

            return isBreaking && broken.Task.IsCompleted;
        };
        await visit.TapAsync("Stop");
        await broken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await visit.Clip.DropAsync();
        int before = visit.Clip.With(_ =>
        {
            isBreaking = false;
            return offsets.Count;
        });
        await visit.GoAsync("Runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1, new() { Timeout = 30000 });

        // The first window was vouched for, and is not fetched again.
        Assert.Equal((uint)LogPacket.MostWindow, offsets.Skip(before).Min());
        await visit.Page.Locator(".runs a").ClickAsync();
        await Expect(visit.Page.GetByText("breaks off")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Runs_outlive_the_page()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(Wearers.Standing + TimeSpan.FromMinutes(1));
        await visit.TapAsync("Stop");
        await visit.GoAsync("Runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1, new() { Timeout = 20000 });
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1, new() { Timeout = 20000 });
    }
}
