namespace HipSense.Phone.Link;

/// <summary>What became of settings that were written to the clip.</summary>
public enum SettingsOutcome
{
    /// <summary>The clip has them, and has stored them.</summary>
    Saved,

    /// <summary>The clip refused them; its own stay.</summary>
    Refused,

    /// <summary>Another phone has changed them meanwhile: those are shown now.</summary>
    ChangedElsewhere,

    /// <summary>There is no link.</summary>
    NoLink,
}
