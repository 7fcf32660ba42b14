using System;
using System.Collections.Generic;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>A recording in memory.</summary>
/// <param name="name">The file as the user named it.</param>
/// <param name="isStanding">True when it begins with the standing still that the clip calibrates on.</param>
/// <param name="counts">Six raw counts for each row.</param>
/// <param name="truth">Columns of truth by name, NaN where a cell is empty.</param>
public sealed class Recording(string name, bool isStanding, short[] counts, IReadOnlyDictionary<string, double[]> truth)
{
    /// <summary>Values in a row that the chip puts out.</summary>
    public const int Channels = 6;

    /// <summary>Time from one row to the next, ms.</summary>
    public const double RowMs = ImuScale.SamplePeriodUs / 1000.0;

    /// <summary>The file as the user named it.</summary>
    public string Name => name;

    /// <summary>True when it begins with the standing still that the clip calibrates on.</summary>
    public bool IsStanding => isStanding;

    /// <summary>Moments that somebody marked, in the order of the file.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Samples that are not there, in the order of the file; rows stand in for them.</summary>
    public IReadOnlyList<RecordedGap> Gaps { get; init; } = [];

    /// <summary>What the clip's detection was told beside the samples, when a clip sent the recording.</summary>
    public IReadOnlyList<RecordedNote> Notes { get; init; } = [];

    /// <summary>True when a clip sent it, or samples are missing: it is played to the detection as the clip gave it the samples.</summary>
    public bool IsFromClip => Gaps.Count + Notes.Count > 0;

    /// <summary>Number of rows.</summary>
    public int Rows => counts.Length / Channels;

    /// <summary>When the last row was taken, µs after the first.</summary>
    public long LastRowUs => (long)(Rows - 1) * ImuScale.SamplePeriodUs;

    /// <summary>Columns of truth by name, NaN where a cell is empty.</summary>
    public IReadOnlyDictionary<string, double[]> Truth => truth;

    /// <summary>All rows, one after the other: ax, ay, az, gx, gy, gz.</summary>
    public ReadOnlySpan<short> Counts => counts;

    /// <summary>The counts of one row.</summary>
    /// <param name="row">Its index.</param>
    public ReadOnlySpan<short> Row(int row) => counts.AsSpan(row * Channels, Channels);

    /// <summary>A column of truth, or null when the recording has none of that name.</summary>
    /// <param name="column">Its name.</param>
    public double[]? TruthOrNull(string column) => truth.GetValueOrDefault(column);
}
