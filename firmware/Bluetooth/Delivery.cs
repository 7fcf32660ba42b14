namespace HipSense.Firmware;

/// <summary>What became of a packet.</summary>
public enum Delivery
{
    /// <summary>The stack has queued it; whether it arrives is not known.</summary>
    Queued = 0,

    /// <summary>Nobody is subscribed, or whoever was has left.</summary>
    NobodyListens = 1,

    /// <summary>The stack has no room: try again later.</summary>
    Refused = 2,
}
