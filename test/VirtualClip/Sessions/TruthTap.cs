using System;
using System.Collections.Generic;
using HipSense.Core;
using HipSense.Runners;
using HipSense.Virtual;

namespace HipSense.VirtualClip;

/// <summary>Passes a runner's motion on to the chip and notes the truth at each moment at which the chip puts out a sample.</summary>
public sealed class TruthTap(RunnerSignal signal) : IImuSignal
{
    /// <summary>Ticks of the signal, 1 ms, from one row to the next.</summary>
    private const int TicksPerRow = ImuScale.SamplePeriodUs / 1000;

    // What a recording can hold without growing: 6 digits are a thousandth of a milliradian.
    private const int UpDigits = 6;
    private const int AngleDigits = 4;

    private readonly List<double> _upX = [];
    private readonly List<double> _upY = [];
    private readonly List<double> _upZ = [];
    private readonly List<double> _obliquity = [];
    private readonly List<double> _tilt = [];
    private readonly List<double> _rotation = [];
    private readonly List<double> _contact = [];
    private readonly List<double> _activity = [];

    /// <inheritdoc/>
    public bool IsChipOutput => signal.IsChipOutput;

    /// <summary>Rows that the whole signal gives.</summary>
    public int Rows => (int)((signal.Length + TicksPerRow - 1) / TicksPerRow);

    /// <inheritdoc/>
    public bool TryRead(long index, ImuReading reading)
    {
        if (!signal.TryRead(index, reading))
        {
            return false;
        }

        if (index == (long)_activity.Count * TicksPerRow)
        {
            Note(signal.Truth);
        }

        return true;
    }

    /// <summary>The truth of the rows so far, as columns of a recording.</summary>
    /// <param name="rows">How many rows to give.</param>
    public Dictionary<string, double[]> Columns(int rows)
    {
        var columns = new Dictionary<string, double[]>();
        Add(columns, TruthColumn.UpX, _upX, rows);
        Add(columns, TruthColumn.UpY, _upY, rows);
        Add(columns, TruthColumn.UpZ, _upZ, rows);
        Add(columns, TruthColumn.Obliquity, _obliquity, rows);
        Add(columns, TruthColumn.Tilt, _tilt, rows);
        Add(columns, TruthColumn.Rotation, _rotation, rows);
        Add(columns, TruthColumn.Contact, _contact, rows);
        Add(columns, TruthColumn.Activity, _activity, rows);
        return columns;
    }

    private static void Add(Dictionary<string, double[]> columns, string name, List<double> values, int rows) =>
        columns.Add(name, [.. values[..Math.Min(rows, values.Count)]]);

    private void Note(TruthSample truth)
    {
        _upX.Add(Math.Round(truth.UpX, UpDigits));
        _upY.Add(Math.Round(truth.UpY, UpDigits));
        _upZ.Add(Math.Round(truth.UpZ, UpDigits));
        _obliquity.Add(Math.Round(truth.ObliquityDeg, AngleDigits));
        _tilt.Add(Math.Round(-truth.TiltDeg, AngleDigits));
        _rotation.Add(Math.Round(truth.RotationDeg, AngleDigits));
        _contact.Add((int)truth.Contact);
        _activity.Add((int)truth.Activity);
    }
}
