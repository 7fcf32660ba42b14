using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.Phone.Live;

/// <summary>What of the settings does not go together, in words: each is allowed, and none may surprise.</summary>
internal static class SettingsAdvice
{
    private const int FarApartCdeg = 300;
    private const int MuchFaded = 70;

    /// <summary>Looks at settings.</summary>
    /// <param name="clip">The clip's.</param>
    /// <param name="phone">The phone's.</param>
    public static IEnumerable<string> Of(ClipSettings clip, Choices phone)
    {
        if (!clip.MotorOn)
        {
            yield return phone.Sound || phone.Speech || phone.Vibration
                ? "With the buzz off only this phone tells you, and only while its screen is on."
                : "Nothing will tell you: the clip's buzz is off, and so are sound, speech and vibration on this phone.";
        }
        else if (clip.FadedPercent >= MuchFaded)
        {
            yield return Text.Of($"Of ten cues the clip keeps {(clip.FadedPercent + 5) / 10} to itself.");
        }

        foreach (Side side in new[] { Side.Left, Side.Right })
        {
            int fresh = side == Side.Left ? clip.Alerts.BaselineLeftCdeg : clip.Alerts.BaselineRightCdeg;
            int limit = clip.Alerts.CeilingOf(side);
            if (fresh >= limit)
            {
                yield return Text.Of($"On the {Text.Of(side)} leg your fresh drop of {fresh / 100.0:0.#}° is over the limit of {limit / 100.0:0.#}°: it would tell you all the time. Raise the limit, or lower the fresh drop.");
            }
            else if (fresh > 0 && fresh + clip.Alerts.AboveBaselineCdeg >= limit)
            {
                yield return Text.Of($"On the {Text.Of(side)} leg “Above fresh” never counts: {fresh / 100.0:0.#}° and {clip.Alerts.AboveBaselineCdeg / 100.0:0.#}° are not under the limit of {limit / 100.0:0.#}°.");
            }
        }

        if (Math.Abs(clip.Alerts.CeilingOf(Side.Left) - clip.Alerts.CeilingOf(Side.Right)) > FarApartCdeg)
        {
            yield return "The limits of the two legs are more than 3° apart. If the clip hangs askew that hides it; if your legs differ so much, it is right.";
        }
    }
}
