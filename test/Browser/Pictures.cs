using System;
using System.IO;
using System.Threading.Tasks;
using HipSense.Firmware;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

/// <summary>
/// Takes pictures of every screen for people to look at, in .artifacts/phone; three of them are those of docs/phone:
/// dotnet test test/Browser -- xUnit.Explicit=only
/// </summary>
public sealed class Pictures(BrowserFixture fixture)
{
    [Theory(Explicit = true)]
    [InlineData(ColorScheme.Dark, "dark")]
    [InlineData(ColorScheme.Light, "light")]
    public async Task Take(ColorScheme colours, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), ".artifacts", "phone")).FullName;
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightTires, new ClipOptions(), colours);
        await visit.OpenAsync();
        await visit.SeesAsync("Pair a clip");
        await ShootAsync("welcome");
        await visit.TapAsync("Pair a clip");
        await visit.SeesStateAsync("Live");
        visit.Clip.Skip(Wearers.Standing + TimeSpan.FromSeconds(5));
        for (int i = 0; i < 600 && await visit.Page.GetByRole(AriaRole.Alert).Locator(".cue").CountAsync() == 0; i++)
        {
            visit.Clip.Skip(TimeSpan.FromSeconds(1));
            await visit.Page.WaitForTimeoutAsync(60);
        }

        await ShootAsync("cue");
        await Expect(visit.Page.Locator(".cue")).ToHaveCountAsync(0);
        await ShootAsync("run");
        await visit.Page.GetByLabel("From above", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await ShootAsync("views");
        await visit.GoAsync("Record");
        await visit.TapAsync("Start recording");
        visit.Clip.Skip(TimeSpan.FromSeconds(40));
        await visit.Page.WaitForFunctionAsync("() => Number(document.querySelector('#samples')?.innerText) >= 8000");

        // Until what was skipped is no longer in the packets of the last two seconds.
        await visit.Page.WaitForTimeoutAsync(3000);
        await visit.Page.GetByLabel("Mark this moment").FillAsync("clap");
        await visit.TapAsync("Mark");
        await Expect(visit.Page.GetByLabel("Marks")).ToContainTextAsync("clap");
        await ShootAsync("record");
        await visit.TapAsync("Stop recording");
        await visit.GoAsync("Run");
        visit.Clip.Skip(TimeSpan.FromMinutes(12));
        await visit.TapAsync("Stop");
        await visit.GoAsync("Settings");
        await visit.SeesAsync("These are the clip's");
        await Expect(visit.Page.Locator(".cue")).ToHaveCountAsync(0);
        await visit.Page.GetByText("When the clip tells you").ScrollIntoViewIfNeededAsync();
        await ShootAsync("settings");
        await visit.GoAsync("Clip");
        await ShootAsync("clip");
        await visit.GoAsync("Runs");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(1);
        await ShootAsync("runs");
        await visit.Page.Locator(".runs a").ClickAsync();
        await visit.SeesAsync("Drop over the run");
        await ShootAsync("summary");
        await visit.Page.GetByText("Drop over the run").EvaluateAsync("one => one.parentElement.scrollIntoView()");
        await ShootAsync("plot");
        await visit.Page.GetByLabel("Tilt over the run", new() { Exact = true }).EvaluateAsync("one => one.scrollIntoView()");
        await ShootAsync("tilt");

        string pictures = Directory.CreateDirectory(Path.Combine(RepositoryRoot(), "docs", "phone")).FullName;
        File.Copy(Path.Combine(folder, "run-dark.png"), Path.Combine(pictures, "run.png"), overwrite: true);
        File.Copy(Path.Combine(folder, "record-dark.png"), Path.Combine(pictures, "record.png"), overwrite: true);
        File.Copy(Path.Combine(folder, "plot-dark.png"), Path.Combine(pictures, "summary.png"), overwrite: true);

        Task ShootAsync(string what) => visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{what}-{name}.png") });
    }

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HipSense.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
