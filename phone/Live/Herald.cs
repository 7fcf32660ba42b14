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

    // A short one and a long one; and a short, a long and a short one, as the clip's motor does.
    private static readonly int[] s_archedPulses = [120, 150, 600];
    private static readonly int[] s_turningPulses = [120, 150, 600, 150, 120];
    private static readonly Tone[] s_archedTones = [new(440, 0.12, 0.15), new(440, 0.5, 0)];
    private static readonly Tone[] s_turningTones = [new(440, 0.12, 0.15), new(587, 0.5, 0.15), new(440, 0.12, 0)];
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
        return alert.Kind switch
        {
            CueKind.TooMuchDrop => $"{leg}: hips not level",
            CueKind.Recovered => $"{leg}: hips level again",
            CueKind.BackArched => "Back arched: the pelvis leans forward",
            _ => "The pelvis turns too much",
        };
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
        if (Choices.Sound)
        {
            // In the ear of the leg; what is of the whole pelvis in both.
            await _phone.PlayAsync(alert.Side == Side.Left ? -1 : alert.Side == Side.Right ? 1 : 0, TonesOf(alert));
        }

        if (Choices.Vibration && alert.Kind != CueKind.Recovered)
        {
            await _phone.VibrateAsync(PulsesOf(alert));
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

    private static Tone[] TonesOf(AlertPacket alert) => alert.Kind switch
    {
        CueKind.TooMuchDrop => alert.Side == Side.Left ? s_leftTones : s_rightTones,
        CueKind.Recovered => s_recoveredTones,
        CueKind.BackArched => s_archedTones,
        _ => s_turningTones,
    };

    private static int[] PulsesOf(AlertPacket alert) => alert.Kind switch
    {
        CueKind.BackArched => s_archedPulses,
        CueKind.TooMuchRotation => s_turningPulses,
        _ => alert.Side == Side.Left ? s_leftPulses : s_rightPulses,
    };
}
