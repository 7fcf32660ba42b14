using System;
using System.Threading.Tasks;
using HipSense.Tests.Browser;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

// Half of a test is waiting, half is a page that starts: two at once keep two cores busy. More would not show in time what they must show within seconds.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 2)]

namespace HipSense.Tests.Browser;

/// <summary>One server for all tests, two of which run at once; each test has a browser of its own, so that one that crashes takes no other test with it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>How long what is to come may take: at once on an idle machine, its time on a loaded one.</summary>
    internal const float PatienceMs = 60000;

    private IPlaywright? _playwright;
    private BrowserTypeLaunchOptions? _chromium;
    private PageServer? _server;

    internal PageServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _server = await PageServer.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _chromium = Chromium.Find(_playwright);
    }

    internal Task<IBrowser> StartBrowserAsync()
    {
        Assert.SkipWhen(_chromium is null, Chromium.Missing);
        return _playwright?.Chromium.LaunchAsync(_chromium) ?? throw new InvalidOperationException("Not started.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
