using System.Collections.Generic;

namespace HipSense.Runners;

/// <summary>Measures every running stance on the true obliquity as it goes by.</summary>
/// <param name="start">The time of the first sample, s: what begins before it is not told, and all times are counted from it.</param>
internal sealed class StanceTracker(double start)
{
    private readonly List<Stance> _stances = [];
    private OpenStance? _open;
    private OpenStance? _former;
    private double _before;
    private double _timeBefore;

    /// <summary>The stances whose next contact has come and whose foot has left.</summary>
    public IReadOnlyList<Stance> Stances => _stances;

    /// <param name="time">Now, s.</param>
    /// <param name="obliquityDeg">True obliquity, + = right side up.</param>
    /// <param name="step">The step under way, or null when the person does not run.</param>
    /// <param name="steady">See <see cref="Stance.Steady"/>.</param>
    public void Observe(double time, double obliquityDeg, StepPlan? step, bool steady)
    {
        if (!ReferenceEquals(step, _open?.Step))
        {
            _former = step is null ? null : _open;
            _open = step is null ? null : new OpenStance(step, At(step.Start, time, obliquityDeg));
        }

        if (_former is not null)
        {
            Watch(_former, time, obliquityDeg);
            if (_former.IsOff)
            {
                Add(_former);
                _former = null;
            }
        }

        if (_open is not null)
        {
            Watch(_open, time, obliquityDeg);
            _open.IsSteady &= steady;
        }

        _before = obliquityDeg;
        _timeBefore = time;
    }

    private void Watch(OpenStance open, double time, double obliquityDeg)
    {
        StepPlan step = open.Step;
        double since = time - step.Start;
        double drop = step.Sign * obliquityDeg;
        if (since <= 0.6 * step.Contact && drop > open.Peak)
        {
            open.Peak = drop;
            open.PeakTime = time;
        }

        if (!open.IsOff && since >= step.Contact)
        {
            open.IsOff = true;
            open.AtToeOff = step.Sign * At(step.Start + step.Contact, time, obliquityDeg);
        }
    }

    private void Add(OpenStance open)
    {
        StepPlan made = open.Step;
        if (made.Start < start)
        {
            return;
        }

        double contact = made.Start - start;
        _stances.Add(new Stance(
            made.Side, contact, contact + made.Contact, made.Length, open.AtContact, open.Peak, open.PeakTime - start, open.AtToeOff, open.IsSteady));
    }

    /// <summary>The obliquity at a moment between the last tick and this one.</summary>
    private double At(double moment, double time, double now)
    {
        double length = time - _timeBefore;
        return length <= 0 || moment <= _timeBefore ? _before : _before + ((now - _before) * (moment - _timeBefore) / length);
    }

    /// <summary>A stance whose step is under way, or whose foot leaves only after the next contact.</summary>
    private sealed class OpenStance(StepPlan step, double obliquityDeg)
    {
        public StepPlan Step { get; } = step;

        public double AtContact { get; } = step.Sign * obliquityDeg;

        public double Peak { get; set; } = step.Sign * obliquityDeg;

        public double PeakTime { get; set; } = step.Start;

        public double AtToeOff { get; set; }

        public bool IsOff { get; set; }

        public bool IsSteady { get; set; } = true;
    }
}
