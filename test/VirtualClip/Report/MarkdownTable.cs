using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>A table in Markdown.</summary>
/// <param name="titles">Heads of the columns; one that begins with <c>&gt;</c> holds numbers and is set to the right.</param>
internal sealed class MarkdownTable(params string[] titles)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != titles.Length)
        {
            throw new ArgumentException($"{cells.Length} cells under {titles.Length} titles.", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>Writes it, with an empty line after it.</summary>
    public void Write(TextWriter text)
    {
        text.WriteLine(Line(titles.Select(title => title.TrimStart('>'))));
        text.WriteLine(Line(titles.Select(title => title.StartsWith('>') ? "---:" : "---")));
        foreach (string[] row in _rows)
        {
            text.WriteLine(Line(row));
        }

        text.WriteLine();
    }

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |";
}
