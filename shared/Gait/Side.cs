namespace HipSense.Core;

/// <summary>The foot that is on the ground.</summary>
public enum Side
{
    /// <summary>Not established, and never guessed.</summary>
    Unknown = 0,

    /// <summary>Left stance: the right side of the pelvis is unsupported.</summary>
    Left = 1,

    /// <summary>Right stance: the left side of the pelvis is unsupported.</summary>
    Right = 2,
}
