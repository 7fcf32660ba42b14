using System.Collections.Generic;

namespace HipSense.Runners;

/// <summary>Measures every running stance on the true obliquity as it goes by.</summary>
internal sealed class StanceTracker
{
    private readonly List<Stance> _stances = [];
    private StepPlan? _step;
    private double _before;
    private double _timeBefore;
    private double _atContact, _peak, _peakTime, _atToeOff;
    private bool _steady;
    private bool _airborne;

    /// <summary>The stances whose next contact has come.</summary>
    public IReadOnlyList<Stance> Stances => _stances;

    /// <param name="time">Now, s.</param>
    /// <param name="obliquityDeg">True obliquity, + = right side up.</param>
    /// <param name="step">The step under way, or null when the person does not run.</param>
    /// <param name="steady">See <see cref="Stance.Steady"/>.</param>
    public void Observe(double time, double obliquityDeg, StepPlan? step, bool steady)
    {
        if (!ReferenceEquals(step, _step))
        {
            if (_step is { } made && _airborne && step is not null)
            {
                _stances.Add(new Stance(
                    made.Side, made.Start, made.Start + made.Contact, made.Length, _atContact, _peak, _peakTime, _atToeOff, _steady));
            }

            _step = step;
            if (step is not null)
            {
                _atContact = _peak = step.Sign * At(step.Start, time, obliquityDeg);
                _peakTime = step.Start;
                _steady = true;
                _airborne = false;
            }
        }

        if (step is not null)
        {
            double since = time - step.Start;
            double drop = step.Sign * obliquityDeg;
            if (since <= 0.6 * step.Contact && drop > _peak)
            {
                _peak = drop;
                _peakTime = time;
            }

            if (!_airborne && since >= step.Contact)
            {
                _airborne = true;
                _atToeOff = step.Sign * At(step.Start + step.Contact, time, obliquityDeg);
            }

            _steady &= steady;
        }

        _before = obliquityDeg;
        _timeBefore = time;
    }

    /// <summary>The obliquity at a moment between the last tick and this one.</summary>
    private double At(double moment, double time, double now)
    {
        double length = time - _timeBefore;
        return length <= 0 || moment <= _timeBefore ? _before : _before + ((now - _before) * (moment - _timeBefore) / length);
    }
}
