namespace HipSense.Phone.Live;

/// <summary>How this phone tells of cues, and what else it shows; kept on the phone. What the clip does is in its own settings.</summary>
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

    /// <summary>The small picture from behind, with the drop of both legs, on the Run screen.</summary>
    public bool ShowsBehind { get; set; }

    /// <summary>The small picture from the side, with the tilt.</summary>
    public bool ShowsSide { get; set; } = true;

    /// <summary>The small picture from above, with the rotation.</summary>
    public bool ShowsAbove { get; set; } = true;
}
