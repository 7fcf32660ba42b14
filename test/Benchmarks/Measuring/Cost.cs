using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;

namespace HipSense.Benchmarks;

/// <summary>What something costs for a sample.</summary>
/// <param name="Name">What.</param>
/// <param name="Total">All that was counted.</param>
/// <param name="Samples">For how many samples.</param>
public sealed record Cost(string Name, Tally Total, int Samples)
{
    /// <summary>ns of an ESP32 at 240 MHz for one counted instruction of the processor, as published figures suggest: nominal.</summary>
    public const double NominalNs = 8;

    /// <summary>The same, at worst.</summary>
    public const double WorstNs = 13;

    /// <summary>IL instructions a sample.</summary>
    public double Instructions => PerSample(Total.Instructions);

    /// <summary>Calls a sample.</summary>
    public double Calls => PerSample(Total.Calls);

    /// <summary>Bytes allocated a sample, without the package's.</summary>
    public double AllocatedBytes => PerSample(Total.AllocatedBytes);

    /// <summary>Bytes a sample that the packages allocate: an estimate.</summary>
    public double PackageBytes => PerSample(Total.PackageBytes);

    /// <summary>Struct copies a sample.</summary>
    public double StructCopies => PerSample(Total.StructCopies);

    /// <summary>Transfers on the bus a sample.</summary>
    public double BusTransfers => PerSample(Total.BusTransfers);

    /// <summary>IL instructions a second.</summary>
    public double InstructionsPerSecond => Instructions * ImuScale.RateHz;

    /// <summary>Estimated time of a sample, µs, nominal.</summary>
    public double NominalUs => PerSample(Total.HostInstructions) * NominalNs / 1000;

    /// <summary>Estimated time of a sample, µs, at worst.</summary>
    public double WorstUs => PerSample(Total.HostInstructions) * WorstNs / 1000;

    /// <summary>Share of the processor's time that it takes, percent.</summary>
    /// <param name="us">Time of a sample, µs.</param>
    /// <param name="rateHz">Samples a second.</param>
    public static double Percent(double us, int rateHz = ImuScale.RateHz) => us * rateHz / 1e6 * 100;

    /// <summary>The value below or at which a share of values lies (nearest rank).</summary>
    public static long Percentile(IEnumerable<long> values, double share)
    {
        long[] sorted = [.. values.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    private double PerSample(long count) => count / (double)Samples;
}
