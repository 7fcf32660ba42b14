namespace HipSense.Phone.Live;

/// <summary>How this phone tells of cues; kept on the phone. What the clip does is in its own settings.</summary>
public sealed class Choices
{
    /// <summary>Tones, in the ear of the side.</summary>
    public bool Sound { get; set; } = true;

    /// <summary>Spoken words.</summary>
    public bool Speech { get; set; }

    /// <summary>The phone vibrates.</summary>
    public bool Vibration { get; set; } = true;

    /// <summary>The screen stays on while a run is on.</summary>
    public bool StayAwake { get; set; } = true;
}
