using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary>The section about the population: how each figure is spread over people.</summary>
internal static class PeopleSection
{
    private static readonly (PersonKind Kind, string What)[] s_kinds =
    [
        (PersonKind.Plain, "stand still first, run at one speed"),
        (PersonKind.RunsOff, "run off at once, at any instant of a step"),
        (PersonKind.Interrupted, "run off at once, stopped every 10 to 30 s"),
        (PersonKind.Grounded, "hardly leave the ground or not at all, half of them at once"),
        (PersonKind.Leaning, "clip leaning by 20 to 45°, half of them at once"),
        (PersonKind.Loose, "loose belt, phone in the waistband, belly"),
        (PersonKind.Limping, "limp"),
        (PersonKind.Uphill, "fast uphill, the trunk rebounds"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(ReportResults results, string images, TextWriter text)
    {
        IReadOnlyList<Person> people = results.Model.People;
        text.WriteLine("## People");
        text.WriteLine();
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {people.Count} people drawn from the runner model, {results.Size.RunSeconds:0} s each. Each has a seed, so that the worst can be run again. They run at {Population.Slowest} to {Population.Fastest} m/s with contact times
            of 160 to 400 ms; their hips are uneven by 3° (SD), their pelvis is turned from the way by 5° (SD), and their trunk swings as people's at a waist sensor does; the clip is rolled
            and pitched by up to 10° and yawed by 4.5° (SD); the chip's errors lie anywhere within the bounds of its data sheet. Who is hard comes about as often as in recordings of people; who
            stands still first, as the clip asks, more often than there, where nobody had asked.
            """).ReplaceLineEndings("\n"));
        text.WriteLine();
        WriteFigures(people, text);
        text.WriteLine($"The figure of a person is over all of that person's stances or samples of running; of the people, 95 % are better than the 95 %. "
            + "Who does not stand still first has no level: the drop of one side is in doubt and told so, and the obliquity and the drops above are those of the others; S needs none. "
            + Nobody(people));
        text.WriteLine();
        WriteContact(results.Model, images, text);
        WriteKinds(people, text);
    }

    /// <summary>Who a person is, in words.</summary>
    public static string Who(Person? person) => person is null ? "–" : $"seed {person.Number}: {Lower(person.Kind)}";

    private static void WriteFigures(IReadOnlyList<Person> people, TextWriter text)
    {
        var table = new MarkdownTable("figure", ">people", ">median", ">mean", ">95 % of people", ">worst", "who that is");
        foreach (PersonFigure figure in PersonFigure.All)
        {
            Distribution over = figure.Over(people);
            table.Add(
                figure.Title,
                Num.Of(over.Count, 0),
                Text(over.Median),
                Text(over.Mean),
                Text(over.Percentile95),
                Text(over.Worst),
                Who(over.WorstPerson));

            string Text(double value) => double.IsNaN(value) ? "–" : Num.Of(value, figure.Digits) + figure.Unit;
        }

        table.Write(text);
    }

    private static string Nobody(IReadOnlyList<Person> people)
    {
        Person[] unknown = [.. people.Where(person => !person.Trial.IsCalibrated)];
        Person[] silent = [.. people.Where(person => person.Trial.Stances.InitialContact.Count == 0)];
        return $"{unknown.Length} are never calibrated and {silent.Length} are told no stance at all{Numbers(silent)}: they are left out of the figures that they do not have.";
    }

    private static string Numbers(Person[] people) =>
        people.Length == 0 ? "" : $" ({string.Join(", ", people.Take(12).Select(person => person.Number))}{(people.Length > 12 ? " …" : "")})";

    private static void WriteContact(ModelStudy model, string images, TextWriter text)
    {
        StraightLine line = model.ContactLine;
        text.WriteLine(
            $"Contact time told against true, over the means of the {line.Count} people between 160 and 360 ms: slope {Num.Of(line.Slope, 2)}, correlation {Num.Of(line.Correlation, 2)}. "
            + $"160 ms are told as {Num.Of(line.Offset + (160 * line.Slope), 0)}, 260 as {Num.Of(line.Offset + (260 * line.Slope), 0)}, 360 as {Num.Of(line.Offset + (360 * line.Slope), 0)}.");
        text.WriteLine();
        text.WriteLine($"![Contact time told and true, person by person]({images}/contact-people.png)");
        text.WriteLine();
    }

    private static void WriteKinds(IReadOnlyList<Person> people, TextWriter text)
    {
        var table = new MarkdownTable(
            "", ">people", ">obliquity, mean", ">drop, mean", ">mean of 10, worst", ">IC, ms", ">TO, ms", ">contact RMSE, ms", ">found", ">running until calibrated, longest", ">side wrong", ">cues");
        foreach ((PersonKind kind, string what) in s_kinds)
        {
            Person[] some = [.. people.Where(person => person.Kind == kind)];
            if (some.Length == 0)
            {
                continue;
            }

            var stances = new StanceScore();
            var activity = new ActivityScore();
            foreach (Person person in some)
            {
                stances.Add(person.Trial.Stances);
                activity.Add(person.Trial.Activity);
            }

            double calibrated = PersonFigure.Uncalibrated.Over(some).Worst;
            table.Add(
                $"{Lower(kind)}: {what}",
                Num.Of(some.Length, 0),
                ReportSections.Degrees(PersonFigure.Obliquity.Over(some).Mean),
                ReportSections.Degrees(PersonFigure.Drop.Over(some).Mean),
                ReportSections.Degrees(PersonFigure.DropOfTen.Over(some).Worst),
                Num.BiasSd(stances.InitialContact, 1),
                Num.BiasSd(stances.ToeOff, 1),
                Num.Of(stances.Contact.Rmse, 1),
                Num.Of(activity.FoundPercent, 1) + " %",
                double.IsNaN(calibrated) ? "–" : Num.Of(calibrated, 1) + " s",
                Num.Of(stances.SideWrong, 0),
                Num.Of(some.Sum(person => person.Trial.Cues), 0));
        }

        table.Write(text);
        text.WriteLine("IC and TO: bias ± SD over all stances of a kind, found less true. Cues of people whose drop is truly over the ceiling are due; they are not told apart here.");
        text.WriteLine();
    }

    private static string Lower(PersonKind kind) => kind switch
    {
        PersonKind.RunsOff => "runs off",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
