namespace HipSense.Runners;

/// <summary>A leg. The numbers are those of the <c>contact</c> column of a recording.</summary>
public enum Side
{
    /// <summary>No leg, or standing.</summary>
    None = 0,

    /// <summary>The left leg is the stance leg.</summary>
    Left = 1,

    /// <summary>The right leg is the stance leg.</summary>
    Right = 2,

    /// <summary>Both feet are on the ground while running: this jogger does not leave it.</summary>
    Both = 3,
}
