using System;

namespace HipSense.Runners;

/// <summary>
/// Plans running steps one after the other. Each step's impulses bring the pelvis from the velocity it arrives with to the one the next
/// landing needs, so velocity never drifts and the mean specific force over whole strides is gravity, however much single steps vary.
/// </summary>
internal sealed class StepPlanner(Runner runner, Rng random)
{
    /// <summary>The longest contact as a share of a step: over 1 the other foot lands before this one has left.</summary>
    private const double MostDuty = 1.15;

    /// <summary>Who starts and stops makes steps of this speed, m/s, or of the phase's own when that is slower.</summary>
    private const double LeastSpeed = 1.8;

    private double _runningSeconds;
    private double _sidewaysSpeed = runner.LateralSpeed;
    private double _flightBefore;

    /// <summary>The step after <paramref name="before"/>, or the first one at <paramref name="start"/>.</summary>
    public StepPlan Plan(StepPlan? before, double start, in CoursePoint point)
    {
        Phase phase = point.Phase;
        double rough = phase.Roughness;
        Side side = before?.Side == Side.Left ? Side.Right : Side.Left;
        LegHabit leg = runner.Leg(side);
        double tired = Math.Max(0, (_runningSeconds / 60) - runner.FatigueOnsetMinutes);
        bool isRun = phase.Kind == PhaseKind.Run;
        double speed = Math.Max(isRun ? point.Speed.Value : 0, isRun ? Math.Min(LeastSpeed, phase.Speed) : LeastSpeed);
        double cadence = GaitTable.Cadence(speed) * runner.CadenceFactor * (1 + Math.Max(-0.08, tired * runner.FatigueCadencePerMinute));
        var step = new StepPlan
        {
            Number = before is null ? 0 : before.Number + 1,
            Side = side,
            Start = before?.End ?? start,
            Speed = speed,
            Length = 60 / cadence * leg.StepTimeFactor * Vary(runner.StepTimeSd + (0.07 * rough)),
        };
        double contact = GaitTable.ContactTime(speed) * runner.ContactFactor * leg.ContactFactor * Vary(runner.ContactSd + (0.04 * rough));
        step.Contact = Math.Min(contact, MostDuty * step.Length);
        _runningSeconds += step.Length;

        PlanPelvis(step, leg, phase, tired);
        PlanForces(step, leg, phase);
        return step;
    }

    private void PlanPelvis(StepPlan step, LegHabit leg, Phase phase, double tired)
    {
        const double Rad = Trig.RadiansPerDegree;
        double rough = phase.Roughness;
        double growth = Math.Min(leg.FatigueLimitDeg, tired * leg.FatigueDegPerMinute);
        double drop = leg.PeakDropDeg + growth;

        // What fatigue adds is partly a deeper swing of the pelvis, partly a pelvis that hangs lower throughout.
        double shape = (leg.ExcursionDeg / (1 - PelvisShape.DropAtContact)) + (0.4 * growth);

        // A third of the spread is in the excursion, the rest shifts the whole stance; together they give the runner's SD.
        double sd = runner.DropSdDeg * (1 + rough);
        double shapeNoise = 0.33 * sd * random.Gaussian();
        double levelNoise = 0.944 * sd * random.Gaussian();
        step.DropShape = (shape + shapeNoise) * Rad;
        step.RollOffset = step.Sign * (drop - shape + levelNoise) * Rad;

        step.LateRoll = step.Sign * runner.LateDropDeg * Vary(0.3) * Rad;

        double turn = (phase.Pram ? 0.55 : 1) * (0.55 + (0.15 * step.Speed));
        double grown = Math.Min(1, tired);
        step.Rotation = (runner.RotationRangeDeg + (grown * runner.FatigueRotationDeg)) * turn * Vary(0.10 + (0.1 * rough)) * Rad;
        step.Tilt = runner.TiltRangeDeg * Vary(0.10 + (0.1 * rough)) * Rad;
        step.MeanTilt = (runner.RunningTiltDeg - (0.8 * (step.Speed - 3)) - (0.3 * phase.SlopeDeg) - (phase.Pram ? 3 : 0) - (grown * runner.FatigueTiltDeg)
            + (0.5 * (1 + rough) * random.Gaussian())) * Rad;
    }

    private void PlanForces(StepPlan step, LegHabit leg, Phase phase)
    {
        const double G = Tick.Gravity;
        step.Upward = G * (step.Contact + (0.5 * (_flightBefore + step.Flight)));
        _flightBefore = step.Flight;

        double next = runner.LateralSpeed * Vary(0.25);
        step.Sideways = -step.Sign * (_sidewaysSpeed + next);
        _sidewaysSpeed = next;

        step.Braking = G * 0.10 * step.Speed * Vary(0.1);

        // Steeper down lands harder: 2.7 g level, 4.8 g at −10°, 1.5 g at +10° (sacral-grf means).
        double slope = Math.Clamp(1 - (0.09 * phase.SlopeDeg), 0.2, 2.2);
        double impact = G * runner.ImpactG * leg.ImpactFactor * slope * (0.5 + (0.5 * step.Speed / 3.3))
            * Math.Max(0.1, Vary(runner.ImpactSd + (0.2 * phase.Roughness)));
        step.Impact = new Vector(
            step.Sign * 0.42 * impact * Vary(0.3),
            impact,
            0.6 * impact * Vary(0.3));
        step.ImpactDelay = (0.001 * runner.ImpactDelayMs) + (0.005 * random.Gaussian());
        if (runner.ReboundG > 0)
        {
            double fast = Math.Clamp((step.Speed - 2.5) / 1.7, 0, 1);
            double steep = Math.Clamp((phase.SlopeDeg + 2) / 7, 0, 1);
            step.Rebound = G * runner.ReboundG * fast * steep * Math.Max(0, Vary(0.2));
        }

        step.ImpactPeak = 0.31 * leg.ImpactFactor * slope * Math.Max(0, Vary(0.35));
    }

    private double Vary(double sd) => 1 + (sd * random.Gaussian());
}
