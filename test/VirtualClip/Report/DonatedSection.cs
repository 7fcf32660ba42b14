using System.IO;
using System.Linq;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>The section about people who recorded themselves with a clip.</summary>
internal static class DonatedSection
{
    private static readonly (string Key, string Title, int Digits)[] s_compared =
        [("drop_left", "drop left, °", 2), ("drop_right", "drop right, °", 2), ("tilt", "tilt, °", 2), ("contact_ms", "contact, ms", 1), ("cadence", "cadence, steps/min", 1)];

    /// <summary>Writes it; nothing when there are no such recordings.</summary>
    public static void Write(DonatedStudy? study, TextWriter text)
    {
        if (study is null)
        {
            return;
        }

        text.WriteLine("## Runners who recorded themselves");
        text.WriteLine();
        text.WriteLine(
            $"{Num.Of(study.Runners.Count, 0)} runners with a clip of their own (`{study.Name}`), replayed through the whole firmware; numbered, not named. Drop, contact time: mean ± SD of the stances, "
            + "of drops those that count. What speaks against a figure stands in the last column, with the share of the stances that it touches.");
        text.WriteLine();
        WriteRunners(study, text);
        WriteCompared(study, text);
        string[] problems = [.. study.Runners.SelectMany((runner, i) => runner.Problems.Select(problem => $"runner {i + 1}: {problem}"))];
        if (problems.Length > 0)
        {
            text.WriteLine($"Not used: {string.Join("; ", problems)}.");
            text.WriteLine();
        }
    }

    private static void WriteRunners(DonatedStudy study, TextWriter text)
    {
        var table = new MarkdownTable(
            "runner", ">recordings", ">minutes", ">of running", ">stances", ">drop left, °", ">drop right, °", ">contact, ms", ">cadence", ">cues", "doubts");
        for (int i = 0; i < study.Runners.Count; i++)
        {
            DonatedRunner runner = study.Runners[i];
            table.Add(
                Num.Of(i + 1, 0),
                Num.Of(runner.Used.Count, 0),
                Num.Of(runner.Minutes, 1),
                Num.Of(runner.RunningMinutes, 1),
                Num.Of(runner.Stances.Count, 0),
                Num.BiasSd(runner.Drop(Side.Left), 1),
                Num.BiasSd(runner.Drop(Side.Right), 1),
                Num.BiasSd(runner.ContactMs, 0),
                Num.Of(runner.Cadence, 0),
                Num.Of(runner.Cues, 0),
                string.Join(", ", runner.Doubts()));
        }

        table.Write(text);
    }

    private static void WriteCompared(DonatedStudy study, TextWriter text)
    {
        if (study.Runners.All(runner => runner.Beside(s_compared[0].Key) is null))
        {
            return;
        }

        text.WriteLine(
            "Beside what a camera saw of the same stances: clip less camera, bias and 95 % limits of agreement, and how many stances. How it is measured: docs/validation.md.");
        text.WriteLine();
        var table = new MarkdownTable(["runner", .. s_compared.Select(figure => ">" + figure.Title)]);
        for (int i = 0; i < study.Runners.Count; i++)
        {
            DonatedRunner runner = study.Runners[i];
            if (runner.Beside(s_compared[0].Key) is not null)
            {
                table.Add([Num.Of(i + 1, 0), .. s_compared.Select(figure => Cell(runner.Beside(figure.Key)!, figure.Digits))]);
            }
        }

        table.Write(text);
    }

    private static string Cell(Agreement agreement, int digits) => agreement.Count < 2
        ? "–"
        : $"{Num.Of(agreement.Bias, digits)} ({Num.Of(agreement.LowerLimit, digits)} … {Num.Of(agreement.UpperLimit, digits)}), {Num.Of(agreement.Count, 0)}";
}
