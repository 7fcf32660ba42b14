namespace HipSense.Core;

/// <summary>Some seconds of running in one record.</summary>
public sealed class StanceSummary
{
    /// <summary>Left stances.</summary>
    public int Left;

    /// <summary>Right stances.</summary>
    public int Right;

    /// <summary>Stances whose side was not established.</summary>
    public int Unknown;

    /// <summary>Left stances whose drop counted: quality 50 and over.</summary>
    public int LeftDrops;

    /// <summary>Likewise right.</summary>
    public int RightDrops;

    /// <summary>Their mean peak drop, hundredths of a degree; 0 without any.</summary>
    public int LeftDropCdeg;

    /// <summary>Likewise right.</summary>
    public int RightDropCdeg;

    /// <summary>Mean contact time of the left stances, microseconds, in steps of 2 ms; 0 without any.</summary>
    public int LeftContactUs;

    /// <summary>Likewise right.</summary>
    public int RightContactUs;

    /// <summary>Tilt and rotation, left.</summary>
    public readonly SideAngles LeftAngles = new();

    /// <summary>Likewise right.</summary>
    public readonly SideAngles RightAngles = new();

    /// <summary>Steps a minute; 0 when no step time is known.</summary>
    public int Cadence;

    /// <summary>What spoke against any of the drops.</summary>
    public StanceDoubts Doubts;

    /// <summary>Mean quality, 0 … 100.</summary>
    public int Quality;
}
