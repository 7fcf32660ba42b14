namespace HipSense.Runners;

/// <summary>
/// How firmly the clip is held: skin, fat and belt are a lightly damped spring between pelvis and clip. No published figures exist in
/// degrees; the presets are set so that the synthetic signal rings as real pelvis and waist recordings do (biomechanics.md A4, A5).
/// </summary>
public sealed record BeltFit
{
    /// <summary>Screwed to the bone: for tests of the kinematics alone.</summary>
    public static readonly BeltFit Rigid = new() { IsRigid = true };

    /// <summary>A snug waistband with the clip on the sacrum.</summary>
    public static readonly BeltFit Snug = new();

    /// <summary>A loose waistband: slower, less damped and wider swings.</summary>
    public static readonly BeltFit Loose = new()
    {
        TranslationHz = 12,
        TranslationDamping = 0.2,
        YawHz = 8,
        RollHz = 11,
        PitchHz = 11,
        RotationDamping = 0.15,
        YawDegPerG = 4.5,
        RollDegPerG = 1.5,
        PitchDegPerG = 0.6,
    };

    /// <summary>
    /// A phone in the same waistband: its mass swings beside the clip and takes it along, slower than a loose belt alone. An estimate: 0.2 kg on the
    /// same elastic, a third of the frequency of the clip's own 28 g.
    /// </summary>
    public static readonly BeltFit Phone = new()
    {
        TranslationHz = 10,
        TranslationDamping = 0.3,
        YawHz = 7,
        RollHz = 9,
        PitchHz = 8,
        RotationDamping = 0.25,
        YawDegPerG = 3.5,
        RollDegPerG = 1.2,
        PitchDegPerG = 1,
    };

    /// <summary>
    /// On a belly that bounces: as one of 38 joggers with a sensor at the waist, whose vertical has harmonics of 1.5, 1.1 and 0.9 g and whose clip
    /// nods at up to 600 °/s.
    /// </summary>
    public static readonly BeltFit Belly = new()
    {
        TranslationHz = 6.5,
        TranslationDamping = 0.2,
        YawHz = 9,
        RollHz = 12,
        PitchHz = 7,
        RotationDamping = 0.3,
        YawDegPerG = 2.4,
        RollDegPerG = 0.8,
        PitchDegPerG = 6,
    };

    /// <summary>No wobble at all.</summary>
    public bool IsRigid { get; init; }

    /// <summary>Natural frequency of the clip's shift against the pelvis, Hz.</summary>
    public double TranslationHz { get; init; } = 20;

    /// <summary>Damping ratio of the shift.</summary>
    public double TranslationDamping { get; init; } = 0.25;

    /// <summary>Natural frequency of turning about the vertical, Hz. The real mean cycle rings at 9 Hz about it.</summary>
    public double YawHz { get; init; } = 10;

    /// <summary>Natural frequency of turning about the fore–aft axis, Hz: it rings at 23–27 Hz for a few ms after impact.</summary>
    public double RollHz { get; init; } = 24;

    /// <summary>Natural frequency of turning about the axis to the right, Hz.</summary>
    public double PitchHz { get; init; } = 18;

    /// <summary>Damping ratio of the turning.</summary>
    public double RotationDamping { get; init; } = 0.25;

    /// <summary>Turn about the vertical under a steady pull to the right, degrees per g.</summary>
    public double YawDegPerG { get; init; } = 2.4;

    /// <summary>
    /// Turn about the fore–aft axis under a steady pull to the right, degrees per g. With 0.8 the mean stride rolls at −97…84 °/s after impact,
    /// the real one at −110…123 °/s: the clip rocks on the impact, towards a deeper drop first, and whoever takes the peak of the unfiltered
    /// angle reads some 0.7° too much.
    /// </summary>
    public double RollDegPerG { get; init; } = 0.8;

    /// <summary>Turn about the axis to the right under a steady pull upward beyond that of standing, degrees per g.</summary>
    public double PitchDegPerG { get; init; } = 0.2;
}
