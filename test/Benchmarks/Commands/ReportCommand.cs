using System.CommandLine;
using System.IO;
using System.Linq;
using HipSense.VirtualClip;

namespace HipSense.Benchmarks;

/// <summary><c>report</c>: measures everything and writes it down.</summary>
internal static class ReportCommand
{
    private const string DefaultOut = "docs/cost.md";

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = "Where to write.", DefaultValueFactory = _ => DefaultOut, HelpName = "FILE.md" };
        var command = new Command("report", "Measures everything and writes docs/cost.md with its plot.") { output };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(Terminal terminal, string outFile)
    {
        string name = Path.GetFileNameWithoutExtension(outFile);
        string images = Path.Combine(Path.GetDirectoryName(outFile) ?? "", name);
        Directory.CreateDirectory(images);
        CostStudy? study = null;
        terminal.Work("measuring", done => study = CostStudy.Run(done));
        CostPlot.Save(study!, Path.Combine(images, CostReport.Plot));
        using (var text = new StreamWriter(outFile) { NewLine = "\n" })
        {
            new CostReport(study!, text).Write(name);
        }

        terminal.Console.Profile.Out.Writer.WriteLine($"{GoalList.Of(study!).Count(goal => !goal.Met)} goals missed. Written: {outFile}");
        return 0;
    }
}
