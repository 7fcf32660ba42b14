using System.Globalization;
using System.Linq;
using HipSense.Core;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Shows what a run came to, side by side with the truth.</summary>
internal static class RunSummaryView
{
    /// <summary>Shows it.</summary>
    public static void Show(VirtualRun run, IAnsiConsole console)
    {
        var left = new SideSummary(run, Side.Left);
        var right = new SideSummary(run, Side.Right);
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        table.AddColumn(new TableColumn(new Text("left", RunColors.Left)).RightAligned());
        table.AddColumn(new TableColumn(new Text("right", RunColors.Right)).RightAligned());
        Add(table, "stances found, of those that were there", left, right, side => $"{side.Found} of {side.Found + side.Missed}");
        Add(table, "found where there was none", left, right, side => $"{side.Invented}");
        Add(table, "side wrong, side not known yet", left, right, side => $"{side.SideWrong}, {side.SideUnknown}");
        Add(table, "mean peak drop ± standard error", left, right, side => $"{Deg(side.Drop.Mean)} ± {Deg(side.Drop.StandardError)}°");
        Add(table, "  the truth", left, right, side => $"{Deg(side.TrueDrop.Mean)}°");
        Add(table, "  error of a single step, RMSE", left, right, side => $"{Deg(side.DropError.Rmse)}°");
        AddPelvis(table, run, "mean tilt ± standard error", PelvisAngle.Tilt);
        AddPelvis(table, run, "rotation at contact ± standard error", PelvisAngle.RotationAtContact);
        AddPelvis(table, run, "range of the rotation ± standard error", PelvisAngle.RotationRange);
        Add(table, "mean contact time", left, right, side => $"{Ms(side.Contact.Mean)} ms");
        Add(table, "  the truth", left, right, side => $"{Ms(side.TrueContact.Mean)} ms");
        Add(table, "  error of a single step, RMSE", left, right, side => $"{Ms(side.ContactError.Rmse)} ms");
        Add(table, "cues for too much drop", left, right, side => $"{Cues(run, side.Side)}");
        console.Write(table);
        console.Write(new Text(string.Create(
            CultureInfo.InvariantCulture,
            $"  {run.Statistics.Cadence} steps a minute; running {run.Activity.RunningS:0} s, found {run.Activity.FoundPercent:0.0} % of it, {run.Activity.FalseS:0.0} s too much.\n")));
        int pelvisCues = run.Cues.Count(felt => felt.Cue.Side == Side.Unknown);
        if (pelvisCues > 0)
        {
            console.Write(new Text($"  Cues on tilt and rotation: {pelvisCues}.\n"));
        }
    }

    /// <summary>Cues of a side for too much drop.</summary>
    public static int Cues(VirtualRun run, Side side)
    {
        int cues = 0;
        foreach (FeltCue felt in run.Cues)
        {
            cues += felt.Cue.Side == side && felt.Cue.Kind == CueKind.TooMuchDrop ? 1 : 0;
        }

        return cues;
    }

    private static void AddPelvis(Table table, VirtualRun run, string name, PelvisAngle angle)
    {
        var left = new PelvisSummary(run.Pelvis, angle, Side.Left);
        var right = new PelvisSummary(run.Pelvis, angle, Side.Right);
        AddRow(name, side => $"{Deg(side.Told.Mean)} ± {Deg(side.Told.StandardError)}°");
        AddRow("  the truth", side => $"{Deg(side.True.Mean)}°");
        AddRow("  error of a single one, RMSE", side => $"{Deg(side.Error.Rmse)}°");
        void AddRow(string words, System.Func<PelvisSummary, string> figure) => table.AddRow(new Text(words), new Text(figure(left)), new Text(figure(right)));
    }

    private static void Add(Table table, string name, SideSummary left, SideSummary right, System.Func<SideSummary, string> figure) =>
        table.AddRow(new Text(name), new Text(figure(left)), new Text(figure(right)));

    private static string Deg(double value) => ScoreView.Figure(value, 2);

    private static string Ms(double value) => ScoreView.Figure(value, 0);
}
