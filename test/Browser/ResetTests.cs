using System.Threading.Tasks;
using HipSense.Firmware;
using Xunit;

namespace HipSense.Tests.Browser;

public sealed class ResetTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_factory_reset_asks_for_the_button_and_is_answered()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Clip");
        await visit.Page.GetByText("Give it away, or begin anew").ClickAsync();
        await visit.TapAsync("Factory reset");
        await visit.TapAsync("Yes, forget everything");
        await visit.SeesAsync("Nothing was forgotten: the clip's button was not down.");
        byte[] key = visit.Clip.With(clip => clip.Clip.Link.Session.Key);

        visit.Clip.With(clip =>
        {
            clip.Board.Gpio.SetInput(clip.Board.Options.ButtonPin, true);
            return true;
        });
        await visit.TapAsync("Factory reset");
        await visit.TapAsync("Yes, forget everything");
        await visit.SeesAsync("Done: the clip has forgotten everything.");
        Assert.NotEqual(key, visit.Clip.With(clip => clip.Clip.Link.Session.Key));
    }
}
