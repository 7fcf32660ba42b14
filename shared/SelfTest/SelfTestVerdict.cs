namespace HipSense.Core;

/// <summary>What a check came to.</summary>
public enum SelfTestVerdict
{
    /// <summary>It was not made.</summary>
    NotMade = 0,

    /// <summary>Within its limits.</summary>
    Passed = 1,

    /// <summary>Good enough to go on, but to be written down.</summary>
    Noted = 2,

    /// <summary>Outside of its limits.</summary>
    Failed = 3,
}
