using System.Collections.Generic;

namespace HipSense.Benchmarks;

/// <summary>Stages in words.</summary>
internal static class StageName
{
    /// <summary>The room that reads the bytes.</summary>
    public const string UpVector = "decode and up vector";

    private static readonly Dictionary<string, string> s_names = new()
    {
        ["UpVectorFilter.Process"] = UpVector,
        ["ContactDetector.Process"] = "contacts",
        ["TurnMeter.Process"] = "bends",
        ["MovementRule.Process"] = "walking or still",
        ["RunningRule.Wait"] = "end of the run",
        ["HipMonitor.OnLeft"] = "stance, drop, alert (toe-off)",
        ["HipMonitor.OnLanded"] = "side and heading (contact)",
        ["HipMonitor.Rest"] = "not running",
        ["StanceMeter.Doubt"] = "doubts",
        ["monitor"] = "between the rooms",
        ["listeners"] = "telling the motor",
    };

    /// <summary>A stage in words; its method when there are none.</summary>
    public static string Of(string stage) => s_names.GetValueOrDefault(stage, stage);
}
