using System.Threading.Tasks;
using HipSense.Firmware;
using HipSense.Tests.Browser.Emulation;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class PairingTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Who_chooses_no_clip_has_none()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        visit.Clip.IsChosen = false;
        await visit.OpenAsync();
        await visit.TapAsync("Pair a clip");
        await visit.SeesStateAsync("Not connected");
    }

    [Fact]
    public async Task A_stranger_sees_the_battery_and_nothing_of_the_run()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        CloseWindow(visit.Clip);
        await visit.OpenAsync();
        await visit.TapAsync("Pair a clip");
        await visit.SeesStateAsync("Not authorised");
        await visit.SeesAsync("This phone does not hold the clip's key");
        await Expect(visit.Page.Locator(".battery")).ToContainTextAsync("%");
        await Expect(visit.Page.Locator(".now")).ToHaveCountAsync(0);
        await visit.GoAsync("Settings");
        await visit.SeesAsync("can be seen and changed while it is connected");

        // Who holds the button is no stranger.
        await visit.GoAsync("Run");
        visit.Clip.With(clip =>
        {
            clip.Clip.Link.OpenPairWindow();
            return true;
        });
        await visit.TapAsync("Pair again");
        await visit.SeesStateAsync("Live");
    }

    [Fact]
    public async Task The_key_of_before_a_reset_opens_nothing()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        CloseWindow(visit.Clip);
        visit.Clip.With(clip =>
        {
            clip.Clip.Link.Session.Renew(Clock.UptimeMs);
            return true;
        });
        await visit.Clip.DropAsync();
        await visit.SeesStateAsync("Not authorised");
        await visit.SeesAsync("This phone does not hold the clip's key");
    }

    [Fact]
    public async Task A_known_clip_needs_no_button()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        CloseWindow(visit.Clip);
        await visit.GoAsync("Clip");
        await visit.TapAsync("Disconnect");
        await visit.SeesStateAsync("Not connected");
        await visit.TapAsync("Pair a clip");
        await visit.SeesStateAsync("Live");
        Assert.Equal(0, visit.Clip.With(clip => clip.Clip.Link.Session.WindowS(Clock.UptimeMs)));
    }

    [Fact]
    public async Task Without_web_bluetooth_the_page_says_so()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.Page.AddInitScriptAsync("delete Navigator.prototype.bluetooth");
        await visit.OpenAsync();
        await visit.SeesAsync("This browser cannot talk to a clip");
    }

    private static void CloseWindow(EmulatedClip near) => near.With(clip =>
    {
        clip.Clip.Link.Session.CloseWindow();
        return true;
    });
}
