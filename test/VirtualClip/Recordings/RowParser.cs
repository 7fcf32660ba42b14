using System;
using System.Buffers.Text;
using System.Collections.Generic;

namespace HipSense.VirtualClip;

/// <summary>Takes rows apart, byte by byte and without strings: an hour is 720,000 of them.</summary>
internal sealed class RowParser
{
    private const int FirstCapacity = 4096;

    private readonly string[] _columns;
    private readonly double[]?[] _truth;
    private short[] _counts = new short[FirstCapacity * Recording.Channels];

    public RowParser(string[] columns, bool withTruth)
    {
        _columns = columns;
        _truth = new double[columns.Length][];
        for (int i = Recording.Channels; i < columns.Length; i++)
        {
            if (withTruth && RecordingFormat.KnownTruth.Contains(columns[i]))
            {
                _truth[i] = new double[FirstCapacity];
            }
        }
    }

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>Passes over rows that are not there: the row before, or zero, stands in for their counts, and nothing is known of their truth.</summary>
    /// <param name="rows">How many.</param>
    public void Pass(int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            if (Count * Recording.Channels == _counts.Length)
            {
                Grow();
            }

            int at = Count * Recording.Channels;
            for (int channel = 0; channel < Recording.Channels && Count > 0; channel++)
            {
                _counts[at + channel] = _counts[at + channel - Recording.Channels];
            }

            foreach (double[]? values in _truth)
            {
                if (values is not null)
                {
                    values[Count] = double.NaN;
                }
            }

            Count++;
        }
    }

    /// <summary>Takes the row at which the cursor stands.</summary>
    public void Parse(ref LineCursor lines)
    {
        if (Count * Recording.Channels == _counts.Length)
        {
            Grow();
        }

        ReadOnlySpan<byte> rest = lines.Line;
        int first = Count * Recording.Channels;
        int last = _columns.Length - 1;
        for (int column = 0; column <= last; column++)
        {
            int comma = rest.IndexOf((byte)',');
            if (comma < 0 && column < last)
            {
                throw Missing(lines, rest, column);
            }

            ReadOnlySpan<byte> cell = comma < 0 ? rest : rest[..comma];
            if (column < Recording.Channels)
            {
                _counts[first + column] = ParseCount(cell, lines, column);
            }
            else if (_truth[column] is { } truth)
            {
                truth[Count] = ParseTruth(cell, lines, column);
            }

            if (column == last && comma >= 0)
            {
                throw lines.Error(column + 2, null, $"the line goes on after the header's {_columns.Length} columns");
            }

            rest = comma < 0 ? default : rest[(comma + 1)..];
        }

        Count++;
    }

    /// <summary>All counts.</summary>
    public short[] TakeCounts()
    {
        Array.Resize(ref _counts, Count * Recording.Channels);
        return _counts;
    }

    /// <summary>All truth that was read.</summary>
    public Dictionary<string, double[]> TakeTruth()
    {
        var truth = new Dictionary<string, double[]>();
        for (int i = 0; i < _truth.Length; i++)
        {
            if (_truth[i] is { } values)
            {
                truth.Add(_columns[i], values[..Count]);
            }
        }

        return truth;
    }

    private RecordingException Missing(in LineCursor lines, ReadOnlySpan<byte> rest, int column)
    {
        // An empty rest is the missing cell itself; what else there is, is the last cell that the line has.
        int missing = rest.IsEmpty ? column : column + 1;
        string what = lines.IsCut ? "the file is cut off here" : "the line ends here";
        return lines.Error(missing + 1, RecordingHeader.Short(_columns[missing]), $"{what}: it has {missing} of {_columns.Length} columns");
    }

    private void Grow()
    {
        Array.Resize(ref _counts, _counts.Length * 2);
        for (int i = 0; i < _truth.Length; i++)
        {
            if (_truth[i] is { } values)
            {
                Array.Resize(ref values, values.Length * 2);
                _truth[i] = values;
            }
        }
    }

    private short ParseCount(ReadOnlySpan<byte> cell, in LineCursor lines, int column)
    {
        bool isNegative = !cell.IsEmpty && cell[0] == '-';
        int at = isNegative ? 1 : 0;
        int value = 0;
        bool isNumber = at < cell.Length;
        for (; at < cell.Length && isNumber; at++)
        {
            int digit = cell[at] - '0';
            isNumber = digit is >= 0 and <= 9;

            // Large enough to be refused below, small enough for the next digit.
            value = Math.Min((value * 10) + digit, 1_000_000);
        }

        value = isNegative ? -value : value;
        if (!isNumber)
        {
            string problem = cell.IsEmpty ? "the cell is empty" : $"'{RecordingHeader.Short(RecordingHeader.Text(cell))}' is not a whole number";
            throw lines.Error(column + 1, _columns[column], problem);
        }

        if (value is < short.MinValue or > short.MaxValue)
        {
            string text = RecordingHeader.Short(RecordingHeader.Text(cell));
            throw lines.Error(column + 1, _columns[column], $"{text} does not fit into int16 (-32768 to 32767)");
        }

        return (short)value;
    }

    private double ParseTruth(ReadOnlySpan<byte> cell, in LineCursor lines, int column)
    {
        if (cell.IsEmpty)
        {
            return double.NaN;
        }

        if (!Utf8Parser.TryParse(cell, out double value, out int used) || used != cell.Length || !double.IsFinite(value))
        {
            string text = RecordingHeader.Short(RecordingHeader.Text(cell));
            throw lines.Error(column + 1, RecordingHeader.Short(_columns[column]), $"'{text}' is not a number");
        }

        return value;
    }
}
