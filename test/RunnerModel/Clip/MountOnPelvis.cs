namespace HipSense.Runners;

/// <summary>The clip's turn against the pelvis at each moment, slip included: a slip is a rotation, and the gyro feels it.</summary>
internal sealed class MountOnPelvis
{
    private readonly ClipMount _mount;
    private bool _set;

    public MountOnPelvis(ClipMount mount) => _mount = mount;

    public Turn Turn;

    public void Set(double time)
    {
        // Without a slip under way nothing changes.
        ClipSlip? slip = _mount.Slip;
        bool slipping = slip is not null && time >= slip.AtSeconds && time <= slip.AtSeconds + slip.Seconds + 0.01;
        if (_set && !slipping)
        {
            return;
        }

        const double Rad = Trig.RadiansPerDegree;
        Jet share = slip is null ? default : Jet.Step(time, slip.AtSeconds, slip.Seconds);
        Turn.Set(
            Rad * (new Jet(_mount.YawDeg) + ((slip?.YawDeg ?? 0) * share)),
            Rad * (new Jet(_mount.PitchDeg) + ((slip?.PitchDeg ?? 0) * share)),
            Rad * (new Jet(_mount.RollDeg) + ((slip?.RollDeg ?? 0) * share)),
            default);
        _set = true;
    }
}
