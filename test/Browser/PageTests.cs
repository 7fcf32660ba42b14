using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HipSense.Core;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class PageTests(BrowserFixture fixture)
{
    private const double LeastTarget = 48;

    [Fact]
    public async Task The_demo_runs_a_clip_in_the_page_and_asks_nobody_for_anything()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        var asked = new ConcurrentQueue<string>();
        visit.Page.Request += (_, request) => asked.Enqueue(request.Url);
        await visit.TryDemoAsync();
        await visit.SeesAsync("HipSense demo");
        await Expect(visit.Page.GetByLabel("Left leg").Locator(".number")).ToHaveTextAsync(new Regex(@"^\d+\.\d°$"));
        await Expect(visit.Page.GetByText("Running, recorded")).ToBeVisibleAsync();
        Assert.All(asked, url => Assert.StartsWith(fixture.Server.Address, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_network_the_page_opens_again()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.OpenAsync();
        await ControlledAsync(visit.Page);
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.ReloadAsync();
        await visit.SeesAsync("Pair a clip");
        await visit.GoAsync("Settings");
        await visit.Page.ReloadAsync();
        await visit.SeesAsync("On this phone");
    }

    [Fact]
    public async Task A_newer_version_is_offered_and_taken()
    {
        await using PageServer server = await PageServer.StartAsync();
        await using Visit visit = await Visit.StartAsync(fixture, server: server);
        await visit.OpenAsync();
        await ControlledAsync(visit.Page);
        string manifest = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "page", "wwwroot", "service-worker-assets.js"), TestContext.Current.CancellationToken);
        byte[] newer = Encoding.UTF8.GetBytes(Regex.Replace(manifest, "\"version\": \"[^\"]*\"", "\"version\": \"newer\""));
        server.Instead = path => path == "/service-worker-assets.js" ? newer : null;
        await visit.Page.ReloadAsync();
        await visit.SeesAsync("A newer version is ready.");
        await visit.TapAsync("Use it");
        await visit.SeesAsync("Pair a clip");
        await Expect(visit.Page.GetByText("A newer version is ready.")).ToBeHiddenAsync();
        Assert.Equal("hipsense-newer", await visit.Page.EvaluateAsync<string>("async () => (await caches.keys()).join()"));
    }

    [Fact]
    public async Task The_page_can_be_installed()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.OpenAsync();
        ICDPSession tab = await visit.Context.NewCDPSessionAsync(visit.Page);
        System.Text.Json.JsonElement? manifest = await tab.SendAsync("Page.getAppManifest");
        Assert.Equal(0, manifest!.Value.GetProperty("errors").GetArrayLength());
        System.Text.Json.JsonElement? problems = await tab.SendAsync("Page.getInstallabilityErrors");

        // A private window is the one obstacle that the test itself puts up.
        Assert.DoesNotContain(
            problems!.Value.GetProperty("installabilityErrors").EnumerateArray(),
            problem => problem.GetProperty("errorId").GetString() != "in-incognito");
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Every_screen_is_for_everybody(ColorScheme colours)
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager, colours);
        await visit.OpenAsync();
        await visit.SeesAsync("Pair a clip");
        await CheckAsync(visit.Page);
        await visit.TapAsync("Pair a clip");
        await visit.SeesStateAsync("Live");
        visit.Clip.Skip(Wearers.Standing + TimeSpan.FromSeconds(30));
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("RIGHT");
        await CheckAsync(visit.Page);
        await visit.TapAsync("Stop");
        foreach (string screen in new[] { "Settings", "Clip", "Record", "Runs" })
        {
            await visit.GoAsync(screen);
            await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(screen);
            await CheckAsync(visit.Page);
            if (screen == "Record")
            {
                await visit.TapAsync("Start recording");
                await visit.TapAsync("Mark");
                await CheckAsync(visit.Page);
                await visit.TapAsync("Stop recording");
                await visit.SeesAsync("1 mark");
                await CheckAsync(visit.Page);
            }
        }

        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
        await visit.Page.Locator(".runs a").ClickAsync();
        await visit.SeesAsync("Drop over the run");
        await CheckAsync(visit.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task What_is_asked_and_told_in_trouble_is_for_everybody(ColorScheme colours)
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager, colours);
        await visit.Page.AddInitScriptAsync(
            "window.isFull = true; const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...all) { "
            + "if (window.isFull && this.name === 'runs') throw new DOMException('Full.', 'QuotaExceededError'); return put.apply(this, all); }; "
            + "navigator.storage.persisted = async () => false; navigator.storage.persist = async () => false;");
        await visit.PairAsync();
        visit.Clip.Skip(Wearers.Standing + TimeSpan.FromMinutes(1));
        await visit.TapAsync("Mute 5 min");
        await visit.SeesAsync("Clip and phone are muted for");
        await CheckAsync(visit.Page);

        // What comes of the run is wrong in a bit, again and again.
        visit.Clip.Loses = one =>
        {
            one.Value[^1] ^= (byte)(one.Value[0] == Packet.Log ? 1 : 0);
            return false;
        };
        await visit.TapAsync("Stop");

        await visit.GoAsync("Clip");
        await visit.Page.GetByText("Give it away, or begin anew").ClickAsync();
        await visit.TapAsync("Factory reset");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, forget everything" })).ToBeVisibleAsync();
        await CheckAsync(visit.Page);
        await visit.TapAsync("Yes, forget everything");
        await visit.SeesAsync("Nothing was forgotten: the clip's button was not down.");
        await CheckAsync(visit.Page);

        await visit.GoAsync("Runs");
        await visit.SeesAsync("did not come without errors");
        await CheckAsync(visit.Page);
        visit.Clip.Loses = null;
        await visit.TapAsync("Look for new runs");
        await visit.SeesAsync("This phone has not kept one run");
        await visit.SeesAsync("The browser may clear them");
        await CheckAsync(visit.Page);

        // A run on the phone, which cannot be deleted there, beside something that is none.
        await visit.Page.EvaluateAsync("() => { window.isFull = false; }");
        await visit.TapAsync("Try now");
        await Expect(visit.Page.GetByText("This phone has not kept one run")).ToBeHiddenAsync();
        await visit.PutAsync("runs", "bad", "{");
        await visit.Page.ReloadAsync();
        await visit.SeesAsync("One thing in the phone's storage cannot be read");
        await visit.Page.EvaluateAsync("() => { IDBObjectStore.prototype.delete = () => { throw new DOMException('Closed.', 'InvalidStateError'); }; }");
        await visit.TapAsync("Delete all runs");
        await visit.TapAsync("Yes, delete");
        await visit.SeesAsync("One deleted run is still in this phone's storage");
        await CheckAsync(visit.Page);
    }

    [Fact]
    public async Task Everything_can_be_done_with_keys()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new());
        await visit.OpenAsync();
        await visit.SeesAsync("Pair a clip");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pair a clip" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SeesStateAsync("Live");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Sound" })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Expect(visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Sound" })).ToHaveAttributeAsync("aria-checked", "false");
    }

    [Fact]
    public async Task The_first_link_goes_to_the_content()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.OpenAsync();
        await visit.SeesAsync("Pair a clip");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByText("Go to the content")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#content")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_none()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.OpenAsync("/settings");
        Assert.Equal("0s", await visit.Page.Locator(".knob").First.EvaluateAsync<string>("knob => getComputedStyle(knob).transitionDuration"));
    }

    private static async Task CheckAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({violation.Nodes[0].Html})"));
        string[] small = await page.EvaluateAsync<string[]>(
            @"least => [...document.querySelectorAll('button, a, input')]
                .filter(one => one.offsetParent && !one.classList.contains('skip'))
                .filter(one => { const box = one.getBoundingClientRect(); return box.width < least || box.height < least; })
                .map(one => one.outerHTML)",
            LeastTarget);
        Assert.Empty(small);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));
    }

    private static async Task ControlledAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
}
