using System;
using System.Collections.Generic;
using HipSense.Virtual;

namespace HipSense.Runners;

/// <summary>
/// A synthetic runner as the chip's accelerometer and gyro feel it, at 1 kHz and before the chip's low-pass, with the truth beside it. It is
/// computed tick by tick, in order, and keeps nothing but the list of stances. The same scenario and seed give the same readings, bit for
/// bit, on every platform: only additions, multiplications, divisions and square roots are used.
/// </summary>
public sealed class RunnerSignal : IImuSignal
{
    // Streams of random numbers: one for each source of chance.
    private const int StreamOfSteps = 1;
    private const int StreamOfChip = 2;
    private const int StreamOfNoise = 3;
    private const int StreamOfSway = 4;

    private readonly Scenario _scenario;
    private readonly Course _course;
    private readonly MountOnPelvis _mount;
    private readonly Wobble? _wobble;
    private readonly ImuUnit _unit;
    private readonly StanceTracker _tracker;
    private readonly ImuReading _last = new();
    private readonly long _skipped;
    private readonly double _start;
    private readonly long _length;
    private long _next;
    private Turn _pelvis;

    /// <summary>Creates the signal.</summary>
    /// <param name="scenario">Who does what, wearing which clip.</param>
    /// <param name="seed">Everything that is chance follows from it.</param>
    public RunnerSignal(Scenario scenario, long seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        _course = new Course(scenario.Course, new MovementFactory(scenario.Runner, new Rng(seed, StreamOfSteps), new Rng(seed, StreamOfSway)).Of);
        _skipped = (long)Math.Round(scenario.SkipSeconds * Tick.Rate);
        _start = _skipped / Tick.Rate;
        _length = (long)Math.Round(_course.Seconds * Tick.Rate) - _skipped;
        _next = -_skipped;
        _tracker = new StanceTracker(_start);
        _mount = new MountOnPelvis(scenario.Mount);
        _wobble = scenario.Belt.IsRigid ? null : new Wobble(scenario.Belt);
        _unit = new ImuUnit(scenario.Errors, new Rng(seed, StreamOfChip), new Rng(seed, StreamOfNoise));
    }

    /// <inheritdoc/>
    public bool IsChipOutput => false;

    /// <summary>Number of ticks (1 kHz).</summary>
    public long Length => _length;

    /// <summary>The truth at the index read last. One object, filled again with each reading.</summary>
    public TruthSample Truth { get; } = new();

    /// <summary>The running stances so far, each added when the next foot touches the ground.</summary>
    public IReadOnlyList<Stance> Stances => _tracker.Stances;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (index >= _length)
        {
            return false;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(index, _next - 1);
        while (_next <= index)
        {
            Advance((_skipped + _next) / Tick.Rate);
            _next++;
        }

        reading.Set(_last);
        return true;
    }

    private void Advance(double time)
    {
        _course.At(time, out CoursePoint point);
        point.Movement.Move(time, point, out Posture posture);
        if (!ReferenceEquals(point.Before, point.Movement) && point.Share.Value < 1)
        {
            point.Before.Move(time, point, out Posture before);
            var mixed = new Posture { Contact = point.Share.Value < 0.5 ? before.Contact : posture.Contact };
            mixed.Add(posture, point.Share);
            mixed.Add(before, new Jet(1) - point.Share);
            posture = mixed;
        }

        // Path axes turn with the path: its own acceleration, and in a bend the centripetal one.
        Vector acceleration = posture.Acceleration + new Vector(-point.Speed.Value * point.YawRate.Value, Tick.Gravity, -point.Speed.Rate);
        _pelvis.Set(posture.Rotation, posture.Tilt, posture.Roll, point.YawRate);
        Vector force = AtClip(_pelvis.Into(acceleration));
        Vector rate = _pelvis.Rate;
        _wobble?.Step(ref force, ref rate);
        _mount.Set(time - _start);
        if (_next >= 0)
        {
            _unit.Sense(_mount.Turn.Into(force), _mount.Turn.Into(rate) + _mount.Turn.Rate, _last);
        }

        Record(time, point, posture);
    }

    /// <summary>Specific force at the clip, which sits behind the pelvis centre: rotation adds to it.</summary>
    private Vector AtClip(Vector force)
    {
        var arm = new Vector(0, 0, _scenario.Runner.SacrumBehindM);
        return force + Vector.Cross(_pelvis.Acceleration, arm) + Vector.Cross(_pelvis.Rate, Vector.Cross(_pelvis.Rate, arm));
    }

    private void Record(double time, in CoursePoint point, in Posture posture)
    {
        Vector up = _pelvis.Into(new Vector(0, 1, 0));
        Vector felt = _mount.Turn.Into(up);
        Activity activity = (point.Share.Value < 0.5 ? point.Before : point.Movement).Activity;
        TruthSample truth = Truth;
        truth.Time = time - _start;
        truth.UpX = felt.X;
        truth.UpY = felt.Y;
        truth.UpZ = felt.Z;
        truth.ObliquityDeg = Math.Asin(Math.Clamp(up.X, -1, 1)) * Trig.DegreesPerRadian;
        truth.TiltDeg = Math.Asin(Math.Clamp(-up.Z, -1, 1)) * Trig.DegreesPerRadian;
        truth.RotationDeg = posture.Rotation.Value * Trig.DegreesPerRadian;
        truth.PathYawRate = point.YawRate.Value * Trig.DegreesPerRadian;
        truth.Speed = point.Speed.Value;
        truth.Contact = posture.Contact;
        truth.Activity = activity;
        StepPlan? step = activity == Activity.Running ? ((point.Share.Value < 0.5 ? point.Before : point.Movement) as Running)?.Step : null;
        _tracker.Observe(time, truth.ObliquityDeg, step, point.Steady);
    }
}
