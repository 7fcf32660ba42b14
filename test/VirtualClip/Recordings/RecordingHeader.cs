using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HipSense.VirtualClip;

/// <summary>Reads what stands above the rows: comments and the names of the columns.</summary>
internal static class RecordingHeader
{
    private const string Example =
        $"# {RecordingFormat.RateKey}=200 {RecordingFormat.AccelKey}=2048 {RecordingFormat.GyroKey}=32.8 {RecordingFormat.CalibrationKey}=standing";

    /// <summary>Reads the comment lines and stops at the header line.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="remarks">Receives what the other comments tell.</param>
    /// <returns>True when the recording begins with standing still.</returns>
    public static bool ReadComments(ref LineCursor lines, RecordingRemarks remarks)
    {
        if (!lines.Next() || !lines.IsComment)
        {
            throw lines.Error(1, null, $"the first line must be like '{Example}'");
        }

        string calibration = ReadSettings(lines);
        LineCursor first = lines;
        while (lines.Next() && lines.IsComment)
        {
            remarks.Take(lines, 0);
        }

        if (calibration == RecordingFormat.Kept && !remarks.HasKept)
        {
            throw first.Error(1, RecordingFormat.CalibrationKey, $"'{RecordingFormat.Kept}' needs a line '# note kept …' above the rows");
        }

        return calibration == RecordingFormat.Standing;
    }

    /// <summary>Reads the header line, at which the cursor stands.</summary>
    /// <returns>The names of the columns.</returns>
    public static string[] ReadColumns(ref LineCursor lines)
    {
        string[] columns = Text(lines.Line).Split(',');
        for (int i = 0; i < RecordingFormat.RawColumns.Length; i++)
        {
            string wanted = RecordingFormat.RawColumns[i];
            string found = i < columns.Length ? columns[i] : "";
            if (found != wanted)
            {
                string raw = string.Join(',', RecordingFormat.RawColumns);
                throw lines.Error(i + 1, wanted, $"'{Short(found)}' stands where '{wanted}' must: the header line begins with {raw}");
            }
        }

        var seen = new HashSet<string>();
        for (int i = 0; i < columns.Length; i++)
        {
            if (!seen.Add(columns[i]))
            {
                throw lines.Error(i + 1, Short(columns[i]), "this column stands there twice");
            }
        }

        return columns;
    }

    /// <summary>Takes the mark of a comment line, if it is one.</summary>
    public static void AddMark(in LineCursor lines, List<Mark> marks)
    {
        if (Mark.Read(lines) is { } mark)
        {
            marks.Add(mark);
        }
    }

    /// <summary>A piece of the file that fits into a line of text, whatever it is.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (char letter in text.Length > 24 ? text[..24] : text)
        {
            shown.Append(char.IsControl(letter) || letter == '\uFFFD' ? '?' : letter);
        }

        return text.Length > 24 ? shown + "…" : shown.ToString();
    }

    /// <summary>Bytes of the file as text.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string ReadSettings(in LineCursor lines)
    {
        string line = Text(lines.Line);
        RequireNumber(lines, line, RecordingFormat.RateKey, RecordingFormat.RateHz);
        RequireNumber(lines, line, RecordingFormat.AccelKey, RecordingFormat.AccelPerG);
        RequireNumber(lines, line, RecordingFormat.GyroKey, RecordingFormat.GyroPerDps);
        string calibration = Find(lines, line, RecordingFormat.CalibrationKey, out int column);
        return calibration is RecordingFormat.Standing or RecordingFormat.NoCalibration or RecordingFormat.Kept
            ? calibration
            : throw lines.Error(
                column,
                RecordingFormat.CalibrationKey,
                $"'{Short(calibration)}' is unknown; supported are {RecordingFormat.Standing}, {RecordingFormat.NoCalibration} and {RecordingFormat.Kept}");
    }

    private static void RequireNumber(in LineCursor lines, string line, string key, double only)
    {
        string text = Find(lines, line, key, out int column);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value != only)
        {
            throw lines.Error(column, key, string.Create(CultureInfo.InvariantCulture, $"'{Short(text)}' is not supported, only {only} is"));
        }
    }

    /// <summary>The value of a key, and the column in the line at which the pair begins.</summary>
    private static string Find(in LineCursor lines, string line, string key, out int column)
    {
        int at = 1;
        string? value = null;
        column = line.Length + 1;
        while (at < line.Length)
        {
            int end = line.IndexOfAny([' ', '\t'], at);
            end = end < 0 ? line.Length : end;
            if (line.AsSpan(at, end - at).StartsWith(key + "=", StringComparison.Ordinal))
            {
                if (value is not null)
                {
                    throw lines.Error(at + 1, key, "this is given twice");
                }

                value = line[(at + key.Length + 1)..end];
                column = at + 1;
            }

            at = end + 1;
        }

        return value ?? throw lines.Error(column, key, $"{key}=… is missing: the first line must be like '{Example}'");
    }
}
