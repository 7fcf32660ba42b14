using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;

namespace HipSense.VirtualClip;

/// <summary><c>run</c>: a synthetic runner of choice, and the same without a verb, with everything shown.</summary>
internal static class RunCommand
{
    private const string Help = "Lets a synthetic runner run with the virtual clip and shows what the clip said beside the truth.";
    private const double DefaultMinutes = 3;
    private const long DefaultSeed = 1;
    private const string Plot = "drop.png";

    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        var minutes = new Option<double>("--minutes")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"How long, {RunPlan.LeastMinutes} to {RunPlan.MostMinutes} minutes."),
            DefaultValueFactory = _ => DefaultMinutes,
            HelpName = "M",
        };
        var seed = new Option<long>("--seed")
        {
            Description = "Everything that is chance follows from it: the same seed gives the same run.",
            DefaultValueFactory = _ => DefaultSeed,
            HelpName = "N",
        };
        var runner = new Option<string>("--runner")
        {
            Description = "Who runs; see below.",
            DefaultValueFactory = _ => RunnerCatalog.Default,
            HelpName = "NAME",
        };
        runner.CompletionSources.Add([.. RunnerCatalog.All.Select(one => one.Name)]);
        var json = new Option<string?>("--json") { Description = "Write the summary as JSON.", HelpName = "FILE" };
        var save = new Option<string?>("--save")
        {
            Description = "Write the run as a recording: the chip's raw counts, with the truth in further columns.",
            HelpName = "FILE.csv.gz",
        };
        var reference = new Option<string?>("--reference")
        {
            Description = "Write what a camera behind the runner would have seen, for compare to try.",
            HelpName = "FILE.csv",
        };
        var alerts = new PelvisAlertOptions();
        var command = new Verb("run", Help, Details()) { minutes, seed, runner, json, save, reference };
        alerts.AddTo(command);
        command.SetAction(parsed => Run(
            terminal,
            alerts.Of(parsed),
            Plan(parsed.GetRequiredValue(runner), parsed.GetValue(minutes), parsed.GetValue(seed)),
            parsed.GetValue(json),
            parsed.GetValue(save),
            parsed.GetValue(reference)));
        return command;
    }

    /// <summary>What happens without a verb: three minutes of the tiring runner, every stride shown, and a picture.</summary>
    public static int RunDefault(Terminal terminal, string plotFile = Plot)
    {
        RunPlan plan = Plan(RunnerCatalog.Default, DefaultMinutes, DefaultSeed);
        VirtualRun run = Watch(terminal, plan, withStrides: true);
        PelvisPlot.Save(run, plotFile);
        terminal.Console.Profile.Out.Writer.WriteLine($"  Drop, tilt and rotation over time: {plotFile}{(PlotFont.CanWrite ? "" : " (without letters: this machine has no fonts)")}");
        return 0;
    }

    private static int Run(Terminal terminal, AlertSettings alerts, RunPlan plan, string? jsonFile, string? saveFile, string? referenceFile)
    {
        using OutputFile? reference = referenceFile is null ? null : new OutputFile(referenceFile);
        using OutputFile? json = jsonFile is null ? null : new OutputFile(jsonFile);
        VirtualRun run = Watch(terminal, plan, withStrides: false, alerts);
        if (json is not null)
        {
            RunJson.Write(run, json.Stream);
            json.Finish();
            terminal.Console.Profile.Out.Writer.WriteLine($"Written: {jsonFile}");
        }

        if (saveFile is not null || reference is not null)
        {
            Recording? recording = null;
            terminal.Work("recording", done => recording = ChipRecorder.Record(plan, saveFile ?? plan.Runner.Name, done));
            Write(recording!, plan, saveFile, reference);
            foreach (string written in new[] { saveFile, referenceFile }.OfType<string>())
            {
                terminal.Console.Profile.Out.Writer.WriteLine($"Written: {written}");
            }
        }

        return 0;
    }

    private static VirtualRun Watch(Terminal terminal, RunPlan plan, bool withStrides, AlertSettings? alerts = null)
    {
        System.IO.TextWriter writer = terminal.Console.Profile.Out.Writer;
        string length = plan.Minutes.ToString("0.##", CultureInfo.InvariantCulture);
        writer.WriteLine($"The clip's firmware on a virtual board, worn by the {plan.Runner.Name} runner for {length} minutes, seed {plan.Seed}.");
        writer.WriteLine(plan.Runner.Description);
        writer.WriteLine();
        VirtualRun run;
        using (IRunView view = terminal.IsInteractive ? new LiveView(terminal.Console, plan) : new StreamView(writer, withStrides))
        {
            run = VirtualRun.Of(plan, view, alerts);
        }

        writer.WriteLine();
        RunSummaryView.Show(run, terminal.Console);
        return run;
    }

    private static void Write(Recording recording, RunPlan plan, string? saveFile, OutputFile? reference)
    {
        if (saveFile is not null)
        {
            RecordingWriter.Write(recording, Remarks(plan), saveFile);
        }

        if (reference is not null)
        {
            using (StreamWriter text = reference.Text())
            {
                CameraView.Write(recording, plan.Seed, text);
            }

            reference.Finish();
        }
    }

    private static RunPlan Plan(string name, double minutes, long seed)
    {
        if (RunnerCatalog.All.FirstOrDefault(one => string.Equals(one.Name, name, System.StringComparison.OrdinalIgnoreCase)) is not { } runner)
        {
            throw new UserErrorException($"--runner: there is no '{name}'; there are {string.Join(", ", RunnerCatalog.All.Select(one => one.Name))}");
        }

        if (!(minutes is >= RunPlan.LeastMinutes and <= RunPlan.MostMinutes))
        {
            throw new UserErrorException(string.Create(
                CultureInfo.InvariantCulture, $"--minutes: {minutes} is not from {RunPlan.LeastMinutes} to {RunPlan.MostMinutes}"));
        }

        return new RunPlan(runner, minutes, seed);
    }

    private static IEnumerable<string> Remarks(RunPlan plan) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"runner={plan.Runner.Name} minutes={plan.Minutes} seed={plan.Seed} (HipSense's runner model)"),
        "up_*: true up vector in sensor axes; obliquity_deg: + right side up; contact: 0 none, 1 left, 2 right, 3 both; activity: 0 still, 1 walking, 2 running, 3 other",
    ];

    private static string Details()
    {
        string runners = string.Join("\n", RunnerCatalog.All.Select(one => $"  {one.Name,-12} {one.Description}"));
        return $"""
            Example:
              run --minutes 10 --seed 7 --runner steady --json run.json --save run.csv.gz --reference camera.csv

            Runners:
            {runners}
            """;
    }
}
