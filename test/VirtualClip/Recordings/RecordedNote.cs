using System;
using System.Collections.Generic;
using System.Globalization;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>
/// What a clip's detection was told beside the samples, in a recording that the clip sent: a line <c># note shake 550</c>. With the notes a replay tells what the
/// clip told, to the bit.
/// </summary>
/// <param name="Row">The row before which it was told.</param>
/// <param name="Kind">What.</param>
/// <param name="Data">What belongs to it: a <see cref="ClipSettings"/>, a <see cref="RunState"/>, nothing.</param>
/// <param name="Ms">Of <see cref="RawNoteKind.Shake"/>: how long, ms.</param>
public sealed record RecordedNote(int Row, RawNoteKind Kind, byte[] Data, int Ms)
{
    /// <summary>A note of a line that says that notes are lost.</summary>
    public const RawNoteKind Lost = 0;

    private const string Begin = "# note ";
    private const string Telling = "telling";

    private static readonly Dictionary<string, RawNoteKind> s_kinds = new()
    {
        ["settings"] = RawNoteKind.Settings,
        ["standing"] = RawNoteKind.Standing,
        ["kept"] = RawNoteKind.Kept,
        ["run"] = RawNoteKind.NewRun,
        ["shake"] = RawNoteKind.Shake,
        ["end"] = RawNoteKind.End,
        ["lost"] = Lost,
    };

    /// <summary>True of a new run that began while the detection told, of the block before the note, that somebody runs.</summary>
    public bool IsWhileTelling => Kind == RawNoteKind.NewRun && Data is [1];

    /// <summary>Reads a comment line.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="row">Rows before the line.</param>
    /// <returns>The note, or null when the line is another comment, or of a kind that is not known here.</returns>
    /// <exception cref="RecordingException">What belongs to the note is not there or wrong.</exception>
    internal static RecordedNote? Read(in LineCursor lines, int row)
    {
        string line = RecordingHeader.Text(lines.Line);
        if (!line.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = line[Begin.Length..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0 || !s_kinds.TryGetValue(parts[0], out RawNoteKind kind))
        {
            return null;
        }

        string value = parts.Length > 1 ? parts[1] : "";
        byte[]? data = kind switch
        {
            RawNoteKind.Settings or RawNoteKind.Kept => Hex(value),
            RawNoteKind.NewRun when value == Telling => [1],
            _ => [],
        };
        int ms = 0;
        bool isRight = data is not null && kind switch
        {
            RawNoteKind.Settings => ClipSettings.IsValid(data),
            RawNoteKind.Kept => new RunState().Decode(data),
            RawNoteKind.Shake => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ms),
            _ => true,
        };
        return isRight
            ? new RecordedNote(row, kind, data!, ms)
            : throw lines.Error(Begin.Length + 1, parts[0], $"'{RecordingHeader.Short(value)}' does not belong to such a note");
    }

    private static byte[]? Hex(string text)
    {
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
