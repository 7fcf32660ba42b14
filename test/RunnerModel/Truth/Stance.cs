namespace HipSense.Runners;

/// <summary>
/// The truth about one stance of running. Times are seconds from the first sample, of the motion itself: the chip's low-pass delays what it
/// puts out. Angles are of the rigid pelvis against the horizontal, degrees, + = the swing side is lower.
/// </summary>
/// <param name="Side">The stance leg.</param>
/// <param name="InitialContact">When the foot touches the ground, s.</param>
/// <param name="ToeOff">When it leaves the ground, s.</param>
/// <param name="StepTime">From this contact to that of the other foot, s.</param>
/// <param name="DropAtContactDeg">Contralateral pelvic drop at initial contact.</param>
/// <param name="PeakDropDeg">Its greatest value from contact to 0.6 of the contact time.</param>
/// <param name="PeakTime">When that is, s.</param>
/// <param name="DropAtToeOffDeg">Drop when the foot leaves the ground.</param>
/// <param name="Steady">True when neither speed, path nor activity changed during the step.</param>
public sealed record Stance(
    Side Side,
    double InitialContact,
    double ToeOff,
    double StepTime,
    double DropAtContactDeg,
    double PeakDropDeg,
    double PeakTime,
    double DropAtToeOffDeg,
    bool Steady)
{
    /// <summary>Time on the ground, s.</summary>
    public double ContactTime => ToeOff - InitialContact;

    /// <summary>Peak drop minus drop at contact, degrees.</summary>
    public double ExcursionDeg => PeakDropDeg - DropAtContactDeg;
}
