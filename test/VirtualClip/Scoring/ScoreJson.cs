using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace HipSense.VirtualClip;

/// <summary>Writes scores as JSON: each file, then each folder of several files pooled, as the mean over files and as the worst file.</summary>
internal static class ScoreJson
{

    /// <summary>Writes them.</summary>
    public static void Write(IReadOnlyList<FileScore> scores, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (FileScore score in scores)
        {
            json.WriteStartObject();
            json.WriteString("file", score.Name);
            json.WriteNumber("seconds", Math.Round(score.Seconds, 3));
            foreach (ScoreTable table in ScoreTable.All.Where(table => table.Has(score)))
            {
                WriteFigures(json, table.Key, table, column => column.Of(score));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("folders");
        foreach (string folder in scores.Select(score => score.Folder).Distinct())
        {
            WriteFolder(json, folder, scores);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFolder(Utf8JsonWriter json, string folder, IReadOnlyList<FileScore> scores)
    {
        json.WriteStartObject();
        json.WriteString("folder", folder);
        foreach (ScoreTable table in ScoreTable.All)
        {
            FileScore[] parts = [.. scores.Where(score => score.Folder == folder && table.Has(score))];
            if (parts.Length > 0)
            {
                FileScore pooled = FileScore.Pool(folder, parts);
                json.WriteStartObject(table.Key);
                json.WriteNumber("files", parts.Length);
                WriteFigures(json, "pooled", table, column => column.Of(pooled));
                WriteFigures(json, "mean", table, column => column.MeanOf(parts));
                WriteFigures(json, "worst", table, column => column.WorstOf(parts));
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, string name, ScoreTable table, Func<ScoreColumn, double> figure)
    {
        json.WriteStartObject(name);
        foreach (ScoreColumn column in table.Columns)
        {
            JsonFigure.Write(json, column.Key, figure(column));
        }

        json.WriteEndObject();
    }
}
