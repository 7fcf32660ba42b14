using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>How a clip starts.</summary>
public sealed class ClipOptions
{
    /// <summary>True, as on a body: standing still comes first. False: the clip is taken to be mounted as drawn, for recordings made so.</summary>
    public bool StandingCalibration = true;

    /// <summary>What the runner chose about cues.</summary>
    public AlertSettings Alerts = new();
}
