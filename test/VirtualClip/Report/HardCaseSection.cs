using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The section about the hard cases.</summary>
internal static class HardCaseSection
{
    /// <summary>Writes it.</summary>
    public static void Write(IReadOnlyList<(RobustCase Case, Trial Trial, string Remark)> cases, string images, TextWriter text)
    {
        text.WriteLine("## Hard cases");
        text.WriteLine();
        text.WriteLine(
            "Each about four minutes of the runner model through the whole firmware, with an ordinary chip and, unless it is the mount that is hard, a clip "
            + "put on a little askew. IC and TO: bias ± SD, ms, found less true. S is half the sum of both sides' mean drop, D half their difference; "
            + "the columns give found less true. Found: of true running time.");
        text.WriteLine();
        var table = new MarkdownTable(
            "", ">stances", ">missed, invented", ">IC, ms", ">TO, ms", ">obliquity RMSE", ">drop RMSE, step", ">mean of 10", ">S", ">D", ">side unknown, wrong", ">found", ">cues");
        foreach ((RobustCase one, Trial trial, _) in cases)
        {
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
                Num.Of(trial.Cues, 0));
        }

        table.Write(text);
        text.WriteLine($"![Drop in the hard cases]({images}/hard-cases.png)");
        text.WriteLine();
        foreach ((RobustCase one, _, string remark) in cases.Where(one => one.Remark.Length > 0))
        {
            text.WriteLine($"- {one.What}: {remark}");
        }

        text.WriteLine();
    }
}
