namespace HipSense.Core;

/// <summary>
/// What the pelvis did from one initial contact of a foot to its next: its swing forward and back (tilt) and about the vertical (rotation). A stance is
/// told at its toe-off, its stride when the foot has landed again. The object is used again for a later stride: copy what you keep.
/// </summary>
public sealed class Stride
{
    /// <summary>The foot whose contacts are its ends.</summary>
    public Side Side;

    /// <summary>Its first initial contact, microseconds after the first sample: that of the stance that it belongs to.</summary>
    public long InitialContactUs;

    /// <summary>Time to the next contact of that foot, microseconds.</summary>
    public int StrideUs;

    /// <summary>Range of the tilt, hundredths of a degree, 0 or more.</summary>
    public int TiltRangeCdeg;

    /// <summary>
    /// Rotation of the pelvis at the first contact, hundredths of a degree, positive with the side of the landing foot forward. Its zero is the mean of the stride, and the
    /// straight line from contact to contact is taken out: that is the runner's heading, the bend of the road and the gyro's bias at once. 0 while the side is unknown.
    /// </summary>
    public int RotationAtContactCdeg;

    /// <summary>Range of the rotation, hundredths of a degree, 0 or more; the same line taken out.</summary>
    public int RotationRangeCdeg;

    /// <summary>What speaks against it: the doubts of both of its stances.</summary>
    public StanceDoubts Doubts;

    /// <summary>True when it takes part in means. A standing zero, a slope and a change of speed are no matter to it: its ranges have no zero, and its rotation has its own.</summary>
    public bool Counts => (Doubts & (StanceDoubts.Clipped | StanceDoubts.Bend | StanceDoubts.Gap | StanceDoubts.Shaken)) == 0;
}
