using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using HipSense.Runners;
using HipSense.Virtual;
using HipSense.VirtualClip;

namespace HipSense.Tests.VirtualClip;

/// <summary>A minute of a runner of the model: what the clip's sensor put out, and the true motion of the pelvis beside it, as a perfect camera would see it.</summary>
internal sealed class FilmedRun : IImuSignal
{
    /// <summary>Seconds from one row of truth to the next.</summary>
    public const double RowS = 0.005;

    private const double Minutes = 1;
    private const int TicksPerRow = 5;

    private static readonly ConcurrentDictionary<(string, long), Lazy<FilmedRun>> s_runs = new();

    private readonly RunnerSignal _signal;
    private readonly List<double> _obliquity = [];
    private readonly List<double> _tilt = [];
    private readonly List<int> _contact = [];

    private FilmedRun(string runner, long seed)
    {
        var plan = new RunPlan(RunnerCatalog.Get(runner), Minutes, seed);
        _signal = new RunnerSignal(plan.Scenario, seed);
        Recording = new Recording("run", isStanding: true, ChipRecorder.Record(this), new Dictionary<string, double[]>());
    }

    /// <summary>The recording, without any truth in it.</summary>
    public Recording Recording { get; }

    /// <summary>Obliquity, row by row, degrees, + = right side up.</summary>
    public IReadOnlyList<double> Obliquity => _obliquity;

    /// <summary>Tilt, row by row, degrees, + = forward.</summary>
    public IReadOnlyList<double> Tilt => _tilt;

    /// <summary>The feet on the ground, row by row.</summary>
    public IReadOnlyList<int> Contact => _contact;

    /// <summary>Seconds of it.</summary>
    public double Seconds => (_contact.Count - 1) * RowS;

    bool IImuSignal.IsChipOutput => _signal.IsChipOutput;

    /// <summary>A run of that runner; made once.</summary>
    public static FilmedRun Of(string runner, long seed) => s_runs.GetOrAdd((runner, seed), who => new Lazy<FilmedRun>(() => new FilmedRun(who.Item1, who.Item2))).Value;

    /// <summary>Stances: rows from the first with that foot on the ground to the first without.</summary>
    public IEnumerable<(int First, int End, int Foot)> Stances()
    {
        foreach (int foot in new[] { 1, 2 })
        {
            int first = 0;
            for (int row = 1; row < _contact.Count; row++)
            {
                if ((_contact[row] & foot) != (_contact[first] & foot))
                {
                    if ((_contact[first] & foot) != 0)
                    {
                        yield return (first, row, foot);
                    }

                    first = row;
                }
            }
        }
    }

    bool IImuSignal.TryRead(long index, ImuReading reading)
    {
        if (!_signal.TryRead(index, reading))
        {
            return false;
        }

        if (index == (long)_contact.Count * TicksPerRow)
        {
            _obliquity.Add(_signal.Truth.ObliquityDeg);
            _tilt.Add(-_signal.Truth.TiltDeg);
            _contact.Add((int)_signal.Truth.Contact);
        }

        return true;
    }
}
