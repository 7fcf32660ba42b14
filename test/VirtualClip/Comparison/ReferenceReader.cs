using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>
/// Reads a reference: a line of column names, of which <c>time_s</c> and <c>obliquity_deg</c> must be there and <c>tilt_deg</c> and <c>contact</c> may,
/// in any order and among others; then rows. Comment lines may carry marks. Commas, semicolons or tabs part the cells, as spreadsheets write them; a
/// decimal comma is read where the comma parts no cells.
/// </summary>
public static class ReferenceReader
{
    private const string Time = "time_s";
    private const string Tilt = "tilt_deg";

    /// <summary>Rows a second below which a stance has too few of them.</summary>
    private const double LeastRateHz = 20;

    /// <summary>Reads a reference.</summary>
    /// <param name="file">Its path, which errors repeat; it may be packed.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is no reference.</exception>
    public static Reference Read(string file)
    {
        ReadOnlyMemory<byte> bytes = RecordingReader.Load(file);
        var lines = new LineCursor(file, bytes.Span);
        var marks = new List<Mark>();
        while (lines.Next() && lines.IsComment)
        {
            RecordingHeader.AddMark(lines, marks);
        }

        var table = new ReferenceTable(lines);
        var rows = new List<ReferenceRow>();
        while (lines.Next())
        {
            if (lines.IsComment)
            {
                RecordingHeader.AddMark(lines, marks);
            }
            else if (!lines.Line.IsEmpty)
            {
                ReferenceRow row = table.Read(lines);
                if (rows.Count > 0 && row.Seconds <= rows[^1].Seconds)
                {
                    throw lines.Error(1, Time, string.Create(CultureInfo.InvariantCulture, $"{row.Seconds} does not come after {rows[^1].Seconds}: times must rise"));
                }

                rows.Add(row);
            }
        }

        if (rows.Count(row => !double.IsNaN(row.ObliquityDeg)) < 2)
        {
            throw new UserErrorException($"{file}: there are no rows with an obliquity");
        }

        var reference = new Reference(file, rows, table.HasTilt, table.HasContact, marks);
        if (reference.RateHz < LeastRateHz)
        {
            throw new UserErrorException(string.Create(
                CultureInfo.InvariantCulture, $"{file}: {reference.RateHz:0.#} rows a second are too few, {LeastRateHz} must be there; is {Time} in seconds?"));
        }

        return reference;
    }

    /// <summary>The columns of the file and how its cells are parted.</summary>
    private sealed class ReferenceTable
    {
        private const char Quote = '"';

        private readonly char _parting;
        private readonly string[] _columns;
        private readonly int _time;
        private readonly int _obliquity;
        private readonly int _tilt;
        private readonly int _contact;

        public ReferenceTable(in LineCursor lines)
        {
            string line = RecordingHeader.Text(lines.Line);
            _parting = line.Contains(';', StringComparison.Ordinal) ? ';' : line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
            _columns = [.. Cells(line).Select(cell => cell.ToLowerInvariant())];
            _time = Place(lines, Time);
            _obliquity = Place(lines, TruthColumn.Obliquity);
            _tilt = Array.IndexOf(_columns, Tilt);
            _contact = Array.IndexOf(_columns, TruthColumn.Contact);
            if (_columns.Where(column => column.Length > 0).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw lines.Error(Array.LastIndexOf(_columns, twice.Key) + 1, RecordingHeader.Short(twice.Key), "this column stands there twice");
            }
        }

        public bool HasTilt => _tilt >= 0;

        public bool HasContact => _contact >= 0;

        public ReferenceRow Read(in LineCursor lines)
        {
            string[] cells = Cells(RecordingHeader.Text(lines.Line));
            double seconds = Number(lines, cells, _time);
            if (double.IsNaN(seconds))
            {
                throw lines.Error(_time + 1, Time, "the cell is empty");
            }

            double contact = HasContact ? Number(lines, cells, _contact) : double.NaN;
            if (!double.IsNaN(contact) && contact is not (0 or 1 or 2 or 3))
            {
                throw lines.Error(_contact + 1, TruthColumn.Contact, string.Create(CultureInfo.InvariantCulture, $"{contact} is no contact: 0 none, 1 left, 2 right, 3 both"));
            }

            return new ReferenceRow(seconds, Number(lines, cells, _obliquity), HasTilt ? Number(lines, cells, _tilt) : double.NaN, contact);
        }

        private string[] Cells(string line) => [.. line.Split(_parting).Select(cell => cell.Trim().Trim(Quote).Trim())];

        private int Place(in LineCursor lines, string column)
        {
            int place = Array.IndexOf(_columns, column);
            return place >= 0
                ? place
                : throw new UserErrorException(
                    $"{lines.File}, line {lines.Number}: there is no column {column} among '{RecordingHeader.Short(string.Join(',', _columns))}'; "
                    + $"a reference has {Time},{TruthColumn.Obliquity} and may have {Tilt} and {TruthColumn.Contact}");
        }

        private double Number(in LineCursor lines, string[] cells, int column)
        {
            string text = column < cells.Length ? cells[column] : throw lines.Error(cells.Length + 1, _columns[column], "the line ends here");
            if (text.Length == 0 || text.Equals("nan", StringComparison.OrdinalIgnoreCase))
            {
                return double.NaN;
            }

            string dotted = _parting == ',' ? text : text.Replace(',', '.');
            return double.TryParse(dotted, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : throw lines.Error(column + 1, _columns[column], $"'{RecordingHeader.Short(text)}' is not a number");
        }
    }
}
