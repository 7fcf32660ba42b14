using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Firmware;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class RunTests(BrowserFixture fixture)
{
    private static readonly TimeSpan s_untilRun = Wearers.Standing + TimeSpan.FromSeconds(12);
    private static readonly TimeSpan s_untilCue = Wearers.Standing + TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_paired_clip_shows_its_run_live()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        await visit.TapAsync("Start");
        await visit.SeesAsync("Standing, recorded");
        visit.Clip.Skip(s_untilRun);
        await visit.SeesAsync("Running, recorded");
        await Expect(visit.Page.GetByLabel("Right leg").Locator(".number")).ToHaveTextAsync(new Regex(@"^\d+\.\d°$"));

        // Most strides are; the one at which the clip falls silent below need not be.
        await Expect(visit.Page.GetByText("over 7.0°")).ToBeVisibleAsync();

        // What is shown is what the clip last said: large what it judges, small the newest step, each against the threshold of its own leg.
        var told = new MetricsPacket();
        var judged = new FeedbackPacket();
        Assert.True(visit.Clip.With(_ =>
        {
            visit.Clip.IsAwake = false;
            return told.Decode(visit.Clip.Told[Packet.Metrics]) && judged.Decode(visit.Clip.Told[Packet.Feedback]);
        }));
        ILocator left = visit.Page.GetByLabel("Left leg");
        ILocator right = visit.Page.GetByLabel("Right leg");
        await Expect(left.Locator(".number")).ToHaveTextAsync(Degrees(judged.LeftMeanCdeg));
        await Expect(right.Locator(".number")).ToHaveTextAsync(Degrees(judged.RightMeanCdeg));
        await Expect(left.Locator(".newest")).ToContainTextAsync(Degrees(told.LeftDropCdeg));
        await Expect(right.Locator(".newest")).ToContainTextAsync(Degrees(told.RightDropCdeg));
        await Expect(left.Locator(".verdict")).ToContainTextAsync("under 7.0°");
    }

    [Fact]
    public async Task The_pelvis_is_shown_from_the_sides_that_the_runner_chose()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_untilRun);
        ILocator side = visit.Page.GetByLabel("From the side", new() { Exact = true });
        ILocator above = visit.Page.GetByLabel("From above", new() { Exact = true });
        ILocator behind = visit.Page.GetByLabel("From behind", new() { Exact = true });
        await Expect(side.Locator(".number")).ToHaveTextAsync(new Regex(@"^-?\d+\.\d°$"));
        await Expect(side).ToContainTextAsync("usual 2–8°");
        await Expect(above).ToContainTextAsync("usual 9.7–13.6°");
        await Expect(behind).ToHaveCountAsync(0);

        // A mean of ten is near to what the clip told of the newest, which it does not while the motor shakes it.
        var told = new AnglesPacket();
        for (int tries = 0; tries < 100 && visit.Clip.IsAwake; tries++)
        {
            visit.Clip.With(_ =>
            {
                bool isKnown = told.Decode(visit.Clip.Told[Packet.Angles])
                    && told.LeftTiltCdeg != AnglesPacket.None && told.RightTiltCdeg != AnglesPacket.None && told.RotationRangeCdeg != AnglesPacket.None;
                visit.Clip.IsAwake = !isKnown;
                return isKnown;
            });
            await visit.Page.WaitForTimeoutAsync(100);
        }

        Assert.False(visit.Clip.IsAwake);
        Assert.Equal((told.LeftTiltCdeg + told.RightTiltCdeg) / 200.0, await NumberAsync(side), 2.0);
        Assert.Equal(told.RotationRangeCdeg / 100.0, await NumberAsync(above), 3.0);
        await Expect(above.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new Regex(@"^From above: turn to and fro \d+\.\d degrees, usual 9\.7 to 13\.6$"));
        visit.Clip.IsAwake = true;

        await visit.GoAsync("Settings");
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Picture from the side" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Picture from behind" }).ClickAsync();
        await visit.GoAsync("Run");
        await Expect(behind).ToContainTextAsync("usual 4–6°");
        await Expect(above).ToBeVisibleAsync();
        await Expect(side).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_alert_is_told_in_word_arrow_and_side_and_then_counted()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_untilCue);
        ILocator banner = visit.Page.GetByRole(AriaRole.Alert);
        await Expect(banner).ToContainTextAsync("RIGHT");
        await Expect(banner).ToContainTextAsync("Hips not level: the left side goes down");
        await Expect(banner.Locator("svg")).ToBeVisibleAsync();
        await Expect(banner).ToBeEmptyAsync();
        await Expect(visit.Page.Locator(".count.right dd")).Not.ToHaveTextAsync("0");
        await Expect(visit.Page.Locator(".count.left dd")).ToHaveTextAsync("0");
    }

    [Fact]
    public async Task A_lost_link_comes_back_with_the_alerts_that_were_missed()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.IsNear = false;
        await visit.Clip.DropAsync();
        await Expect(visit.State).ToContainTextAsync("Reconnecting");
        await Expect(visit.Page.Locator(".now.old")).ToBeVisibleAsync();
        visit.Clip.Skip(s_untilCue + TimeSpan.FromSeconds(30));
        int given = visit.Clip.With(clip => clip.Clip.Link.Alerts.Newest);
        Assert.True(given >= 2, $"Only {given} alerts were given.");
        visit.Clip.IsNear = true;
        await visit.SeesStateAsync("Live");
        await Expect(visit.Page.Locator(".count.right dd")).ToHaveTextAsync(new Regex($"^({given}|{given + 1}|{given + 2})$"));
        await Expect(visit.Page.GetByText("not received")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Alerts_that_the_clip_no_longer_keeps_are_counted_as_missed()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        visit.Clip.IsNear = false;
        await visit.Clip.DropAsync();
        visit.Clip.With(clip =>
        {
            for (int i = 0; i < AlertRing.Capacity + 2; i++)
            {
                clip.Clip.Link.AddTestAlert(Side.Left);
            }

            return true;
        });
        visit.Clip.IsNear = true;
        await visit.SeesStateAsync("Live");
        await visit.SeesAsync("2 cues not received");
    }

    [Fact]
    public async Task A_notification_that_is_lost_is_asked_for_again()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        int lost = 0;
        visit.Clip.Loses = one => one.Uuid == new Guid(LinkIds.Alert) && lost++ == 0;
        visit.Clip.Skip(s_untilCue);
        await Expect(visit.Page.Locator(".count.right dd")).Not.ToHaveTextAsync("0");
        Assert.True(lost > 1);
    }

    [Fact]
    public async Task Silence_is_stale_and_old_numbers_are_not_shown_as_live()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_untilRun);
        await Expect(visit.Page.GetByLabel("Right leg").Locator(".unit")).ToBeVisibleAsync();
        visit.Clip.IsAwake = false;
        await visit.SeesStateAsync("Stale");
        await visit.SeesAsync("Nothing heard from the clip for 4 seconds");
        await Expect(visit.Page.Locator(".now.old")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mute 5 min" })).ToBeDisabledAsync();
        visit.Clip.IsAwake = true;
        await visit.SeesStateAsync("Live");
        await Expect(visit.Page.Locator(".now.old")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Mute_keeps_the_clip_quiet()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.TapAsync("Mute 5 min");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Muted" })).ToBeVisibleAsync();
        Assert.True(visit.Clip.With(clip => clip.Clip.Link.Live.Metrics.Muted));
        await visit.TapAsync("Muted");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Mute 5 min" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mute_tells_how_long_it_lasts()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.TapAsync("Mute 5 min");
        await Expect(visit.Page.GetByText(new Regex(@"Clip and phone are muted for (5|4) min \d+ s more\."))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_run_that_the_clip_starts_by_itself_keeps_the_screen_on_and_sounds()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.Page.AddInitScriptAsync(
            "window.locks = 0; window.tones = 0; "
            + "navigator.wakeLock.request = async () => { window.locks++; return { release: async () => { window.locks--; } }; }; "
            + "const start = OscillatorNode.prototype.start; OscillatorNode.prototype.start = function (...all) { window.tones++; return start.apply(this, all); };");
        await visit.PairAsync();
        visit.Clip.Skip(s_untilRun);
        await visit.SeesAsync("Running, recorded");
        await visit.Page.WaitForFunctionAsync("() => window.locks === 1");
        visit.Clip.Skip(TimeSpan.FromSeconds(18));
        await visit.Page.WaitForFunctionAsync("() => window.tones > 0");
        await visit.TapAsync("Stop");
        await visit.Page.WaitForFunctionAsync("() => window.locks === 0");
    }

    [Theory]
    [InlineData(360, 640)]
    [InlineData(640, 360)]
    [InlineData(844, 390)]
    [InlineData(1280, 600)]
    public async Task Start_and_stop_are_within_reach_on_every_screen(int width, int height)
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.PairAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task What_the_clip_finds_after_the_run_was_stopped_is_not_told_as_a_cue_of_a_run()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.RightDrops, Wearers.Eager);
        await visit.PairAsync();
        visit.Clip.Skip(s_untilRun);
        await visit.TapAsync("Stop");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeVisibleAsync();
        string before = await visit.Page.Locator(".count.right dd").InnerTextAsync();
        int cues = visit.Clip.With(clip => clip.Clip.Link.Alerts.Newest);
        await visit.Page.EvaluateAsync(
            @"() => { window.told = 0; new MutationObserver(changes => window.told += changes.some(one => [...one.addedNodes].some(node => node.nodeType === 1)) ? 1 : 0)
                .observe(document.querySelector('[role=alert]'), { childList: true, subtree: true }); }");
        visit.Clip.Skip(TimeSpan.FromSeconds(40));
        Assert.True(visit.Clip.With(clip => clip.Clip.Link.Alerts.Newest) > cues);

        // Metrics of after it have come, so that the alerts have too.
        await Expect(visit.Page.Locator(".doing")).ToHaveTextAsync("Running");
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => window.told"));
        Assert.Equal(before, await visit.Page.Locator(".count.right dd").InnerTextAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task Drops_of_two_digits_fit_in(int width)
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.DropsFar, Wearers.Eager);
        await visit.Page.SetViewportSizeAsync(width, 700);
        await visit.PairAsync();
        visit.Clip.Skip(s_untilRun);
        ILocator number = visit.Page.GetByLabel("Right leg").Locator(".number");
        await Expect(number).ToHaveTextAsync(new Regex(@"^1\d\.\d°$"));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));
        Assert.True(await number.EvaluateAsync<bool>("one => one.scrollWidth <= one.clientWidth + 1 && one.getBoundingClientRect().right <= one.closest('[aria-label]').getBoundingClientRect().right"));
    }

    private static async Task<double> NumberAsync(ILocator gauge) =>
        double.Parse((await gauge.Locator(".number").InnerTextAsync()).TrimEnd('°'), CultureInfo.InvariantCulture);

    private static string Degrees(int cdeg) => (cdeg / 100.0).ToString("0.0", CultureInfo.InvariantCulture) + "°";
}
