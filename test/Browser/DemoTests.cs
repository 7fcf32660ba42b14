using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class DemoTests(BrowserFixture fixture)
{
    [Fact]
    public async Task The_demo_is_disconnected_and_connected_again()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.TryDemoAsync("/clip");
        await visit.TapAsync("Disconnect");
        await visit.SeesStateAsync("Not connected");
        await visit.TapAsync("Connect again");
        await visit.SeesStateAsync("Live");
    }

    [Fact]
    public async Task Runs_of_the_demo_are_apart_are_marked_and_go_with_it()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.TryDemoAsync();
        await visit.SeesAsync("Running, recorded");
        await visit.TapAsync("Stop");
        await visit.GoAsync("Runs");
        await visit.SeesAsync("Nobody ran these.");
        await visit.SeesAsync("No runs yet. After a run");
        await visit.Page.Locator(".runs a").ClickAsync();
        await visit.SeesAsync("A demo run cannot be taken along");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "FIT" })).ToHaveCountAsync(0);
        await visit.GoAsync("Clip");
        await visit.TapAsync("Leave the demo");
        await visit.GoAsync("Runs");
        await visit.SeesAsync("No runs yet. After a run");
        await Expect(visit.Page.Locator(".runs a")).ToHaveCountAsync(0);
        Assert.Equal("", await visit.KeptAsync("runs"));
    }
}
