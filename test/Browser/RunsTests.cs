using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
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
        await Expect(run).ToHaveCountAsync(1);
        await run.ClickAsync();
        await visit.SeesAsync("Drop over the run");
        await Expect(visit.Page.GetByText("breaks off")).ToBeHiddenAsync();

        // Three curves, each with its thirds; the table of all angles.
        foreach (string title in new[] { "Drop over the run", "Tilt over the run", "Rotation over the run" })
        {
            ILocator card = visit.Page.GetByLabel(title, new() { Exact = true });
            await Expect(card.Locator("svg.chart.parts").First.Locator(".dot")).ToHaveCountAsync(6);
            await Expect(card.Locator("svg.chart.parts").First.Locator(".error")).ToHaveCountAsync(6);
            await Expect(card.GetByRole(AriaRole.Img).Nth(1)).ToHaveAttributeAsync("aria-label", new Regex(@"^By thirds of the run: first third: left -?\d"));
            await Expect(card.Locator(".change").First).ToBeVisibleAsync();
        }

        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "rotation, range" })).ToHaveCountAsync(2);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= innerWidth"));

        string[] lines = Encoding.UTF8.GetString(await visit.ExportAsync("CSV")).Split("\r\n");
        Assert.StartsWith("time,elapsed_s,what,left_drop_deg,right_drop_deg", lines[0], StringComparison.Ordinal);
        int cues = visit.Clip.With(clip => CuesOfRuns(clip.Clip.Link.Alerts));
        Assert.Equal(cues, lines.Count(line => line.Contains(",cue,", StringComparison.Ordinal) || line.Contains(",recovered,", StringComparison.Ordinal)));
        Assert.EndsWith("left_rotation_range_deg,right_rotation_range_deg", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Count(line => line.Contains(",stretch,", StringComparison.Ordinal)) > 40);

        using JsonDocument json = JsonDocument.Parse(await visit.ExportAsync("JSON"));
        Assert.InRange(json.RootElement.GetProperty("figures").GetProperty("rightDeg").GetDouble(), 8, 10);
        Assert.InRange(json.RootElement.GetProperty("figures").GetProperty("leftDeg").GetDouble(), 3.5, 5.5);

        double tilt = json.RootElement.GetProperty("angles").GetProperty("whole").GetProperty("angles").EnumerateArray()
            .First(figures => figures.GetProperty("angle").GetString() == "Tilt").GetProperty("meanDeg").GetDouble();
        Assert.InRange(tilt, 0, 10);

        byte[] fit = await visit.ExportAsync("FIT");
        Assert.Equal(".FIT", Encoding.ASCII.GetString(fit, 8, 4));

        // It goes when it is deleted, can be had back, and once it is gone for good the clip has it no more.
        await visit.GoAsync("Runs");
        await visit.TapAsync("Delete all runs");
        await visit.TapAsync("Yes, delete");
        await visit.SeesAsync("No runs yet");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await visit.TapAsync("Undo");
        await Expect(run).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
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
            if (isBreaking && piece.Offset >= 7 * LogPacket.MostWindow / 2)
            {
                broken.TrySetResult();
            }

            return isBreaking && broken.Task.IsCompleted;
        };
        await visit.TapAsync("Stop");
        await broken.Task.WaitAsync(TimeSpan.FromMilliseconds(BrowserFixture.PatienceMs), TestContext.Current.CancellationToken);
        await visit.Clip.DropAsync();
        int before = visit.Clip.With(_ =>
        {
            isBreaking = false;
            return offsets.Count;
        });
        await visit.GoAsync("Runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);

        // The beginning tells that it is still the same run; the two windows after it are not fetched again.
        Assert.Contains(0u, offsets.Skip(before));
        Assert.DoesNotContain(offsets.Skip(before), offset => offset is >= LogPacket.MostWindow and < 3 * LogPacket.MostWindow);
        Assert.Contains(3u * LogPacket.MostWindow, offsets.Skip(before));
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
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_run_that_was_deleted_stays_deleted()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        await RecordAsync(visit);
        await visit.Page.Locator(".runs a").ClickAsync();
        await visit.TapAsync("Delete this run");
        await visit.TapAsync("Yes, delete");
        await visit.SeesAsync("One run is deleted from this phone");
        await visit.TapAsync("Look for new runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(0);
        await visit.Page.ReloadAsync();
        await visit.SeesAsync("No runs yet");
        Assert.Contains("deletedAt", await visit.KeptAsync("runs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_whose_storage_is_full_says_so_keeps_the_run_and_tries_again()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.Page.AddInitScriptAsync(
            "window.isFull = true; const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...all) { "
            + "if (window.isFull && this.name === 'runs') throw new DOMException('Full.', 'QuotaExceededError'); return put.apply(this, all); };");
        await visit.PairAsync();
        await RecordAsync(visit);
        await visit.SeesAsync("This phone has not kept one run");
        await visit.Page.EvaluateAsync("() => { window.isFull = false; }");
        await visit.TapAsync("Try now");
        await Expect(visit.Page.GetByText("This phone has not kept one run")).ToBeHiddenAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Things_in_the_storage_that_are_no_runs_cost_nothing_but_themselves()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        await RecordAsync(visit);
        await visit.PutAsync("runs", "bad", "{");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
        await visit.SeesAsync("One thing in the phone's storage cannot be read");
        await visit.TapAsync("Throw it away");
        await visit.TapAsync("Yes, delete");
        await Expect(visit.Page.GetByText("cannot be read")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_browser_is_asked_to_keep_the_runs_and_its_answer_is_shown()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.Page.AddInitScriptAsync(
            "window.asked = 0; navigator.storage.persisted = async () => false; navigator.storage.persist = async () => ++window.asked > 1;");
        await visit.PairAsync();
        await RecordAsync(visit);
        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("() => window.asked"));
        await visit.SeesAsync("The browser may clear them");
        await visit.TapAsync("Ask the browser to keep them");
        await visit.SeesAsync("the browser has promised to keep them");
    }

    private static async Task RecordAsync(Visit visit)
    {
        visit.Clip.Skip(Wearers.Standing + TimeSpan.FromMinutes(1));
        await visit.TapAsync("Stop");
        await visit.GoAsync("Runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
    }

    /// <summary>Cues up to the end of the last run: the runner goes on after it, and so do the cues.</summary>
    private static int CuesOfRuns(AlertRing alerts)
    {
        byte[] packet = new byte[AlertPacket.Length];
        var alert = new AlertPacket();
        int newest = alerts.Newest;
        while (newest > 0 && alerts.Copy(newest, packet) && alert.Decode(packet) && alert.Run == 0)
        {
            newest--;
        }

        return newest;
    }
}
