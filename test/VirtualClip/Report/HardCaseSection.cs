using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The section about the hard cases.</summary>
internal static class HardCaseSection
{
    /// <summary>Writes it.</summary>
    public static void Write(IReadOnlyList<HardResult> cases, string images, TextWriter text)
    {
        text.WriteLine("## Hard cases");
        text.WriteLine();
        text.WriteLine(
            "Each about four minutes of the runner model through the whole firmware, with an ordinary chip and, unless it is the mount that is hard, a clip "
            + "put on a little askew. IC and TO: bias ± SD, ms, found less true. S is half the sum of both sides' mean drop, D half their difference; "
            + "the columns give found less true. Found: of true running time. "
            + $"All have the same bounds: {Usual(HardBounds.Usual)}. What is over them is **missed**, unless the case has a reason for wider ones, "
            + "which stands beneath the table.");
        text.WriteLine();
        var table = new MarkdownTable(
            "", ">stances", ">missed, invented", ">IC, ms", ">TO, ms", ">obliquity RMSE", ">drop RMSE, step", ">mean of 10", ">S", ">D", ">side unknown, wrong", ">found", ">cues", "");
        foreach (HardResult result in cases)
        {
            (RobustCase one, Trial trial, _) = result;
            StanceScore score = trial.Stances;
            (double S, double D, double TrueS, double TrueD) both = trial.Both();
            table.Add(
                one.What,
                Num.Of(score.True, 0),
                $"{score.Missed}, {score.Invented}",
                Num.BiasSd(score.InitialContact, 1),
                Num.BiasSd(score.ToeOff, 1),
                ReportSections.Degrees(trial.Attitude.Obliquity.Rmse),
                ReportSections.Degrees(score.Drop.Rmse),
                ReportSections.Degrees(score.DropOfTen.Rmse),
                ReportSections.Degrees(both.S - both.TrueS),
                ReportSections.Degrees(both.D - both.TrueD),
                $"{score.SideUnknown}, {score.SideWrong}",
                double.IsNaN(trial.Activity.FoundPercent) ? "–" : Num.Of(trial.Activity.FoundPercent, 1) + " %",
                Num.Of(trial.Cues, 0),
                result.Missed.Count > 0 ? Goal.IsMissed : result.Unusual.Count > 0 ? "explained" : "");
        }

        table.Write(text);
        text.WriteLine($"![Drop in the hard cases]({images}/hard-cases.png)");
        text.WriteLine();
        foreach (HardResult result in cases)
        {
            string[] parts =
            [
                .. result.Missed.Take(1).Select(_ => $"{Goal.IsMissed} {string.Join(", ", result.Missed)}"),
                .. new[] { result.Remark }.Where(remark => remark.Length > 0),
                .. result.Unusual.Take(1).Where(_ => result.Case.Bounds.Reason.Length > 0).Select(_ => result.Case.Bounds.Reason),
            ];
            if (parts.Length > 0)
            {
                text.WriteLine($"- {result.Case.What}: {string.Join("; ", parts)}");
            }
        }

        text.WriteLine();
    }

    private static string Usual(HardBounds bounds) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"missed and invented {bounds.Lost} %, bias of IC ±{bounds.InitialContactMs} ms and of TO ±{bounds.ToeOffMs} ms, obliquity {bounds.Obliquity}°, mean of ten, S and D {bounds.DropOfTen}°, ")
        + "no wrong side, nine steps of unknown side at each start, "
        + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bounds.NotFound} % of the running not found, no cue");
}
