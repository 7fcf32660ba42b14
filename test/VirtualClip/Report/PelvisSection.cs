using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The section about tilt and rotation beside the filters of others.</summary>
internal static class PelvisSection
{
    private static readonly (PelvisAngle Angle, string Title)[] s_angles =
    [
        (PelvisAngle.Tilt, "Mean tilt of a stance"),
        (PelvisAngle.TiltRange, "Range of the tilt over a stride"),
        (PelvisAngle.RotationAtContact, "Rotation at initial contact"),
        (PelvisAngle.RotationRange, "Range of the rotation over a stride"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(ReportResults results, TextWriter text)
    {
        text.WriteLine("## Tilt and rotation, side by side");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The same {results.Model.Compared.Count} people and filters, at the contacts that the clip told, against the pelvis. For the rotation each filter's rate about its own vertical is summed up, and the same straight line from a foot's
            contact to its next is taken out. The clip of this model turns and nods on its belt under the pull to the side and at each landing, which no filter can know: it is in the errors of all. The last table tells how much of them it is.
            """).ReplaceLineEndings("\n"));
        text.WriteLine();
        foreach ((PelvisAngle angle, string title) in s_angles)
        {
            var table = new MarkdownTable(title, ">RMSE, one step, mean of the people", ">95 % of people", ">worst", ">worst person", ">mean of 10, mean of the people", ">worst", ">mean bias");
            Add(table, "**HipSense, int32, in the firmware**", angle, results.Model.Compared, results.Model.Pelvis.Ours);
            foreach ((string name, IReadOnlyList<PelvisErrors> errors) in results.Model.Pelvis.Best(angle))
            {
                Add(table, name, angle, results.Model.Compared, errors);
            }

            table.Write(text);
        }

        WriteCauses(results, text);
    }

    private static void WriteCauses(ReportResults results, TextWriter text)
    {
        text.WriteLine($"What these errors are made of, all stances of the same {results.Size.CausePeople} people as for the obliquity together:");
        text.WriteLine();
        var table = new MarkdownTable("", ">tilt, RMSE", ">range of the tilt, RMSE", ">bias", ">rotation at contact, RMSE", ">range of the rotation, RMSE", ">bias");
        foreach (Cause cause in results.Causes)
        {
            PelvisScore errors = cause.Pelvis;
            table.Add(
                cause.What,
                ReportSections.Degrees(errors.Tilt.Rmse),
                ReportSections.Degrees(errors.TiltRange.Rmse),
                ReportSections.Degrees(errors.TiltRange.Mean),
                ReportSections.Degrees(errors.RotationAtContact.Rmse),
                ReportSections.Degrees(errors.RotationRange.Rmse),
                ReportSections.Degrees(errors.RotationRange.Mean));
        }

        table.Write(text);
    }

    private static void Add(MarkdownTable table, string name, PelvisAngle angle, IReadOnlyList<Person> people, IReadOnlyList<PelvisErrors> errors)
    {
        Distribution step = Over(people, errors, one => one.Step(angle).Rmse);
        Distribution ofTen = Over(people, errors, one => one.OfTen(angle).Rmse);
        table.Add(
            name,
            ReportSections.Degrees(step.Mean),
            ReportSections.Degrees(step.Percentile95),
            ReportSections.Degrees(step.Worst),
            step.WorstPerson is { } worst ? $"{worst.Number}" : "–",
            ReportSections.Degrees(ofTen.Mean),
            ReportSections.Degrees(ofTen.Worst),
            ReportSections.Degrees(Over(people, errors, one => one.Step(angle).Mean).Mean));
    }

    /// <summary>How a figure of each person is spread.</summary>
    public static Distribution Over(IReadOnlyList<Person> people, IReadOnlyList<PelvisErrors> errors, Func<PelvisErrors, double> of) =>
        new([.. people.Zip(errors, (person, one) => (person, of(one))).Where(one => double.IsFinite(one.Item2))]);
}
