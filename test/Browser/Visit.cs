using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using HipSense.Firmware;
using HipSense.Phone.Demo;
using HipSense.Runners;
using HipSense.Tests.Browser.Emulation;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

/// <summary>Somebody's phone with the page on it, and perhaps a clip near it. Whatever the page complains of fails the test.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowser _browser;

    private Visit(IBrowser browser, IBrowserContext context, IPage page)
    {
        _browser = browser;
        Context = context;
        Page = page;
        browser.Disconnected += Lost;
        page.Crash += (_, _) => _complaints.Enqueue("The page has crashed.");
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue(message.Text);
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public EmulatedClip? Near { get; private set; }

    public EmulatedClip Clip => Near ?? throw new InvalidOperationException("No clip is near.");

    /// <summary>The word for how it stands with the clip.</summary>
    public ILocator State => Page.Locator(".strip .state");

    /// <summary>Takes out a phone.</summary>
    /// <param name="fixture">Browser and server.</param>
    /// <param name="colours">Dark or light.</param>
    /// <param name="server">Whose page it opens; the fixture's when not given.</param>
    public static async Task<Visit> StartAsync(BrowserFixture fixture, ColorScheme colours = ColorScheme.Dark, PageServer? server = null)
    {
        IBrowser browser = await fixture.StartBrowserAsync();
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            BaseURL = (server ?? fixture.Server).Address,
            ViewportSize = new() { Width = 390, Height = 844 },
            DeviceScaleFactor = 2,
            HasTouch = true,
            ColorScheme = colours,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(BrowserFixture.PatienceMs);
        return new Visit(browser, context, await context.NewPageAsync());
    }

    /// <summary>The same with a clip near it, which somebody wears and whose button was just held.</summary>
    /// <param name="fixture">Browser and server.</param>
    /// <param name="runner">Who wears it.</param>
    /// <param name="options">How the clip starts.</param>
    /// <param name="colours">Dark or light.</param>
    public static async Task<Visit> WithClipAsync(BrowserFixture fixture, Scenario runner, ClipOptions options, ColorScheme colours = ColorScheme.Dark)
    {
        Visit visit = await StartAsync(fixture, colours);
        var clip = new PacedClip(new RunnerSignal(runner, 1), options);
        clip.HoldButton();
        visit.Near = await EmulatedClip.NearAsync(visit.Page, clip);
        return visit;
    }

    /// <summary>Opens the page.</summary>
    public async Task OpenAsync(string screen = "/")
    {
        await Page.GotoAsync(screen);
        await Expect(Page.Locator("h1").First).ToBeAttachedAsync();
    }

    /// <summary>Pairs from the first screen, and waits until the clip is live.</summary>
    public async Task PairAsync()
    {
        await OpenAsync();
        await TapAsync("Pair a clip");
        await SeesStateAsync("Live");
    }

    /// <summary>Begins the demo, and waits until its clip is live.</summary>
    /// <param name="screen">Where.</param>
    public async Task TryDemoAsync(string screen = "/")
    {
        await OpenAsync(screen);
        await TapAsync("Try it without a clip");
        await SeesStateAsync("Live");
    }

    /// <summary>Touches a button.</summary>
    public Task TapAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Goes to a screen.</summary>
    public Task GoAsync(string screen) => Page.GetByRole(AriaRole.Link, new() { Name = screen, Exact = true }).ClickAsync();

    public Task SeesStateAsync(string word) => Expect(State).ToHaveTextAsync(new Regex("^\\s*" + Regex.Escape(word) + "\\s*$"));

    public Task SeesAsync(string text) => Expect(Page.GetByText(text)).ToBeVisibleAsync();

    /// <summary>What the page has kept in a part of its database, in one text.</summary>
    public Task<string> KeptAsync(string store) => Page.EvaluateAsync<string>(
        @"store => new Promise(done => { indexedDB.open('hipsense').onsuccess = opened => {
            const all = opened.target.result.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => { opened.target.result.close(); done(all.result.join('\n')); }; }; })",
        store);

    /// <summary>Puts something into a part of the page's database.</summary>
    public Task PutAsync(string store, string key, string text) => Page.EvaluateAsync(
        @"([store, key, text]) => new Promise(done => { indexedDB.open('hipsense').onsuccess = opened => {
            const change = opened.target.result.transaction(store, 'readwrite');
            change.objectStore(store).put(text, key);
            change.oncomplete = () => { opened.target.result.close(); done(); }; }; })",
        new[] { store, key, text });

    /// <summary>Downloads what a button exports.</summary>
    public async Task<byte[]> ExportAsync(string button)
    {
        IDownload download = await Page.RunAndWaitForDownloadAsync(() => TapAsync(button));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Near is not null)
        {
            await Near.DisposeAsync();
            _complaints.Enqueue(string.Join("; ", Near.Problems));
        }

        _browser.Disconnected -= Lost;
        await _browser.CloseAsync();
        Assert.DoesNotContain(_complaints, complaint => complaint.Length > 0);
    }

    private void Lost(object? sender, IBrowser browser) => _complaints.Enqueue("The browser has crashed.");
}
