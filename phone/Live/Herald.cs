using System;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Browser;

namespace HipSense.Phone.Live;

/// <summary>Tells the runner of an alert on this phone: by a banner, in the ear of the side, in words and by vibration, as the runner chose.</summary>
public sealed class Herald
{
    private static readonly TimeSpan s_bannerTime = TimeSpan.FromSeconds(3);

    // As the clip's motor does: once for the left leg, twice for the right.
    private static readonly int[] s_leftPulses = [500];
    private static readonly int[] s_rightPulses = [220, 160, 220];
    private static readonly Tone[] s_leftTones = [new(660, 0.5, 0)];
    private static readonly Tone[] s_rightTones = [new(880, 0.2, 0.15), new(880, 0.2, 0)];
    private static readonly Tone[] s_recoveredTones = [new(523, 0.15, 0.02), new(784, 0.3, 0)];

    private readonly PhoneDevice _phone;
    private readonly TimeProvider _time;

    /// <summary>Makes a herald.</summary>
    public Herald(PhoneDevice phone, TimeProvider time)
    {
        _phone = phone;
        _time = time;
    }

    /// <summary>Called when the banner comes or goes.</summary>
    public event Action? Changed;

    /// <summary>How the runner wants to be told.</summary>
    public Choices Choices { get; set; } = new();

    /// <summary>True while the runner does not want to be told.</summary>
    public bool IsMuted { get; set; }

    /// <summary>The alert on the banner, or null.</summary>
    public AlertPacket? Banner { get; private set; }

    /// <summary>The banner's words: what a screen reader says, and the loudspeaker.</summary>
    public static string WordsOf(AlertPacket alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        string leg = alert.Side == Side.Left ? "Left leg" : "Right leg";
        return alert.Kind == CueKind.Recovered ? $"{leg}: hips level again" : $"{leg}: hips not level";
    }

    /// <summary>Tells of an alert. One that comes late is not told: it would be about strides that are long over.</summary>
    public async Task TellAsync(AlertPacket alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Replayed || (IsMuted && !alert.Test))
        {
            return;
        }

        Banner = alert;
        Changed?.Invoke();
        bool isLeft = alert.Side == Side.Left;
        bool isBack = alert.Kind == CueKind.Recovered;
        if (Choices.Sound)
        {
            await _phone.PlayAsync(isLeft ? -1 : 1, isBack ? s_recoveredTones : isLeft ? s_leftTones : s_rightTones);
        }

        if (Choices.Vibration && !isBack)
        {
            await _phone.VibrateAsync(isLeft ? s_leftPulses : s_rightPulses);
        }

        if (Choices.Speech)
        {
            await _phone.SayAsync(WordsOf(alert));
        }

        await Task.Delay(s_bannerTime, _time);
        if (Banner == alert)
        {
            Banner = null;
            Changed?.Invoke();
        }
    }
}
