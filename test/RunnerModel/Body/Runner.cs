namespace HipSense.Runners;

/// <summary>
/// Who runs. Nothing here depends on body mass: forces are in body weights. The defaults are a healthy recreational runner.
/// </summary>
public sealed record Runner
{
    /// <summary>What happens over the left leg.</summary>
    public LegHabit Left { get; init; } = new();

    /// <summary>What happens over the right leg.</summary>
    public LegHabit Right { get; init; } = new();

    /// <summary>Step-to-step SD of peak drop, degrees, white: 0.75–1.05, lag-1 correlation 0.0 ± 0.1 (biomechanics.md A2, fact 3).</summary>
    public double DropSdDeg { get; init; } = 0.9;

    /// <summary>Cadence relative to <see cref="GaitTable.Cadence"/>.</summary>
    public double CadenceFactor { get; init; } = 1;

    /// <summary>Contact time relative to <see cref="GaitTable.ContactTime"/>.</summary>
    public double ContactFactor { get; init; } = 1;

    /// <summary>SD of the step time as a share of it. Real: 7–12 ms of 290–370 ms (sacral-grf trials).</summary>
    public double StepTimeSd { get; init; } = 0.018;

    /// <summary>SD of the contact time as a share of it.</summary>
    public double ContactSd { get; init; } = 0.025;

    /// <summary>
    /// Range of pelvic rotation about the vertical over a stride, degrees: 9.7–13.6 by IMU (Perpina-Martinez 2023, IJERPH 20:3631), 19 in the
    /// optical curve that gives the shape.
    /// </summary>
    public double RotationRangeDeg { get; init; } = 13;

    /// <summary>Range of pelvic tilt over a step, degrees: 5.9–6.5 (the same source).</summary>
    public double TiltRangeDeg { get; init; } = 6.2;

    /// <summary>
    /// Mean tilt in running at 3 m/s relative to standing, degrees, negative = forward. The clip is levelled standing, so this stays in
    /// its signal. An estimate (anterior tilt grows by 5–10° from standing to running).
    /// </summary>
    public double RunningTiltDeg { get; init; } = -5;

    /// <summary>
    /// A second drop late in stance, degrees at 0.7 of the step, instead of the swing side's early rise. Some runners have it at 2–3 m/s: for
    /// them obliquity tells left from right in only 20–40 % of steps, and the sideways force must (biomechanics.md B3).
    /// </summary>
    public double LateDropDeg { get; init; }

    /// <summary>Obliquity while standing, degrees, + = right side up: what a runner's own stance adds to the clip's idea of level.</summary>
    public double StandingObliquityDeg { get; init; }

    /// <summary>
    /// Mean impact transient of the pelvis at 3.3 m/s on top of the force curve, g, before the belt amplifies it. Real: 3.5–5.6 g in all,
    /// SD 2.3 g at the steepest point (IMU mean cycle), growing with speed and downhill (sacral-grf).
    /// </summary>
    public double ImpactG { get; init; } = 1.6;

    /// <summary>SD of the impact transient as a share of it.</summary>
    public double ImpactSd { get; init; } = 0.35;

    /// <summary>
    /// From initial contact to the peak of the impact transient at the pelvis, ms, before belt and chip delay it; SD 5 ms. With 23 the sacral
    /// signal crosses 0.6 g about as late as in the force-plate trials (biomechanics.md B2: +20 ± 11 ms).
    /// </summary>
    public double ImpactDelayMs { get; init; } = 23;

    /// <summary>Half of the change of sideways speed over one stance, m/s: sideways force up to 0.09 BW in the optical curve.</summary>
    public double LateralSpeed { get; init; } = 0.05;

    /// <summary>
    /// How much of the fore–aft, vertical and sideways motion of the pelvis against the centre of mass this runner has (1 = the curves of one
    /// recording at 3.47 m/s, see <see cref="Runners.PelvisMotion"/>). Most people have less: at the frequency of the steps the vertical swings by 1.6 g
    /// with 1, by 1.2–1.3 g in level force-plate trials at 2.5–4.2 m/s (as the plate's own force does), and by 0.5–1.6 g in 38 joggings at the waist.
    /// </summary>
    public double PelvisMotion { get; init; } = 1;

    /// <summary>
    /// How far the pelvis is turned from the line of the run on average, degrees, + = to the left: the push then is not straight ahead of it, and who
    /// takes the axis of the fore–aft force for the pelvis' own forward is wrong by as much. In optical motion of two runners that axis was 1° off
    /// for the one and 8–10° for the other, whose hips are uneven.
    /// </summary>
    public double PushYawDeg { get; init; }

    /// <summary>
    /// Running fast uphill the trunk rebounds: the vertical specific force comes back after toe-off although no foot is on the ground. Its height at
    /// 4.2 m/s and 5° of slope or more, g; none at 2.5 m/s or at −2°. On force plates the sacrum keeps 0.7 g from 30 ms before to 10 ms after toe-off at
    /// 3.3 m/s uphill (sacral-grf, trials 20, 24, 26), has 0.3–0.8 g some 40 ms after it on the level (06, 28), and over 1 g in a fast trial uphill.
    /// </summary>
    public double ReboundG { get; init; }

    /// <summary>How this person walks.</summary>
    public WalkHabit Walk { get; init; } = new();

    /// <summary>Minutes of running before fatigue sets in.</summary>
    public double FatigueOnsetMinutes { get; init; } = 0.5;

    /// <summary>Change of cadence once fatigue has set in, share per minute (negative = slower), down to −8 %.</summary>
    public double FatigueCadencePerMinute { get; init; }

    /// <summary>How much further the top of the pelvis leans forward a minute after fatigue has set in, degrees: the back arches.</summary>
    public double FatigueTiltDeg { get; init; }

    /// <summary>How much more the pelvis turns to and fro a minute after fatigue has set in: range at 3 m/s, degrees.</summary>
    public double FatigueRotationDeg { get; init; }

    /// <summary>Distance of the clip behind the pelvis centre, m: what turns rotation into acceleration.</summary>
    public double SacrumBehindM { get; init; } = 0.10;

    internal LegHabit Leg(Side side) => side == Side.Left ? Left : Right;
}
