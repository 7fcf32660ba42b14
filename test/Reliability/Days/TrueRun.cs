namespace HipSense.Reliability;

/// <summary>A run as it was, whatever the clip makes of it.</summary>
internal sealed class TrueRun
{
    /// <summary>When it began, ms of the board's time.</summary>
    public required long StartMs { get; init; }

    /// <summary>When somebody last ran in it.</summary>
    public long RanMs { get; set; }

    /// <summary>When it ended: five minutes later, by hand, or with the power.</summary>
    public long EndMs { get; set; }

    /// <summary>True when the clip was on at its end, and saw it.</summary>
    public bool EndIsSeen { get; set; }

    /// <summary>Steps that the clip was told of.</summary>
    public int Stances { get; set; }

    /// <summary>Times that the clip was cut off in its midst.</summary>
    public int Cuts { get; set; }

    /// <summary>False when nobody ran in it any more after the clip was cut off.</summary>
    public bool WasGoneOnWith { get; set; } = true;

    /// <summary>When it began by the phone's clock, as the phone told it first; 0: it did not.</summary>
    public long StartedUnixS { get; set; }
}
