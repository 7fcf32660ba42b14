using System;
using System.Collections.Concurrent;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.Reliability;

/// <summary>The motion of a runner who stands for five seconds and then runs; computed once and read by every trial.</summary>
public sealed class KeptMotion : IImuSignal
{
    /// <summary>How long it lasts, s; then the runner stands still in mid-air, which no trial waits for.</summary>
    public const int Seconds = 60;

    private const int Channels = 7;

    // Well over the ceiling of the settings.
    private const double TooMuchDropDeg = 9;

    private static readonly ConcurrentDictionary<(long Seed, bool Drops), float[]> s_kept = new();

    private readonly float[] _values;

    /// <summary>Reads the motion of a runner.</summary>
    /// <param name="seed">Which steps and which errors of the chip.</param>
    /// <param name="drops">Whether the right hip drops too far over the left leg; a healthy runner otherwise.</param>
    public KeptMotion(long seed, bool drops = false) => _values = s_kept.GetOrAdd((seed, drops), Compute);

    /// <inheritdoc/>
    public bool IsChipOutput => false;

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        long at = index * Channels;
        if (at >= _values.Length)
        {
            return false;
        }

        reading.Ax = _values[at];
        reading.Ay = _values[at + 1];
        reading.Az = _values[at + 2];
        reading.Gx = _values[at + 3];
        reading.Gy = _values[at + 4];
        reading.Gz = _values[at + 5];
        reading.Temperature = _values[at + 6];
        return true;
    }

    private static float[] Compute((long Seed, bool Drops) which)
    {
        Scenario scenario = RunnerCatalog.Get("steady").Scenario.Lasting(Seconds);
        if (which.Drops)
        {
            Runner runner = scenario.Runner;
            scenario = scenario with { Runner = runner with { Left = runner.Left with { PeakDropDeg = TooMuchDropDeg } } };
        }

        var signal = new RunnerSignal(scenario, which.Seed);
        float[] values = new float[Seconds * 1000 * Channels];
        var reading = new ImuReading();
        for (int index = 0; index < Seconds * 1000 && signal.TryRead(index, reading); index++)
        {
            int at = index * Channels;
            values[at] = (float)reading.Ax;
            values[at + 1] = (float)reading.Ay;
            values[at + 2] = (float)reading.Az;
            values[at + 3] = (float)reading.Gx;
            values[at + 4] = (float)reading.Gy;
            values[at + 5] = (float)reading.Gz;
            values[at + 6] = (float)reading.Temperature;
        }

        return values;
    }
}
