using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Shows in one row what the clip made of a recording.</summary>
internal static class ReplayView
{
    /// <summary>Shows them.</summary>
    public static void Show(IReadOnlyList<(Recording Recording, ClipSession Session)> replays, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("file");
        foreach (string title in new[] { "seconds", "left", "right", "unknown side", "mean drop left", "right", "cadence", "cues" })
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        table.AddColumn("calibration");
        foreach ((Recording recording, ClipSession session) in replays)
        {
            RunStatistics run = session.Statistics!;
            table.AddRow(
                new Text(Path.GetFileName(recording.Name)),
                new Text(ScoreView.Figure(recording.Rows * Recording.RowMs / 1000, 1)),
                new Text(ScoreView.Figure(run.Left.Stances, 0)),
                new Text(ScoreView.Figure(run.Right.Stances, 0)),
                new Text(ScoreView.Figure(run.Unknown.Stances, 0)),
                new Text(Drop(run.Left)),
                new Text(Drop(run.Right)),
                new Text(ScoreView.Figure(run.Cadence, 0)),
                new Text(ScoreView.Figure(run.Cues, 0)),
                new Text(Calibration(recording, session)));
        }

        console.Write(table);
    }

    private static string Drop(SideStatistics side) =>
        side.Drops == 0 ? "–" : $"{ScoreView.Figure(side.MeanDropCdeg / 100.0, 2)} ± {ScoreView.Figure(side.DropErrorCdeg / 100.0, 2)}°";

    private static string Calibration(Recording recording, ClipSession session) =>
        !recording.IsStanding ? (recording.IsFromClip ? "kept" : "none")
            : session.Events.OfType<CalibrationEvent>().LastOrDefault() is { } last ? EventWriter.Name(last.Result)
            : "never stood still";
}
