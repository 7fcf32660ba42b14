using System;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Firmware;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace HipSense.Tests.Browser;

public sealed class SettingsTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Settings_that_the_clip_takes_are_saved_with_their_revision()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        await visit.SeesAsync("These are the clip's: revision 0.");
        await visit.TapAsync("Limit: more");
        await visit.TapAsync("Limit: more");
        await visit.TapAsync("Strength: less");
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Learn fresh drop each run" }).ClickAsync();
        await visit.SeesAsync("Changed here, not yet on the clip.");
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Saved on the clip: revision 1.");
        ClipSettings stored = visit.Clip.With(clip => clip.Clip.Settings.Values);
        Assert.Equal((800, 90, 450, 1), (stored.Alerts.CeilingCdeg, stored.MotorPercent, stored.Alerts.BaselineLeftCdeg, stored.Revision));

        // The Run screen goes by them: 4.5° fresh and 1.5° above it.
        await visit.GoAsync("Run");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Cues_on_tilt_and_rotation_are_off_until_they_are_switched_on()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        Assert.Equal((0, 0), visit.Clip.With(clip => (clip.Clip.Settings.Values.Alerts.TiltRiseCdeg, clip.Clip.Settings.Values.Alerts.RotationRiseCdeg)));
        await Expect(visit.Page.GetByText("Lean above fresh")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Tell when the back arches" }).ClickAsync();
        await visit.TapAsync("Lean above fresh: more");
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Tell when the pelvis turns more" }).ClickAsync();
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Saved on the clip: revision 1.");
        Assert.Equal((250, 300), visit.Clip.With(clip => (clip.Clip.Settings.Values.Alerts.TiltRiseCdeg, clip.Clip.Settings.Values.Alerts.RotationRiseCdeg)));
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Tell when the back arches" }).ClickAsync();
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Saved on the clip: revision 2.");
        Assert.Equal((0, 300), visit.Clip.With(clip => (clip.Clip.Settings.Values.Alerts.TiltRiseCdeg, clip.Clip.Settings.Values.Alerts.RotationRiseCdeg)));
    }

    [Fact]
    public async Task A_cue_on_the_whole_pelvis_says_what_it_does_and_names_no_leg()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.TapAsync("Start");
        await visit.SeesAsync("Stop");
        visit.Clip.With(clip =>
        {
            var cue = new Cue { Kind = CueKind.BackArched, Side = HipSense.Core.Side.Unknown, Reason = CueReason.AboveBaseline, MeanCdeg = 925, ThresholdCdeg = 800 };
            clip.Clip.Cues.OnCue(cue);
            clip.Clip.Link.OnCue(cue);
            return true;
        });
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("BACK ARCHED");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("9.3°");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).Not.ToContainTextAsync("LEG");
    }

    [Fact]
    public async Task Settings_that_another_phone_has_changed_meanwhile_are_refused()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        await visit.TapAsync("Limit: less");
        Assert.True(visit.Clip.With(clip =>
        {
            byte[] other = (byte[])clip.Clip.Settings.Packet.Clone();
            LittleEndian.PutU16(other, 2, 1000);
            bool isChanged = clip.Clip.Settings.Change(other);
            clip.Clip.Settings.Found!();
            return isChanged;
        }));
        visit.Clip.Skip(TimeSpan.FromSeconds(1));
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Another phone has changed the settings meanwhile");
        await Expect(visit.Page.Locator(".stepper output").First).ToHaveTextAsync("10 °");
        Assert.Equal(1000, visit.Clip.With(clip => clip.Clip.Settings.Values.Alerts.CeilingCdeg));
    }

    [Fact]
    public async Task A_test_is_felt_on_the_clip_and_seen_on_the_page()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        int before = visit.Clip.With(clip => clip.Board.Motor.Pulses.Count);
        await visit.TapAsync("Test left");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("LEFT");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("(test)");
        visit.Clip.Skip(TimeSpan.FromSeconds(1));
        Assert.Equal(before + 1, visit.Clip.With(clip => clip.Board.Motor.Pulses.Count));
    }

    [Fact]
    public async Task Choices_of_the_phone_outlive_the_page()
    {
        await using Visit visit = await Visit.StartAsync(fixture);
        await visit.OpenAsync("/settings");
        ILocator speech = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Speech" });
        await Expect(speech).ToHaveAttributeAsync("aria-checked", "false");
        await speech.ClickAsync();
        await Expect(speech).ToHaveAttributeAsync("aria-checked", "true");
        await visit.Page.ReloadAsync();
        await Expect(speech).ToHaveAttributeAsync("aria-checked", "true");
    }

    [Fact]
    public async Task Settings_that_are_not_saved_are_asked_about_before_they_are_left()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        await visit.TapAsync("Limit: more");
        await visit.GoAsync("Run");
        await visit.SeesAsync("What you changed is not on the clip yet.");
        await visit.TapAsync("Stay here");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Settings");
        await visit.GoAsync("Run");
        await visit.TapAsync("Forget the changes");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Run");
        Assert.Equal(700, visit.Clip.With(clip => clip.Clip.Settings.Values.Alerts.CeilingCdeg));
        await visit.GoAsync("Settings");
        await visit.TapAsync("Limit: more");
        await visit.GoAsync("Run");
        await visit.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Save on the clip" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Run");
        Assert.Equal(750, visit.Clip.With(clip => clip.Clip.Settings.Values.Alerts.CeilingCdeg));
    }

    [Fact]
    public async Task Each_leg_may_have_a_limit_of_its_own_and_what_does_not_go_together_is_told()
    {
        await using Visit visit = await Visit.WithClipAsync(fixture, Wearers.Stands, new ClipOptions());
        await visit.PairAsync();
        await visit.GoAsync("Settings");
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "A limit for each leg" }).ClickAsync();
        await visit.TapAsync("Limit right: more");
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Buzz", Exact = true }).ClickAsync();
        await visit.SeesAsync("With the buzz off only this phone tells you");
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Saved on the clip: revision 1.");
        ClipSettings stored = visit.Clip.With(clip => clip.Clip.Settings.Values);
        Assert.Equal((700, 750, false), (stored.Alerts.CeilingOf(Side.Left), stored.Alerts.CeilingOf(Side.Right), stored.MotorOn));

        // The phone tells all the same: off is not muted.
        await visit.GoAsync("Run");
        await visit.SeesAsync("The clip's buzz is off in the settings");
        await visit.GoAsync("Settings");
        await visit.TapAsync("Test right");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("RIGHT LEG");
        await visit.TapAsync("Back to the defaults");
        await visit.TapAsync("Save on the clip");
        await visit.SeesAsync("Saved on the clip: revision 2.");
        Assert.Equal((700, true), (visit.Clip.With(clip => clip.Clip.Settings.Values.Alerts.CeilingOf(Side.Right)), visit.Clip.With(clip => clip.Clip.Settings.Values.MotorOn)));
    }
}
