using System.Globalization;
using System.IO;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>Writes the report: what was asked and what came out.</summary>
internal static class ReportText
{
    /// <summary>Writes it.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="command">The command line that makes it.</param>
    /// <param name="images">Where the pictures are, seen from the report.</param>
    /// <param name="text">Where to write.</param>
    public static void Write(ReportResults results, string command, string images, TextWriter text)
    {
        text.WriteLine("# Accuracy");
        text.WriteLine();
        text.WriteLine("Written by the program, not by hand, and the same byte for byte each time it is run on the same folders of recordings, which are not part of the project:");
        text.WriteLine();
        text.WriteLine("```");
        text.WriteLine(command);
        text.WriteLine("```");
        text.WriteLine();
        text.WriteLine(
            "Everything is measured with the integer code that runs on the clip. Unless a section says otherwise, a signal goes through the model of the "
            + "chip (low-pass, quantisation, clipping, FIFO), over the bus, and through the whole firmware on the virtual board. The runner model is "
            + "synthetic: its figures say what the code does with a known truth, not what it does on people. The recordings are real.");
        text.WriteLine();
        WriteGoals(results, text);
        PeopleSection.Write(results, images, text);
        ReportSections.Stances(results, images, text);
        ReportSections.Obliquity(results, images, text);
        PelvisSection.Write(results, text);
        ReportSections.FalseCues(results, images, text);
        ReportSections.NotRunning(results, text);
        HardCaseSection.Write(results.Hard, images, text);
        foreach (FolderStudy folder in results.Folders)
        {
            FolderSection.Write(folder, images, text);
        }

        WaistSection.Write(results, text);
        DonatedSection.Write(results.Donated, text);

        WriteSeeds(results, text);
    }

    private static void WriteGoals(ReportResults results, TextWriter text)
    {
        text.WriteLine("## Goals");
        text.WriteLine();
        text.WriteLine("What is missed comes first. Figures are rounded against the clip.");
        text.WriteLine();
        var table = new MarkdownTable("figure", ">goal", ">measured", "", "measured on");
        foreach (Goal goal in GoalList.Of(results).OrderBy(goal => goal.Missed ? 0 : goal.Met ? 2 : 1))
        {
            table.Add(goal.Figure, goal.GoalText, goal.MeasuredText, goal.Verdict, goal.On);
        }

        table.Write(text);
    }

    private static void WriteSeeds(ReportResults results, TextWriter text)
    {
        ReportSize size = results.Size;
        text.WriteLine("## What is chance, and what is not measured");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Everything that is chance follows from seeds: people {Population.First} to {Population.First + size.People - 1}, step sequences {CueStudy.StepSeed},
            things that are not running from {NoRunStudy.FirstSeed}, false cues through the firmware from {CueStudy.RunSeed}, hard cases from {RobustCases.FirstSeed}, each in the order of its table.

            Not measured here{(results.Donated is null ? "" : " but for the runners who recorded themselves beside a camera")}: the drop of people who wear the clip. No recording with a gyroscope on a running pelvis and an optical truth was at hand; drop, side and false cues are
            measured on the runner model{(results.Folders.Any(folder => folder.IsOptical) ? " and on counts made from filmed motion, without a belt and soft tissue" : "")} alone. The signal delay is signal time: what the radio and the motor add is not in it.
            """).ReplaceLineEndings("\n"));
    }
}
