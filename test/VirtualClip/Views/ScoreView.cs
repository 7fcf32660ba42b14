using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Shows scores as tables, one for each kind of truth.</summary>
internal static class ScoreView
{
    /// <summary>Shows them.</summary>
    public static void Show(IReadOnlyList<FileScore> scores, IAnsiConsole console)
    {
        foreach (ScoreTable table in ScoreTable.All)
        {
            FileScore[] rows = [.. scores.Where(table.Has)];
            if (rows.Length > 0)
            {
                console.Write(new Text(table.Title + "\n", new Style(decoration: Decoration.Bold)));
                console.Write(Make(table, rows));
                console.WriteLine();
            }
        }

        string[] without = [.. scores.Where(score => !ScoreTable.All.Any(table => table.Has(score))).Select(score => score.Name)];
        if (without.Length > 0)
        {
            console.Write(new Text($"Without truth: {string.Join(", ", without)}\n"));
        }
    }

    /// <summary>A figure as it stands in a table.</summary>
    public static string Figure(double value, int digits) =>
        double.IsFinite(value) ? value.ToString("N" + digits, CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal) : "–";

    private static Table Make(ScoreTable table, FileScore[] rows)
    {
        var shown = new Table().Border(TableBorder.Simple).AddColumn("file");
        foreach (ScoreColumn column in table.Columns)
        {
            shown.AddColumn(new TableColumn(Markup.Escape(column.Title)).RightAligned());
        }

        foreach (FileScore row in rows)
        {
            Add(shown, Path.GetFileName(row.Name), table, column => column.Of(row), Style.Plain);
        }

        var bold = new Style(decoration: Decoration.Bold);
        foreach (IGrouping<string, FileScore> folder in table.Folders(rows))
        {
            FileScore pooled = FileScore.Pool(folder.Key, [.. folder]);
            string name = Path.GetFileName(folder.Key);
            shown.AddEmptyRow();
            Add(shown, $"{name}: all as one", table, column => column.Of(pooled), bold);
            Add(shown, $"{name}: mean of files", table, column => column.MeanOf(folder), bold);
            Add(shown, $"{name}: worst file", table, column => column.WorstOf(folder), bold);
        }

        return shown;
    }

    private static void Add(Table shown, string name, ScoreTable table, Func<ScoreColumn, double> figure, Style style) =>
        shown.AddRow([new Text(name, style), .. table.Columns.Select(column => new Text(Figure(figure(column), column.Digits), style))]);
}
