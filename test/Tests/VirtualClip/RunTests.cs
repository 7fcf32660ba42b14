using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text.Json;
using HipSense.Core;
using HipSense.Runners;
using HipSense.VirtualClip;
using Spectre.Console;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class RunTests
{
    [Fact]
    public void Half_a_minute_of_the_steady_runner_comes_out_as_it_was()
    {
        VirtualRun run = VirtualRun.Of(Recordings.SteadyPlan);
        StanceScore score = StanceScore.Of(run.Matches);

        // Speeding up from standing and slowing down again, a step or two are no running yet or any more.
        Assert.InRange(score.True, 55, 65);
        Assert.InRange(score.Missed, 0, 2);
        Assert.InRange(score.Invented, 0, 1);
        Assert.Equal(0, score.SideWrong);
        Assert.InRange(score.SideUnknown, 0, 9);
        Assert.InRange(score.Drop.Rmse, 0, 0.7);

        // The step in which he comes to a stop takes longer than a running step may and is told as the longest one.
        double[] errors = [.. run.Matches.Pairs.SkipLast(1).Select(pair => StanceMatches.ToeOffErrorMs(pair) - StanceMatches.ContactErrorMs(pair))];
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0, 15);
        Assert.Empty(run.Cues);
        Assert.Equal(CalibrationResult.Done, Assert.Single(run.Events.OfType<CalibrationEvent>()).Result);
    }

    [Fact]
    public void The_program_without_a_verb_shows_strides_cues_on_the_tiring_side_only_a_summary_and_a_picture()
    {
        using var folder = new TempFolder();
        string picture = folder.PathOf("drop.png");
        var output = new StringWriter();
        Assert.Equal(0, RunCommand.RunDefault(Terminal.Plain(output, TextWriter.Null), picture));
        string text = output.ToString();
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.Contains("steps/min", text, StringComparison.Ordinal);
        Assert.Contains("CUE: right side drops too much (2 pulses", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CUE: left", text, StringComparison.Ordinal);
        Assert.Contains("mean peak drop", text, StringComparison.Ordinal);
        Assert.Contains(picture, text, StringComparison.Ordinal);
        Assert.Contains("mean tilt", text, StringComparison.Ordinal);
        Assert.Contains("rotation at contact", text, StringComparison.Ordinal);

        // Three pictures, one below the other.
        byte[] png = File.ReadAllBytes(picture);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((1200, 1200), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void A_terminal_gets_a_table_that_is_drawn_over()
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        int code = Application.Run(["run", "--minutes", "0.5"], new Terminal(console, TextWriter.Null));
        Assert.Equal(0, code);
        Assert.Contains("\u001b[", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("left: drop, contact", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clip_that_turns_with_the_pelvis_tells_its_rotation_and_one_on_a_soft_belt_tells_its_own()
    {
        NamedRunner steady = RunnerCatalog.Get("steady");
        double Error(BeltFit belt) => new PelvisSummary(
            VirtualRun.Of(new RunPlan(steady with { Scenario = steady.Scenario with { Belt = belt } }, 1, 1)).Pelvis, PelvisAngle.RotationRange, HipSense.Core.Side.Left).Error.Mean;
        Assert.InRange(Error(BeltFit.Snug with { YawDegPerG = 0 }), -1.3, 0.9);
        Assert.InRange(Error(BeltFit.Snug), -5, -1.5);
    }

    [Fact]
    public void The_summary_is_written_as_json()
    {
        using var folder = new TempFolder();
        string file = folder.PathOf("run.json");
        CommandLine call = CommandLine.Run("run", "--minutes", "0.5", "--seed", "3", "--runner", "FAST", "--json", file);
        Assert.Equal(0, call.Code);
        Assert.DoesNotContain("\u001b", call.Output, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        Assert.Equal("fast", json.GetProperty("runner").GetString());
        Assert.Equal(3, json.GetProperty("seed").GetInt64());
        Assert.InRange(json.GetProperty("left").GetProperty("stances_found").GetInt32(), 25, 45);
        Assert.Equal(0, json.GetProperty("cues").GetArrayLength());
        foreach (string side in new[] { "left", "right" })
        {
            double Of(string figure) => json.GetProperty(side).GetProperty(figure).GetDouble();
            Assert.Equal(Of("tilt_true_mean_deg"), Of("tilt_mean_deg"), 0.8);
            Assert.Equal(Of("rotation_ic_true_mean_deg"), Of("rotation_ic_mean_deg"), 1.0);
            Assert.InRange(Of("rotation_range_true_mean_deg"), 8, 16);
            Assert.True(Of("tilt_rmse_deg") >= Math.Abs(Of("tilt_mean_deg") - Of("tilt_true_mean_deg")));
        }
    }

    [Fact]
    public void The_score_of_a_saved_run_agrees_with_the_run()
    {
        using var folder = new TempFolder();
        RecordingWriter.Write(Recordings.Steady, [], folder.PathOf("a.csv.gz"));
        RecordingWriter.Write(Recordings.Steady, [], folder.PathOf("b.csv.gz"));
        CommandLine call = CommandLine.Run("score", folder.Root, "--json", folder.PathOf("score.json"));
        Assert.Equal(0, call.Code);
        Assert.DoesNotContain("\u001b", call.Output, StringComparison.Ordinal);

        StanceScore run = StanceScore.Of(VirtualRun.Of(Recordings.SteadyPlan).Matches);
        JsonElement json = JsonDocument.Parse(File.ReadAllText(folder.PathOf("score.json"))).RootElement;
        JsonElement file = json.GetProperty("files")[0];
        Assert.Equal(run.True, file.GetProperty("contact").GetProperty("stances").GetInt32());
        Assert.Equal(run.InitialContact.Mean, file.GetProperty("contact").GetProperty("ic_bias_ms").GetDouble(), 1e-3);
        Assert.Equal(run.Drop.Rmse, file.GetProperty("drop").GetProperty("step_rmse_deg").GetDouble(), 1e-3);
        Assert.InRange(file.GetProperty("obliquity").GetProperty("rmse_deg").GetDouble(), 0, 1);
        JsonElement both = json.GetProperty("folders")[0].GetProperty("contact");
        Assert.Equal(2, both.GetProperty("files").GetInt32());
        Assert.Equal(2 * run.True, both.GetProperty("pooled").GetProperty("stances").GetInt32());
    }

    [Fact]
    public void A_plan_has_the_length_that_was_asked_for_begins_as_its_runner_does_and_ends_standing()
    {
        foreach (NamedRunner runner in RunnerCatalog.All)
        {
            var plan = new RunPlan(runner, 7, 1);
            Assert.Equal(420, plan.Scenario.Seconds, 1e-9);
            Assert.Equal(84000, plan.Rows);
            Assert.Equal(runner.Scenario.Course[0].Kind, plan.Scenario.Course[0].Kind);
            Assert.Equal(PhaseKind.Stand, plan.Scenario.Course[^1].Kind);
        }
    }

    [Theory]
    [InlineData("run --runner nobody", "--runner: there is no 'nobody'; there are tiring,")]
    [InlineData("run --minutes 0.1", "--minutes: 0.1 is not from 0.25 to 600")]
    [InlineData("run --minutes NaN", "--minutes: NaN is not")]
    [InlineData("run --minutes soon", "Cannot parse argument 'soon'")]
    [InlineData("run --seed", "Required argument missing for option: '--seed'")]
    [InlineData("replay", "Required argument 'FILE' missing")]
    [InlineData("dance", "Unrecognized command or argument 'dance'")]
    public void What_cannot_be_done_is_said_in_one_line(string args, string problem)
    {
        CommandLine call = CommandLine.Run(args.Split(' '));
        Assert.Equal(2, call.Code);
        Assert.StartsWith(problem, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData("--help", "replay <FILE>")]
    [InlineData("run --help", "run --minutes 10")]
    [InlineData("replay --help", "replay run.csv.gz --events")]
    [InlineData("score --help", "score recordings/ run.csv.gz")]
    [InlineData("--help", "compare <RECORDING> <REFERENCE.csv>")]
    [InlineData("compare --help", "compare run.csv.gz camera.csv --zero standing")]
    public void Help_explains_with_an_example(string args, string part)
    {
        CommandLine call = CommandLine.Run(args.Split(' '));
        Assert.Equal(0, call.Code);
        Assert.Contains(part, call.Output, StringComparison.Ordinal);
    }
}
