using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.Hardware.Enclosure;

/// <summary>What the printed parts weigh, from their meshes.</summary>
public static class PrintedMass
{
    /// <summary>Of PETG, grams per cubic centimetre: Prusament PETG's data sheet.</summary>
    public const double Density = 1.27;

    private const string Begin = "<!-- begin: mass, from the meshes by dotnet run --project test/Hardware -->\n";
    private const string End = "<!-- end -->";

    /// <summary>Puts the table into the page, between its marks.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The page with the masses of the model.</returns>
    public static string Fill(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return page[..from] + string.Join('\n', Lines()) + "\n" + page[page.IndexOf(End, from, StringComparison.Ordinal)..];
    }

    private static IEnumerable<string> Lines()
    {
        yield return $"| case | {string.Join(" | ", CaseModel.Printed)} | together, solid |";
        yield return "|---|" + string.Concat(CaseModel.Printed.Select(_ => "---:|")) + "---:|";
        foreach (string board in new[] { "xiao", "firebeetle" })
        {
            double[] grams = [.. CaseModel.Printed.Select(part => Grams(board, part))];
            yield return $"| {board} | {string.Join(" | ", grams.Select(Number))} | {Number(grams.Sum())} g |";
        }
    }

    private static double Grams(string board, string part)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".stl");
        try
        {
            string said = CaseModel.Export(new CaseOptions(board), part, path);
            return File.Exists(path) ? MeshReport.Of(path).Volume / 1000 * Density : throw new InvalidOperationException(said);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Number(double grams) => grams.ToString("0.0", CultureInfo.InvariantCulture);
}
