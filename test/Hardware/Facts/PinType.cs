namespace HipSense.Hardware.Facts;

/// <summary>What a pin does electrically, in KiCad's words.</summary>
public enum PinType
{
    /// <summary>Neither drives nor listens: resistors, switches.</summary>
    Passive,

    /// <summary>Listens.</summary>
    Input,

    /// <summary>Drives.</summary>
    Output,

    /// <summary>Does either.</summary>
    Bidirectional,

    /// <summary>Is fed.</summary>
    PowerIn,

    /// <summary>Feeds.</summary>
    PowerOut,
}
