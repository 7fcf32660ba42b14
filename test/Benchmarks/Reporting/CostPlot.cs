using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Rivals;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace HipSense.Benchmarks;

/// <summary>Draws accuracy against cost.</summary>
internal static class CostPlot
{
    private const int WidthPx = 1100;
    private const int HeightPx = 620;

    // Okabe and Ito's colours, which everybody can tell apart; the markers differ too.
    private static readonly Color s_own = Color.FromHex("#D55E00");
    private static readonly Color s_flat = Color.FromHex("#0072B2");
    private static readonly Color s_structs = Color.FromHex("#777777");
    private static readonly Color s_ink = Color.FromHex("#333333");

    private static readonly string[] s_fonts = ["Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

    /// <summary>Draws and saves.</summary>
    /// <param name="study">What was measured.</param>
    /// <param name="file">The PNG.</param>
    public static void Save(CostStudy study, string file)
    {
        using var plot = new Plot();
        string font = FontName();
        List<Point> points = [.. study.Filters.Select((filter, i) => new Point(
            filter.Name.Replace(RivalList.WithStructs, "", StringComparison.Ordinal), filter.Instructions, study.Accuracy.Rivals[i], RivalList.All[i].Style == RivalList.Flat ? s_flat : s_structs))];
        points.Add(new Point("HipSense, up vector and signals", study.Clip.UpVector.Instructions, study.Accuracy.Clip, s_own));
        foreach (Point point in points)
        {
            // Of two near each other the higher has its name above.
            bool isBelow = points.Any(other => other.Error > point.Error && other.Error < point.Error + 0.1 && Math.Abs(other.X - point.X) < 0.3);
            Add(plot, point, font, !isBelow);
        }

        Add(plot, new Point("HipSense, all of it: to the cue", study.Clip.Sensing.Instructions, study.Accuracy.Clip, s_own), font, isAbove: false);
        AddLegend(plot, font);
        Frame(plot, study, font);
        File.WriteAllBytes(file, plot.GetImage(WidthPx, HeightPx).GetImageBytes(ImageFormat.Png));
    }

    private static void Add(Plot plot, Point point, string font, bool isAbove)
    {
        Marker marker = plot.Add.Marker(point.X, point.Error, point.Color == s_structs ? MarkerShape.OpenCircle : MarkerShape.FilledCircle, 12, point.Color);
        marker.MarkerLineWidth = 2;
        Text text = plot.Add.Text(point.Name, point.X, point.Error);
        text.LabelFontColor = point.Color;
        text.LabelFontName = font;
        text.LabelFontSize = 14;
        text.LabelAlignment = isAbove ? Alignment.LowerLeft : Alignment.UpperLeft;
        text.OffsetX = 6;
        text.OffsetY = isAbove ? -6 : 6;
    }

    private static void AddLegend(Plot plot, string font)
    {
        plot.Legend.ManualItems.Add(Item("the clip", s_own, MarkerShape.FilledCircle));
        plot.Legend.ManualItems.Add(Item("others, written for the interpreter: locals only", s_flat, MarkerShape.FilledCircle));
        plot.Legend.ManualItems.Add(Item("others, written to be read: vectors are structs", s_structs, MarkerShape.OpenCircle));
        plot.ShowLegend(Alignment.LowerRight);
        plot.Legend.FontSize = 14;
        plot.Legend.FontName = font;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
    }

    private static LegendItem Item(string text, Color color, MarkerShape shape) => new()
    {
        LabelText = text,
        MarkerShape = shape,
        MarkerSize = 12,
        MarkerColor = color,
        MarkerLineWidth = 2,
        MarkerLineColor = color,
    };

    private static void Frame(Plot plot, CostStudy study, string font)
    {
        plot.Title("Error of the pelvis' obliquity against what a sample costs", 18);
        plot.XLabel("IL instructions a sample, from FIFO byte to up vector (logarithmic)", 15);
        plot.YLabel("RMSE while running, degrees", 15);
        IEnumerable<double> costs = study.Filters.Select(filter => filter.Instructions).Append(study.Clip.UpVector.Instructions);
        double[] ticks = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. ticks.Select(Math.Log10)], [.. ticks.Select(tick => Markdown.Number(tick, 0))]);
        double highest = study.Accuracy.Rivals.Append(study.Accuracy.Clip).Max();
        plot.Axes.SetLimits(Math.Log10(costs.Min()) - 0.15, Math.Log10(costs.Max()) + 0.35, 0, highest * 1.15);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Grid.MajorLineColor = s_ink.WithAlpha(0.1);
        plot.Font.Set(font);
    }

    /// <summary>The first of the usual plain fonts that the machine has; what the library takes for one can be a serif.</summary>
    private static string FontName()
    {
        string[] installed = SKFontManager.Default.GetFontFamilies();
        return s_fonts.FirstOrDefault(font => installed.Contains(font)) ?? Fonts.Default;
    }

    private sealed record Point(string Name, double Instructions, double Error, Color Color)
    {
        public double X => Math.Log10(Instructions);
    }
}
