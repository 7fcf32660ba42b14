using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace HipSense.VirtualClip;

/// <summary>Draws the drop over a run.</summary>
internal static class DropPlot
{
    private const double RoomForCuesDeg = 1.5;
    private const double HighestDeg = 9;

    /// <summary>Draws a run.</summary>
    /// <param name="run">The run.</param>
    public static Plot Draw(VirtualRun run)
    {
        var plot = new Plot();
        DropCurve[] curves = [new(run, Core.Side.Left), new(run, Core.Side.Right)];
        foreach (DropCurve curve in curves)
        {
            AddStances(plot, curve);
        }

        foreach (DropCurve curve in curves)
        {
            RunPlotStyle.AddLine(plot, curve.Thresholds, RunPlotStyle.ColorOf(curve.Side), 1.5f, LinePattern.Dashed).ConnectStyle = ConnectStyle.StepHorizontal;
            RunPlotStyle.AddLine(plot, curve.Truth, RunPlotStyle.Ink, 1, LinePattern.Solid);
        }

        foreach (DropCurve curve in curves)
        {
            RunPlotStyle.AddLine(plot, curve.Means, RunPlotStyle.ColorOf(curve.Side), 3, LinePattern.Solid).LegendText = $"{EventWriter.Name(curve.Side)}, mean of 10";
        }

        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "truth, mean of 10", LineColor = RunPlotStyle.Ink, LineWidth = 1 });
        plot.Legend.ManualItems.Add(new LegendItem
        {
            LabelText = "threshold",
            LineColor = RunPlotStyle.Ink,
            LineWidth = 1.5f,
            LinePattern = LinePattern.Dashed,
        });
        RunPlotStyle.Frame(plot, run, 2);
        FrameDrop(plot, run, curves);
        foreach (FeltCue cue in run.Cues)
        {
            AddCue(plot, cue);
        }

        return plot;
    }

    private static void AddStances(Plot plot, DropCurve curve)
    {
        bool isLeft = curve.Side == Core.Side.Left;
        Scatter stances = RunPlotStyle.Add(plot, curve.Stances, RunPlotStyle.ColorOf(curve.Side).WithAlpha(0.4));
        stances.LineWidth = 0;
        stances.MarkerShape = isLeft ? MarkerShape.FilledCircle : MarkerShape.FilledTriangleUp;
        stances.MarkerSize = isLeft ? 5 : 7;
        stances.LegendText = $"{EventWriter.Name(curve.Side)} stance";
    }

    private static void AddCue(Plot plot, FeltCue felt)
    {
        const double UsPerMinute = 60e6;
        double minute = felt.Cue.AtUs / UsPerMinute;
        bool isLate = minute > plot.Axes.GetLimits().HorizontalCenter;
        Color color = RunPlotStyle.ColorOf(felt.Cue.Side);
        VerticalLine line = plot.Add.VerticalLine(minute, 1.5f, color, LinePattern.Solid);
        line.ExcludeFromLegend = true;
        Text text = plot.Add.Text($"cue: {CueText.What(felt.Cue)}\n{CueText.Felt(felt.Pulses)}", minute, plot.Axes.GetLimits().Top);
        text.LabelFontColor = color;
        text.LabelFontSize = 14;
        text.LabelFontName = PlotFont.Name;
        text.LabelAlignment = isLate ? Alignment.UpperRight : Alignment.UpperLeft;
        text.OffsetX = isLate ? -8 : 8;
        text.OffsetY = 8;
    }

    private static void FrameDrop(Plot plot, VirtualRun run, DropCurve[] curves)
    {
        string minutes = run.Plan.Minutes.ToString("0.##", CultureInfo.InvariantCulture);
        plot.Title($"Pelvic drop of the {run.Plan.Runner.Name} runner, as the clip measures it ({minutes} min, seed {run.Plan.Seed})", 18);
        plot.YLabel("peak pelvic drop, degrees", 15);
        double highest = curves.SelectMany(curve => curve.Stances).Select(point => point.Deg).Append(HighestDeg).Max();
        double lowest = curves.SelectMany(curve => curve.Stances).Select(point => point.Deg).Append(0).Min();
        plot.Axes.SetLimits(0, run.Plan.Minutes, lowest, highest + RoomForCuesDeg);
        plot.ShowLegend(Edge.Bottom);
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.FontSize = 14;
        plot.Legend.TightHorizontalWrapping = true;
        plot.Legend.InterItemPadding = new PixelPadding(12, 12, 2, 2);
        plot.Legend.SymbolWidth = 28;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Font.Set(PlotFont.Name);
        plot.Legend.FontName = PlotFont.Name;
    }
}
