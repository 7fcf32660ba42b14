using System;
using System.Globalization;

namespace HipSense.VirtualClip;

/// <summary>
/// A moment that somebody marked: a comment line <c># mark 12.345 clap</c>, seconds on the file's own clock and a word or several. A recording's clock
/// begins with its first sample.
/// </summary>
/// <param name="Seconds">When.</param>
/// <param name="Word">What; empty when there is none.</param>
public sealed record Mark(double Seconds, string Word)
{
    private const string Begin = "# mark ";

    /// <summary>Reads a comment line.</summary>
    /// <returns>The mark, or null when the line is another comment.</returns>
    /// <exception cref="RecordingException">The line begins as a mark does and has no time.</exception>
    internal static Mark? Read(in LineCursor lines)
    {
        string line = RecordingHeader.Text(lines.Line);
        if (!line.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = line[Begin.Length..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string time = parts.Length > 0 ? parts[0] : "";
        if (!double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || !double.IsFinite(seconds))
        {
            throw lines.Error(Begin.Length + 1, "mark", $"'{RecordingHeader.Short(time)}' is no time in seconds: a mark is like '{Begin}12.345 clap'");
        }

        return new Mark(seconds, parts.Length > 1 ? parts[1] : "");
    }
}
