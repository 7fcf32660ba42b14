using System;
using System.IO;
using System.Threading.Tasks;
using HipSense.Tests.Browser;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

// One page keeps two cores busy while it starts; beside others it would not show in time what it must show within seconds.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace HipSense.Tests.Browser;

/// <summary>One server for all tests; each test has a browser of its own, so that one that crashes takes no other test with it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const float ExpectMs = 30000;

    private IPlaywright? _playwright;
    private BrowserTypeLaunchOptions? _chromium;
    private PageServer? _server;

    internal PageServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // What shows at once on an idle machine takes its time on a loaded one.
        Assertions.SetDefaultExpectTimeout(ExpectMs);
        _server = await PageServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "page", "wwwroot"));
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
