using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HipSense.Core;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>Cues in words.</summary>
internal static class CueText
{
    private const double UsPerMs = 1000;
    private const double UsPerSecond = 1e6;

    /// <summary>Which side, and what.</summary>
    public static string What(CueEvent cue) => cue.Kind switch
    {
        CueKind.TooMuchDrop => $"{EventWriter.Name(cue.Side)} side drops too much",
        CueKind.Recovered => $"{EventWriter.Name(cue.Side)} side recovered",
        CueKind.BackArched => "back arched",
        _ => "pelvis turns too much",
    };

    /// <summary>Why.</summary>
    public static string Why(CueEvent cue)
    {
        string fresh = cue.Kind is CueKind.BackArched or CueKind.TooMuchRotation ? "mean" : "drop";
        string threshold = cue.Reason == CueReason.AboveCeiling ? "the ceiling of" : $"the runner's own fresh {fresh} and a margin,";
        string over = cue.Kind == CueKind.Recovered ? "back under" : "over";
        string what = cue.Kind switch
        {
            CueKind.BackArched => "tilt of the last 10 stances",
            CueKind.TooMuchRotation => "range of the rotation of the last 10 strides",
            _ => $"the last 10 {EventWriter.Name(cue.Side)} stances",
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"mean of {what} {cue.MeanDeg:0.0}°, {over} {threshold} {cue.ThresholdDeg:0.0}°");
    }

    /// <summary>What the motor did.</summary>
    public static string Felt(IReadOnlyList<MotorPulse> pulses)
    {
        string lengths = string.Join(" + ", pulses.Select(pulse => (pulse.LengthUs / UsPerMs).ToString("0", CultureInfo.InvariantCulture)));
        return pulses.Count switch
        {
            0 => "nothing felt",
            1 => $"1 pulse of {lengths} ms",
            _ => $"{pulses.Count} pulses of {lengths} ms",
        };
    }

    /// <summary>Signal time as minutes and seconds.</summary>
    public static string Clock(long us)
    {
        double seconds = us / UsPerSecond;
        int minutes = (int)(seconds / 60);
        return string.Create(CultureInfo.InvariantCulture, $"{minutes}:{seconds - (60 * minutes):00.0}");
    }
}
