using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>The sections about the runner model.</summary>
internal static class ReportSections
{
    /// <summary>Obliquity beside the filters of others.</summary>
    public static void Obliquity(ReportResults results, string images, TextWriter text)
    {
        text.WriteLine("## Obliquity, side by side");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The {results.Model.Compared.Count} of these people who stand still first and are calibrated. Scored is every sample of running from the first on. The others are written from their papers, in
            double precision (`test/Peers`, with the citations), and get the same counts, the gyro less its mean while standing, and the clip's own zero and heading: what they do
            not have, they are given. All are read through the mean over 40 ms on which the clip measures drops, since a clip on a belt rocks on the soft tissue at every landing.
            Of several settings of one filter the one is shown that does best on these very runs.
            """).ReplaceLineEndings("\n"));
        text.WriteLine();
        var table = new MarkdownTable("filter", ">RMSE, mean of the people", ">95 % of people", ">worst", ">mean bias");
        AddFilter(table, "**HipSense, int32, in the firmware**", [.. results.Model.Compared.Select(person => person.Trial.Attitude.Obliquity)]);
        foreach ((string name, IReadOnlyList<ErrorSum> errors) in results.Model.Peers.Best)
        {
            AddFilter(table, name, errors);
        }

        table.Write(text);
        text.WriteLine(
            "Mahony and Madgwick give the direction of every sample the same weight; in flight little but the accelerometer's offset is left of it, which leans Mahony's mean.");
        text.WriteLine();
        text.WriteLine($"![Obliquity error of each person]({images}/obliquity-filters.png)");
        text.WriteLine();
        text.WriteLine($"![Obliquity over two seconds]({images}/obliquity-trace.png)");
        text.WriteLine();
        WriteCauses(results, text);
        ErrorSum off = results.Model.FromDouble;
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Integers against the same equations in double precision: {off.Rmse:0.0000}° RMS and {off.Largest:0.000}° at the most over {off.Count} samples"
            + $"{(results.Model.ClippedRuns == 0 ? "" : $", in {results.Model.ClippedRuns} runs only until the gyro first clips")}. Up to 0.024° of it is the step of 1/4096 in which the clip passes the vector on."));
        text.WriteLine();
    }

    private static void WriteCauses(ReportResults results, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"What the errors are made of: the first {results.Size.CausePeople} of the people who stand first and run at one speed, each time without one or more of the causes."));
        text.WriteLine();
        var table = new MarkdownTable("", ">obliquity RMSE, mean of the people", ">worst", ">drop, mean of 10, mean of the people", ">worst");
        foreach (Cause cause in results.Causes)
        {
            table.Add(
                cause.What,
                Num.Of(cause.Obliquity.Mean, 3) + "°",
                Num.Of(cause.Obliquity.Worst, 3) + "°",
                Degrees(cause.DropOfTen.Mean),
                Degrees(cause.DropOfTen.Worst));
        }

        table.Write(text);
    }

    /// <summary>Contact, side and drop on the runner model.</summary>
    public static void Stances(ReportResults results, string images, TextWriter text)
    {
        text.WriteLine("## Contact, side and drop of all stances");
        text.WriteLine();
        var table = new MarkdownTable("", ">stances", ">missed", ">invented", ">IC, ms", ">TO, ms", ">contact RMSE, ms", ">side unknown", ">side wrong", ">drop RMSE, step", ">mean of 10");
        AddStances(table, "all as one", results.Model.Stances);
        foreach (PersonFigure figure in new[] { PersonFigure.Contact, PersonFigure.DropOfTen })
        {
            if (figure.Over(results.Model.People).WorstPerson is { } worst)
            {
                AddStances(table, $"worst {figure.Title}, {PeopleSection.Who(worst)}", worst.Trial.Stances);
            }
        }

        table.Write(text);
        ErrorSum drop = results.Model.Stances.Drop;
        text.WriteLine($"IC and TO: bias ± SD, found less true. The bias of the drop over all people is {Num.Of(drop.Mean, 2)}°, the SD of its error from step to step, within a person and a side, {Num.Of(results.Model.StepNoiseDeg, 2)}°.");
        text.WriteLine();
        text.WriteLine($"![Measured and true drop of every step]({images}/drop-steps.png)");
        text.WriteLine();
    }

    /// <summary>False cues.</summary>
    public static void FalseCues(ReportResults results, string images, TextWriter text)
    {
        CueStudy cues = results.Cues;
        text.WriteLine("## False cues");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Method: sequences of steps (165 a minute, independent of each other as real ones are, three fresh minutes from which the baseline is taken, then a
            constant mean so far under the threshold) through the clip's own alert policy, {results.Size.CueHours} runs of an hour for each figure. The SD is that of the true drop;
            the error of a single step as measured above, {cues.StepNoiseDeg:0.00}°, is added to it. Cues that are due are not told apart: at 0° every second mean is over.
            """).ReplaceLineEndings("\n"));
        text.WriteLine();
        var table = new MarkdownTable(["true mean under the threshold by", .. CueStudy.TrueSds.Select(sd => $">cues an hour, SD {Num.Of(sd, 2)}°"), ">single steps over it an hour"]);
        foreach (double under in CueStudy.Unders)
        {
            CuePoint[] points = [.. cues.Points.Where(point => point.UnderDeg == under)];
            CuePoint usual = points.First(point => point.TrueSdDeg == CueStudy.TrueSdDeg);
            table.Add([Num.Of(under, 2) + "°", .. points.Select(point => Num.Of(point.CuesAnHour, 3)), Num.Of(usual.StepsAnHour, 0)]);
        }

        table.Write(text);
        text.WriteLine($"![False cues an hour]({images}/false-cues.png)");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The same through the whole firmware: {results.Size.CueRuns} people who run at one speed for {results.Size.CueRunSeconds / 60:0} minutes each, whose drop truly ends {cues.RunUnderDeg:0.00}° under the threshold on average:
            {cues.RunCues} cues in {cues.RunHours:0.0} hours. With the cues on tilt and rotation switched on, at the least margins of 1° and 2°, while their true means stay: {cues.RunTiltCues} cues on the tilt
            ({cues.RunTiltCues / cues.RunHours:0.00} an hour) and {cues.RunRotationCues} on the range of the rotation ({cues.RunRotationCues / cues.RunHours:0.00} an hour). A hill, a change of pace and a clip that slips on the belt are not in them.
            """).ReplaceLineEndings("\n"));
        text.WriteLine();
    }

    /// <summary>What is not running.</summary>
    public static void NotRunning(ReportResults results, TextWriter text)
    {
        text.WriteLine("## Not running");
        text.WriteLine();
        var table = new MarkdownTable("", ">minutes", ">taken for running, s", ">stances told", ">cues");
        foreach (IGrouping<string, Trial> kind in results.NoRuns.Kinds)
        {
            table.Add(
                kind.Key,
                Num.Of(kind.Sum(trial => trial.Plan.Scenario.Seconds) / 60, 0),
                Num.Of(kind.Sum(trial => trial.Activity.FalseS), 1),
                Num.Of(kind.Sum(trial => trial.Events.OfType<StanceEvent>().Count()), 0),
                Num.Of(kind.Sum(trial => trial.Cues), 0));
        }

        table.Write(text);
    }

    /// <summary>Adds a row of stances.</summary>
    public static void AddStances(MarkdownTable table, string name, StanceScore score) => table.Add(
        name,
        Num.Of(score.True, 0),
        Num.Of(score.Missed, 0),
        Num.Of(score.Invented, 0),
        Num.BiasSd(score.InitialContact, 1),
        Num.BiasSd(score.ToeOff, 1),
        Num.Of(score.Contact.Rmse, 1),
        Num.Of(score.SideUnknown, 0),
        Num.Of(score.SideWrong, 0),
        Degrees(score.Drop.Rmse),
        Degrees(score.DropOfTen.Rmse));

    /// <summary>An angle with two digits.</summary>
    public static string Degrees(double degrees) => double.IsNaN(degrees) ? "–" : Num.Of(degrees, 2) + "°";

    private static void AddFilter(MarkdownTable table, string name, IReadOnlyList<ErrorSum> runs) => table.Add(
        name,
        Num.Of(runs.Average(run => run.Rmse), 3) + "°",
        Num.Of(runs.Select(run => run.Rmse).Order().ElementAt((int)Math.Ceiling(0.95 * (runs.Count - 1))), 3) + "°",
        Num.Of(runs.Max(run => run.Rmse), 3) + "°",
        Num.Of(runs.Average(run => Math.Abs(run.Mean)), 3) + "°");
}
