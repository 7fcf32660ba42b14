using System;
using System.Collections.Generic;

namespace HipSense.Benchmarks;

/// <summary>Everything that the report tells of.</summary>
/// <param name="Clip">The clip in the minute of running.</param>
/// <param name="Filters">The filters of others.</param>
/// <param name="Registers">Reading as the binding does.</param>
/// <param name="RegistersBusUs">Its time on the wire of a sample, µs.</param>
/// <param name="BareDecode">The least that a sample can cost.</param>
/// <param name="Accuracy">Errors of all.</param>
/// <param name="LongRun">Minutes of a long run.</param>
/// <param name="HourDetectionS">CPU time of an hour on the desktop, s: the detection.</param>
/// <param name="HourClipS">The same: the whole clip on its board.</param>
internal sealed record CostStudy(
    ClipCost Clip,
    IReadOnlyList<Cost> Filters,
    Cost Registers,
    double RegistersBusUs,
    Cost BareDecode,
    Accuracy Accuracy,
    IReadOnlyList<LongRun> LongRun,
    double HourDetectionS,
    double HourClipS)
{
    /// <summary>Measures everything.</summary>
    /// <param name="done">Called with the share that is done, 0 to 1.</param>
    public static CostStudy Run(Action<double> done)
    {
        var hour = new HourReplay();
        hour.Prepare();
        double detection = HourReplay.CpuSeconds(hour.Detection);
        double clip = HourReplay.CpuSeconds(hour.WholeClip);
        done(0.1);
        (Cost registers, double busUs) = RivalCost.Registers();
        IReadOnlyList<Cost> filters = RivalCost.Filters();
        done(0.3);
        var accuracy = Accuracy.Measure();
        done(0.6);
        return new CostStudy(
            ClipCost.Measure(), filters, registers, busUs, RivalCost.BareDecode(), accuracy, Benchmarks.LongRun.Measure(), detection, clip);
    }
}
