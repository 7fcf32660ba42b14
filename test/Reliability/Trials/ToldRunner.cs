using HipSense.Core;
using HipSense.Firmware;

namespace HipSense.Reliability;

/// <summary>A runner whose right hip drops too far, and who is told so every few seconds.</summary>
internal static class ToldRunner
{
    /// <summary>How the clip starts for this runner; a start changes what it is given, so another for each.</summary>
    public static ClipOptions Options => new()
    {
        Alerts = new AlertSettings { WarmUpS = 3, CueGapS = 2, BaselineLeftCdeg = 450, BaselineRightCdeg = 450 },
    };

    /// <summary>What the sensor feels.</summary>
    public static KeptMotion Motion => new(1, drops: true);

    /// <summary>A cue as this runner's, for whoever needs more of them than a runner gets.</summary>
    public static Cue Cue => new() { Kind = CueKind.TooMuchDrop, Side = Side.Left, Reason = CueReason.AboveCeiling, MeanCdeg = 900, ThresholdCdeg = 700 };
}
