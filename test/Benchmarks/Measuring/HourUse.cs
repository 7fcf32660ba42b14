namespace HipSense.Benchmarks;

/// <summary>
/// What an hour of running with a phone puts on the flash and on the air: sixty times the minute. Not counted, and so not rewritten.
/// </summary>
/// <param name="Board">What the board was used for.</param>
/// <param name="Metrics">Packets of live metrics, and bytes in them.</param>
/// <param name="Alerts">The same of alerts.</param>
/// <param name="Cadence">The same of the cadence.</param>
public sealed record HourUse(BoardUse Board, (long Packets, long Bytes) Metrics, (long Packets, long Bytes) Alerts, (long Packets, long Bytes) Cadence)
{
    private const int Minutes = 60;
    private const double HourUs = 3_600e6;

    /// <summary>Share of the time for which the flash stops the processor, percent.</summary>
    public double FlashPercent => Board.FlashUs / HourUs * 100;

    /// <summary>All packets, and bytes in them.</summary>
    public (long Packets, long Bytes) Told =>
        (Metrics.Packets + Alerts.Packets + Cadence.Packets, Metrics.Bytes + Alerts.Bytes + Cadence.Bytes);

    /// <summary>Measures.</summary>
    public static HourUse Measure()
    {
        (_, BoardUse use, (long Packets, long Bytes)[] told) =
            Workloads.Clip(RunnerMinute.Repeated(Minutes), RunnerMinute.FromSecond, Minutes * RunnerMinute.Seconds, withPhone: true);
        return new HourUse(use, told[0], told[1], told[2]);
    }
}
