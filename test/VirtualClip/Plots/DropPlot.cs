using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace HipSense.VirtualClip;

/// <summary>Draws the drop over a run.</summary>
internal static class DropPlot
{
    private const int AxisPx = 60;
    private const double RoomForCuesDeg = 1.5;
    private const double HighestDeg = 9;

    // Okabe and Ito's colours, which everybody can tell apart; the markers differ too.
    private static readonly Color s_left = Color.FromHex("#0072B2");
    private static readonly Color s_right = Color.FromHex("#D55E00");

    /// <summary>Of everything that is no side.</summary>
    public static readonly Color Ink = Color.FromHex("#333333");

    private static readonly string[] s_fonts = ["Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

    /// <summary>False on a machine without fonts, as containers are: the picture has no letters then.</summary>
    public static bool CanWrite => Fonts.GetTypeface(FontName(), FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal).ContainsGlyph('A');

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
            AddLine(plot, curve.Thresholds, ColorOf(curve.Side), 1.5f, LinePattern.Dashed).ConnectStyle = ConnectStyle.StepHorizontal;
            AddLine(plot, curve.Truth, Ink, 1, LinePattern.Solid);
        }

        foreach (DropCurve curve in curves)
        {
            AddLine(plot, curve.Means, ColorOf(curve.Side), 3, LinePattern.Solid).LegendText = $"{EventWriter.Name(curve.Side)}, mean of 10";
        }

        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "truth, mean of 10", LineColor = Ink, LineWidth = 1 });
        plot.Legend.ManualItems.Add(new LegendItem
        {
            LabelText = "threshold",
            LineColor = Ink,
            LineWidth = 1.5f,
            LinePattern = LinePattern.Dashed,
        });
        Frame(plot, run, 2);
        FrameDrop(plot, run, curves);
        foreach (FeltCue cue in run.Cues)
        {
            AddCue(plot, cue);
        }

        return plot;
    }

    /// <summary>The colour of a side.</summary>
    public static Color ColorOf(Core.Side side) => side == Core.Side.Left ? s_left : s_right;

    private static void AddStances(Plot plot, DropCurve curve)
    {
        bool isLeft = curve.Side == Core.Side.Left;
        Scatter stances = Add(plot, curve.Stances, ColorOf(curve.Side).WithAlpha(0.4));
        stances.LineWidth = 0;
        stances.MarkerShape = isLeft ? MarkerShape.FilledCircle : MarkerShape.FilledTriangleUp;
        stances.MarkerSize = isLeft ? 5 : 7;
        stances.LegendText = $"{EventWriter.Name(curve.Side)} stance";
    }

    /// <summary>Adds a line without marks.</summary>
    public static Scatter AddLine(Plot plot, IReadOnlyList<(double Minute, double Deg)> points, Color color, float width, LinePattern pattern)
    {
        Scatter line = Add(plot, points, color);
        line.LineWidth = width;
        line.LinePattern = pattern;
        line.MarkerSize = 0;
        return line;
    }

    private static void AddCue(Plot plot, FeltCue felt)
    {
        const double UsPerMinute = 60e6;
        double minute = felt.Cue.AtUs / UsPerMinute;
        bool isLate = minute > plot.Axes.GetLimits().HorizontalCenter;
        Color color = ColorOf(felt.Cue.Side);
        VerticalLine line = plot.Add.VerticalLine(minute, 1.5f, color, LinePattern.Solid);
        line.ExcludeFromLegend = true;
        Text text = plot.Add.Text($"cue: {CueText.What(felt.Cue)}\n{CueText.Felt(felt.Pulses)}", minute, plot.Axes.GetLimits().Top);
        text.LabelFontColor = color;
        text.LabelFontSize = 14;
        text.LabelFontName = FontName();
        text.LabelAlignment = isLate ? Alignment.UpperRight : Alignment.UpperLeft;
        text.OffsetX = isLate ? -8 : 8;
        text.OffsetY = 8;
    }

    private static Scatter Add(Plot plot, IReadOnlyList<(double Minute, double Deg)> points, Color color) =>
        plot.Add.Scatter(points.Select(point => point.Minute).ToArray(), points.Select(point => point.Deg).ToArray(), color);

    /// <summary>Draws what every picture of a run has: time, ticks and grid.</summary>
    /// <param name="plot">The picture.</param>
    /// <param name="run">The run.</param>
    /// <param name="tickDeg">Degrees from tick to tick.</param>
    public static void Frame(Plot plot, VirtualRun run, double tickDeg)
    {
        plot.XLabel("time, minutes", 15);

        // Of all pictures the same, so that what is below each other is at one time.
        plot.Axes.Left.MinimumSize = AxisPx;
        plot.Axes.Left.MaximumSize = AxisPx;
        plot.Axes.SetLimitsX(0, run.Plan.Minutes);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericFixedInterval(tickDeg);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericFixedInterval(TickMinutes(run.Plan.Minutes));
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Grid.MajorLineColor = Ink.WithAlpha(0.1);
        plot.Font.Set(FontName());
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
        plot.Font.Set(FontName());
        plot.Legend.FontName = FontName();
    }

    private static double TickMinutes(double minutes)
    {
        double[] steps = [0.25, 0.5, 1, 2, 5, 10, 30, 60];
        return steps.FirstOrDefault(step => minutes / step <= 8, steps[^1]);
    }

    /// <summary>The first of the usual plain fonts that the machine has; what the library takes for one can be a serif.</summary>
    private static string FontName()
    {
        string[] installed = SKFontManager.Default.GetFontFamilies();
        return s_fonts.FirstOrDefault(font => installed.Contains(font)) ?? Fonts.Default;
    }
}
