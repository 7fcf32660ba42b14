using System;
using System.Globalization;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// Samples that are not there: a line <c># gap samples=40 by=radio</c> among the rows. Rows stand in for them, so that the number of a row is a time; nothing may look at
/// these. The detection takes a gap widened to whole blocks of eight, counted from the file's first sample.
/// </summary>
/// <param name="Row">The first row that is not there.</param>
/// <param name="Samples">How many there are not.</param>
public sealed record RecordedGap(int Row, int Samples)
{
    private const string Begin = "# gap ";
    private const string SamplesKey = "samples=";

    // What is longer is two recordings.
    private const int MostSamples = 3600 * ImuScale.RateHz;

    /// <summary>Reads a comment line.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="row">Rows before the line.</param>
    /// <returns>The gap, or null when the line is another comment.</returns>
    /// <exception cref="RecordingException">The line begins as a gap does and tells no length.</exception>
    internal static RecordedGap? Read(in LineCursor lines, int row)
    {
        string line = RecordingHeader.Text(lines.Line);
        if (!line.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        string first = line[Begin.Length..].Split(' ', 2)[0];
        string length = first.StartsWith(SamplesKey, StringComparison.Ordinal) ? first[SamplesKey.Length..] : "";
        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int samples) || samples is < 1 or > MostSamples)
        {
            throw lines.Error(
                Begin.Length + 1, "gap", $"'{RecordingHeader.Short(first)}' is no gap of 1 to {MostSamples} samples: one is like '{Begin}{SamplesKey}40 by=radio'");
        }

        return new RecordedGap(row, samples);
    }
}
