using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary><c>report</c>: measures everything and writes it down.</summary>
internal static class ReportCommand
{
    private const string Help = "Measures how accurate the clip is, on the runner model and on folders of recordings, and writes a report with tables and plots.";
    private const string DefaultOut = "docs/accuracy.md";

    private const string Details =
        """
        Example:
          report recordings/sacral-grf recordings/inclination recordings/film --running recordings/jog --not-running recordings/daily --out accuracy.md

        A folder with truth may hold a force plate's (grf_bw), an up vector (up_x, up_y, up_z) or a filmed pelvis (beta_deg, moving).
        --recordings takes what people recorded with their own clips: a folder in it is one runner, and NAME.reference.csv beside NAME.csv.gz what a camera saw.
        The plots go into a folder beside the report, named as it is. It takes some minutes; --quick takes seconds and says little.
        """;

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var folders = new Argument<string[]>("FOLDER")
        {
            Description = "Folders of recordings with truth, to be included.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var running = new Option<string?>("--running") { Description = "A folder of recordings of people who run throughout.", HelpName = "FOLDER" };
        var notRunning = new Option<string?>("--not-running") { Description = "A folder of recordings of people who do anything else.", HelpName = "FOLDER" };
        var donated = new Option<string?>("--recordings") { Description = "A folder of what runners recorded with their own clips.", HelpName = "FOLDER" };
        var output = new Option<string>("--out") { Description = "Where to write.", DefaultValueFactory = _ => DefaultOut, HelpName = "FILE.md" };
        var quick = new Option<bool>("--quick") { Description = "A few short runs only: to see that it works." };
        var command = new Verb("report", Help, Details) { folders, running, notRunning, donated, output, quick };
        command.SetAction(parsed => Run(
            terminal,
            new ReportFolders(parsed.GetValue(folders) ?? [], parsed.GetValue(running), parsed.GetValue(notRunning), parsed.GetValue(donated)),
            parsed.GetRequiredValue(output),
            parsed.GetValue(quick)));
        return command;
    }

    private static int Run(Terminal terminal, ReportFolders folders, string outFile, bool isQuick)
    {
        string name = Path.GetFileNameWithoutExtension(outFile);
        string imageFolder = Path.Combine(Path.GetDirectoryName(outFile) ?? "", name);
        using var output = new OutputFile(outFile);
        if (!output.IsFile)
        {
            throw new UserErrorException($"{outFile}: a report has a folder of pictures beside it, so it must be a file");
        }

        Directory.CreateDirectory(imageFolder);
        ReportResults? results = null;
        terminal.Work("measuring", _ => results = ReportResults.Run(isQuick ? ReportSize.Quick : ReportSize.Full, folders));
        ReportPlots.Save(results!, imageFolder);
        using (StreamWriter text = output.Text())
        {
            ReportText.Write(results!, CommandLine(folders, outFile, isQuick), name, text);
        }

        output.Finish();
        terminal.Console.Profile.Out.Writer.WriteLine(
            $"{GoalList.Of(results!).Count(goal => goal.Missed)} goals missed, {GoalList.Of(results!).Count(goal => goal.Met)} met.");
        terminal.Console.Profile.Out.Writer.WriteLine($"Written: {outFile}");
        return 0;
    }

    private static string CommandLine(ReportFolders folders, string outFile, bool isQuick)
    {
        // By their own names: where a folder lies is the reader's business.
        IEnumerable<string> words = ["dotnet run -c Release --project test/VirtualClip -- report", .. folders.WithTruth.Select(FolderStudy.NameOf)];
        words = folders.Running is null ? words : words.Append("--running " + FolderStudy.NameOf(folders.Running));
        words = folders.NotRunning is null ? words : words.Append("--not-running " + FolderStudy.NameOf(folders.NotRunning));
        words = folders.Donated is null ? words : words.Append("--recordings " + FolderStudy.NameOf(folders.Donated));
        words = outFile == DefaultOut ? words : words.Append("--out " + outFile);
        return string.Join(' ', isQuick ? words.Append("--quick") : words);
    }
}
