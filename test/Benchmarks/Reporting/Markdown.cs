using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.Benchmarks;

/// <summary>Writes Markdown.</summary>
internal static class Markdown
{
    /// <summary>Writes a table, with an empty line after it.</summary>
    /// <param name="text">Where.</param>
    /// <param name="titles">Heads of the columns: the first holds words, those after it numbers, those that begin with a space words.</param>
    /// <param name="rows">The cells.</param>
    public static void Table(TextWriter text, string[] titles, IEnumerable<string[]> rows)
    {
        text.WriteLine(Line(titles.Select(title => title.Trim())));
        text.WriteLine(Line(titles.Select((title, i) => i == 0 || title.StartsWith(' ') ? "---" : "---:")));
        foreach (string[] row in rows)
        {
            text.WriteLine(Line(row));
        }

        text.WriteLine();
    }

    /// <summary>A number with so many digits after the point.</summary>
    public static string Number(double value, int digits) => value.ToString("N" + digits, CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
}
