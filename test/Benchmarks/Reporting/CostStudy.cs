using System;
using System.Collections.Generic;

namespace HipSense.Benchmarks;

/// <summary>Everything that the report tells of.</summary>
/// <param name="Clip">The clip in the minute of running.</param>
/// <param name="WithPhone">The same minute with the owner's phone.</param>
/// <param name="Hour">An hour of it.</param>
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
    ClipCost WithPhone,
    HourUse Hour,
    IReadOnlyList<Cost> Filters,
    Cost Registers,
    double RegistersBusUs,
    Cost BareDecode,
    Accuracy Accuracy,
    IReadOnlyList<LongRun> LongRun,
    double HourDetectionS,
    double HourClipS)
{
    /// <summary>Share of the processor's time for run log and Bluetooth, the flash's time included, percent: nominal, and at worst.</summary>
    public (double Nominal, double Worst) BesidePercent => (
        Cost.Percent(WithPhone.Log.NominalUs + WithPhone.Link.NominalUs) + Hour.FlashPercent,
        Cost.Percent(WithPhone.Log.WorstUs + WithPhone.Link.WorstUs) + Hour.FlashPercent);

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
            ClipCost.Measure(), ClipCost.Measure(withPhone: true), HourUse.Measure(), filters, registers, busUs, RivalCost.BareDecode(), accuracy, Benchmarks.LongRun.Measure(), detection, clip);
    }
}
