using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Runners;
using HipSense.VirtualClip;

namespace HipSense.Tests.VirtualClip;

/// <summary>Recordings for tests.</summary>
internal static class Recordings
{
    public const string Comment = "# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=none\n";
    public const string Header = "ax,ay,az,gx,gy,gz\n";
    public const string Row = "0,2048,0,0,0,0\n";

    private static readonly Lazy<Recording> s_steady = new(() => ChipRecorder.Record(SteadyPlan, "steady"));

    /// <summary>Half a minute of the steady runner.</summary>
    public static RunPlan SteadyPlan => new(RunnerCatalog.Get("steady"), 0.5, 1);

    /// <summary>Its recording.</summary>
    public static Recording Steady => s_steady.Value;

    public static string Text(int rows) => Comment + Header + string.Concat(Enumerable.Repeat(Row, rows));

    /// <summary>Events as the lines of a file.</summary>
    public static string[] Lines(IEnumerable<ClipEvent> events)
    {
        var stream = new MemoryStream();
        EventWriter.Write(events, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
