using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The section about people of whom nothing is known but what they were asked to do.</summary>
internal static class WaistSection
{
    /// <summary>Writes it; nothing when there are no such recordings.</summary>
    public static void Write(ReportResults results, TextWriter text)
    {
        if (results.Running is null && results.NotRunning is null)
        {
            return;
        }

        text.WriteLine("## People with a sensor at the waist");
        text.WriteLine();
        text.WriteLine(
            "Recordings that others made of people, with an accelerometer and a gyroscope at the belt. There is no truth in them but what the people were asked "
            + "to do, and nobody had asked them to stand still first. They are not part of the project.");
        text.WriteLine();
        if (results.Running is { } running)
        {
            WriteRunning(running, text);
        }

        if (results.NotRunning is { } others)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Asked to do anything but run, walking quickly, stairs and falls among it: {others.Files.Count} recordings (`{others.Name}`), {others.Hours:0.0} hours. "
                + $"{others.Cues} cues; {others.RunningPercent:0.00} % of the time taken for running, in {others.Files.Count(file => file.RunningS > 0)} recordings."));
            text.WriteLine();
        }
    }

    private static void WriteRunning(WaistStudy running, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Asked to jog: {running.Files.Count} recordings (`{running.Name}`), {running.Hours:0.0} hours; {running.Cues} cues. Share of each recording:"));
        text.WriteLine();
        var table = new MarkdownTable("", ">over 90 %", ">over 50 %", ">least", ">tenth of them below", ">median");
        Add(table, "found as running", [.. running.Files.Select(file => file.RunningPercent)]);
        Add(table, "told as stances", [.. running.Files.Select(file => file.ToldPercent)]);
        table.Write(text);
        double[] calibrated = [.. running.Files.Select(file => file.CalibratedS).Where(s => !double.IsNaN(s)).Order()];
        string when = calibrated.Length == 0
            ? "nobody"
            : $"half of them within {Num.Of(calibrated[calibrated.Length / 2], 0)} s, the slowest after {Num.Of(calibrated[^1], 0)} s";
        text.WriteLine($"The clip knew how it sits in {calibrated.Length} of the {running.Files.Count}: {when}.");
        text.WriteLine();
    }

    private static void Add(MarkdownTable table, string name, IReadOnlyList<double> shares)
    {
        double[] sorted = [.. shares.Order()];
        table.Add(
            name,
            Num.Of(sorted.Count(share => share > 90), 0),
            Num.Of(sorted.Count(share => share > 50), 0),
            Num.Of(sorted[0], 0) + " %",
            Num.Of(sorted[(sorted.Length - 1) / 10], 0) + " %",
            Num.Of(sorted[sorted.Length / 2], 0) + " %");
    }
}
