namespace HipSense.Core;

/// <summary>
/// One running stance and what the pelvis did in it. Contralateral pelvic drop (CPD): how far the pelvis is lower on the unsupported side
/// than on the stance side, relative to the horizontal. The object is used again for a later stance: copy what you keep.
/// </summary>
public sealed class Stance
{
    /// <summary>Stances of at least this <see cref="Quality"/> take part in means and in cues.</summary>
    public const int LeastQuality = 50;

    /// <summary>The foot on the ground.</summary>
    public Side Side;

    /// <summary>Initial contact, microseconds after the first sample.</summary>
    public long InitialContactUs;

    /// <summary>Toe-off, microseconds after the first sample.</summary>
    public long ToeOffUs;

    /// <summary>Time since the initial contact before, microseconds; 0 when there was none.</summary>
    public int StepUs;

    /// <summary>Highest tilt in the first 60 % of contact, hundredths of a degree, positive with the right side up.</summary>
    public int HighestTiltCdeg;

    /// <summary>Lowest tilt in the first 60 % of contact.</summary>
    public int LowestTiltCdeg;

    /// <summary>Tilt at initial contact.</summary>
    public int ContactTiltCdeg;

    /// <summary>
    /// Mean tilt over the contact, hundredths of a degree: how far the top of the pelvis leans forward, relative to standing. Its zero is worth nothing while
    /// <see cref="StanceDoubts.NoZero"/> is among the doubts.
    /// </summary>
    public int TiltCdeg;

    /// <summary>What speaks against the drop.</summary>
    public StanceDoubts Doubts;

    /// <summary>Contact time, microseconds.</summary>
    public int ContactUs => (int)(ToeOffUs - InitialContactUs);

    /// <summary>Peak CPD in the first 60 % of contact, hundredths of a degree; 0 while the side is unknown.</summary>
    public int DropPeakCdeg => Side == Side.Left ? -LowestTiltCdeg : Side == Side.Right ? HighestTiltCdeg : 0;

    /// <summary>CPD at initial contact, hundredths of a degree; 0 while the side is unknown.</summary>
    public int DropAtContactCdeg => Side == Side.Left ? -ContactTiltCdeg : Side == Side.Right ? ContactTiltCdeg : 0;

    /// <summary>Peak CPD less CPD at initial contact, hundredths of a degree.</summary>
    public int ExcursionCdeg => DropPeakCdeg - DropAtContactCdeg;

    /// <summary>How far the drop is to be trusted, 0 … 100. Below <see cref="LeastQuality"/> it takes no part in a mean or a cue.</summary>
    public int Quality
    {
        get
        {
            int quality = Side == Side.Unknown ? 40 : 100;
            if (Doubts == StanceDoubts.None)
            {
                return quality;
            }

            quality -= (Doubts & StanceDoubts.Clipped) != 0 ? 55 : 0;
            quality -= (Doubts & StanceDoubts.Gap) != 0 ? 55 : 0;
            quality -= (Doubts & StanceDoubts.Shaken) != 0 ? 55 : 0;
            quality -= (Doubts & StanceDoubts.Bend) != 0 ? 55 : 0;
            quality -= (Doubts & StanceDoubts.SpeedChange) != 0 ? 20 : 0;
            quality -= (Doubts & StanceDoubts.NoZero) != 0 ? 20 : 0;
            quality -= (Doubts & StanceDoubts.Tilted) != 0 ? 20 : 0;
            return quality < 0 ? 0 : quality;
        }
    }
}
