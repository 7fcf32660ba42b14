using System;
using System.IO;
using System.Threading.Tasks;
using HipSense.Tests.Browser;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

// A browser has one emulated Bluetooth adapter.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace HipSense.Tests.Browser;

/// <summary>One browser and one server for all tests; each test has a profile of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PageServer? _server;

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException("Not started.");

    internal PageServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await PageServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "page", "wwwroot"));
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.StartAsync(_playwright);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
