using System.CommandLine;
using System.Globalization;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>Options of a verb that switch on the cues on tilt and rotation.</summary>
internal sealed class PelvisAlertOptions
{
    private const double CdegPerDeg = 100;
    private const double LeastTiltDeg = ClipSettings.LeastTiltRiseCdeg / CdegPerDeg;
    private const double LeastRotationDeg = ClipSettings.LeastRotationRiseCdeg / CdegPerDeg;
    private const double MostDeg = ClipSettings.MostRiseCdeg / CdegPerDeg;
    private const double StepDeg = ClipSettings.RiseUnitCdeg / CdegPerDeg;

    private readonly Option<double?> _tilt = Make("--tilt-alert", "the tilt of ten stances", "back arched", LeastTiltDeg);
    private readonly Option<double?> _rotation = Make("--rotation-alert", "the range of the rotation of ten strides", "turns too much", LeastRotationDeg);

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(_tilt);
        verb.Options.Add(_rotation);
    }

    /// <summary>What the user chose.</summary>
    /// <exception cref="UserErrorException">A margin is out of its range.</exception>
    public AlertSettings Of(ParseResult parsed) => new()
    {
        TiltRiseCdeg = Cdeg(parsed.GetValue(_tilt), _tilt.Name, LeastTiltDeg),
        RotationRiseCdeg = Cdeg(parsed.GetValue(_rotation), _rotation.Name, LeastRotationDeg),
    };

    private static Option<double?> Make(string name, string what, string cue, double leastDeg) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Cue ({cue}) when {what} is over that of the run's start by so many degrees, {leastDeg} to {MostDeg} in steps of {StepDeg}; off without it."),
        HelpName = "DEG",
    };

    private static int Cdeg(double? degrees, string name, double leastDeg) =>
        degrees is not { } some ? 0
        : some >= leastDeg && some <= MostDeg && some % StepDeg == 0 ? (int)(some * CdegPerDeg)
        : throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"{name} {some}: {leastDeg} to {MostDeg} degrees in steps of {StepDeg}"));
}
