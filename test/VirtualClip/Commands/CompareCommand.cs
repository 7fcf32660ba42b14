using System.CommandLine;
using System.IO;

namespace HipSense.VirtualClip;

/// <summary><c>compare</c>: a recording beside what a camera or a laboratory measured of the same run.</summary>
internal static class CompareCommand
{
    private const string Help = "Sets a recording beside what a camera or a laboratory measured of the same run: bias, limits of agreement, RMSE and ICC(2,1), stance by stance.";
    private const string ZeroAsGiven = "given";
    private const string ZeroStanding = "standing";

    private const string Details =
        """
        Example:
          compare run.csv.gz camera.csv --zero standing --json figures.json --page figures.html

        A reference is CSV with the columns time_s and obliquity_deg (+ = right side up), and where it has them tilt_deg (+ = top of the pelvis forward)
        and contact (0 none, 1 left, 2 right, 3 both), on a clock of its own, 20 rows a second or more. Empty cells and missing rows are gaps.

        The clocks: recording's time = offset_s + rate * reference's time. The correlation of both obliquities finds them. In running without any change it can
        be off by a stride; a comment line "# mark 12.345 clap" (seconds on the file's own clock, and a word) in both files settles that, to within 2 s.
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var recording = new Argument<string>("RECORDING") { Description = "The recording: .csv or .csv.gz." };
        var reference = new Argument<string>("REFERENCE.csv") { Description = "What something else measured." };
        var json = new Option<string?>("--json") { Description = "Write the figures as JSON.", HelpName = "FILE" };
        var page = new Option<string?>("--page") { Description = "Write the figures and their pictures as one page, which can be sent.", HelpName = "FILE.html" };
        var zero = new Option<string>("--zero")
        {
            Description = "Where the reference's angles are zero: as given, or where the recording stands still.",
            DefaultValueFactory = _ => ZeroAsGiven,
        };
        zero.AcceptOnlyFromAmong(ZeroAsGiven, ZeroStanding);
        var command = new Verb("compare", Help, Details) { recording, reference, json, page, zero };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(recording),
            parsed.GetRequiredValue(reference),
            parsed.GetRequiredValue(zero) == ZeroStanding ? Zero.Standing : Zero.AsGiven,
            parsed.GetValue(json),
            parsed.GetValue(page)));
        return command;
    }

    private static int Run(Terminal terminal, string recordingFile, string referenceFile, Zero zero, string? jsonFile, string? pageFile)
    {
        using OutputFile? json = jsonFile is null ? null : new OutputFile(jsonFile);
        using OutputFile? page = pageFile is null ? null : new OutputFile(pageFile);
        Reference reference = ReferenceReader.Read(referenceFile);
        Recording recording = RecordingReader.Read(recordingFile, withTruth: false);
        Comparison? comparison = null;
        terminal.Work("comparing", done => comparison = Comparison.Of(recording, reference, zero, us => done(us / (recording.LastRowUs + 1.0))));
        if (json is not null)
        {
            ComparisonJson.Write(comparison!, json.Stream);
        }

        if (page is not null)
        {
            using StreamWriter text = page.Text();
            ComparisonPage.Write(comparison!, zero, text);
        }

        json?.Finish();
        page?.Finish();
        ComparisonView.Show(comparison!, zero, terminal.Console);
        foreach (string? written in new[] { jsonFile, pageFile })
        {
            if (written is not null)
            {
                terminal.Console.Profile.Out.Writer.WriteLine($"Written: {written}");
            }
        }

        return 0;
    }
}
