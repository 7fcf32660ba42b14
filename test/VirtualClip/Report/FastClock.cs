using System;
using System.Collections.Generic;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>
/// A runner as a chip feels it whose clock is off: what it takes for 1 ms is a little less or more, and all it does, its low-pass included, is
/// so much faster or slower. The truth is noted in the chip's time.
/// </summary>
internal sealed class FastClock : IImuSignal
{
    private readonly RunnerSignal _signal;
    private readonly double _speed;
    private readonly Dictionary<string, List<double>> _truth = [];
    private readonly ImuReading _after = new();
    private readonly double[] _former = new double[7];
    private readonly double[] _latest = new double[7];
    private long _read = -1;

    private FastClock(RunnerSignal signal, double clockError)
    {
        _signal = signal;
        _speed = 1 / (1 + clockError);
    }

    /// <inheritdoc/>
    public bool IsChipOutput => false;

    /// <summary>Records a plan's scenario as its chip puts it out.</summary>
    public static Recording Record(TrialPlan plan)
    {
        var signal = new RunnerSignal(plan.Scenario, plan.Seed);
        if (plan.ClockError == 0)
        {
            var motion = new TruthTap(signal);
            short[] counts = ChipRecorder.Record(motion);
            return new Recording(plan.Name, isStanding: true, counts, motion.Columns(counts.Length / Recording.Channels));
        }

        var clock = new FastClock(signal, plan.ClockError);
        short[] taken = ChipRecorder.Record(clock);
        return new Recording(plan.Name, isStanding: true, taken, clock.Columns(taken.Length / Recording.Channels));
    }

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        double moment = index * _speed;
        long tick = (long)moment;
        while (_read <= tick)
        {
            if (!_signal.TryRead(_read + 1, _after))
            {
                return false;
            }

            _read++;
            _latest.CopyTo(_former, 0);
            Copy(_after, _latest);
        }

        double share = moment - tick;
        reading.Ax = Mix(0, share);
        reading.Ay = Mix(1, share);
        reading.Az = Mix(2, share);
        reading.Gx = Mix(3, share);
        reading.Gy = Mix(4, share);
        reading.Gz = Mix(5, share);
        reading.Temperature = Mix(6, share);
        if (index % (long)Recording.RowMs == 0 && Column(TruthColumn.Activity).Count == index / (long)Recording.RowMs)
        {
            Note(_signal.Truth);
        }

        return true;
    }

    private static void Copy(ImuReading from, double[] to)
    {
        to[0] = from.Ax;
        to[1] = from.Ay;
        to[2] = from.Az;
        to[3] = from.Gx;
        to[4] = from.Gy;
        to[5] = from.Gz;
        to[6] = from.Temperature;
    }

    private double Mix(int channel, double share) => _former[channel] + ((_latest[channel] - _former[channel]) * share);

    private void Note(TruthSample truth)
    {
        Column(TruthColumn.UpX).Add(truth.UpX);
        Column(TruthColumn.UpY).Add(truth.UpY);
        Column(TruthColumn.UpZ).Add(truth.UpZ);
        Column(TruthColumn.Obliquity).Add(truth.ObliquityDeg);
        Column(TruthColumn.Contact).Add((int)truth.Contact);
        Column(TruthColumn.Activity).Add((int)truth.Activity);
    }

    private List<double> Column(string name)
    {
        if (!_truth.TryGetValue(name, out List<double>? column))
        {
            column = [];
            _truth.Add(name, column);
        }

        return column;
    }

    private Dictionary<string, double[]> Columns(int rows)
    {
        var columns = new Dictionary<string, double[]>();
        foreach (KeyValuePair<string, List<double>> column in _truth)
        {
            columns.Add(column.Key, [.. column.Value[..Math.Min(rows, column.Value.Count)]]);
        }

        return columns;
    }
}
