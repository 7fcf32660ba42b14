namespace HipSense.Runners;

/// <summary>What is special about a person of the population.</summary>
public enum PersonKind
{
    /// <summary>Stands still first and runs at one speed.</summary>
    Plain,

    /// <summary>Switches the clip on while running and never stands still.</summary>
    RunsOff,

    /// <summary>Runs off at once and is stopped every 10 to 30 s.</summary>
    Interrupted,

    /// <summary>Hardly leaves the ground, or not at all.</summary>
    Grounded,

    /// <summary>Wears a clip that leans by 20 to 45° forward or back.</summary>
    Leaning,

    /// <summary>Wears it loosely, beside a phone or on a belly.</summary>
    Loose,

    /// <summary>Spares one leg.</summary>
    Limping,

    /// <summary>Runs fast up a hill, with the rebound of the trunk.</summary>
    Uphill,
}
