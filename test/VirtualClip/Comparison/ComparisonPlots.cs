using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace HipSense.VirtualClip;

/// <summary>The two pictures of each figure: clip against reference, and their difference over their mean.</summary>
internal static class ComparisonPlots
{
    private const int WidthPx = 560;
    private const int HeightPx = 420;
    private const float DotPx = 5;
    private const double DotOpacity = 0.45;

    /// <summary>Clip against reference, with the line on which both say the same.</summary>
    /// <returns>A PNG.</returns>
    public static byte[] Scatter(ComparedQuantity quantity)
    {
        using var plot = new Plot();
        IReadOnlyList<(double Clip, double Reference)> pairs = quantity.Agreement.Pairs;
        AddDots(plot, [.. pairs.Select(pair => pair.Reference)], [.. pairs.Select(pair => pair.Clip)]);
        double low = pairs.Min(pair => Math.Min(pair.Clip, pair.Reference));
        double high = pairs.Max(pair => Math.Max(pair.Clip, pair.Reference));
        double room = Math.Max(0.05 * (high - low), 1e-3);
        plot.Add.Line(low - room, low - room, high + room, high + room).LineColor = PlotStyle.Ink;
        plot.Axes.SetLimits(low - room, high + room, low - room, high + room);
        return PlotStyle.Png(plot, Title(quantity), $"reference, {quantity.Unit}", $"clip, {quantity.Unit}", WidthPx, HeightPx);
    }

    /// <summary>Difference over mean, with bias, limits of agreement and their confidence intervals, as Bland and Altman drew it.</summary>
    /// <returns>A PNG.</returns>
    public static byte[] BlandAltman(ComparedQuantity quantity)
    {
        using var plot = new Plot();
        Agreement agreement = quantity.Agreement;
        AddLine(plot, agreement.Bias, agreement.BiasMargin, LinePattern.Solid);
        AddLine(plot, agreement.LowerLimit, agreement.LimitMargin, LinePattern.Dashed);
        AddLine(plot, agreement.UpperLimit, agreement.LimitMargin, LinePattern.Dashed);
        AddDots(plot, [.. agreement.Pairs.Select(pair => (pair.Clip + pair.Reference) / 2)], [.. agreement.Pairs.Select(pair => pair.Clip - pair.Reference)]);
        return PlotStyle.Png(plot, Title(quantity), $"mean of both, {quantity.Unit}", $"clip − reference, {quantity.Unit}", WidthPx, HeightPx);
    }

    private static string Title(ComparedQuantity quantity) => $"{quantity.Title} (n = {quantity.Agreement.Count})";

    private static void AddDots(Plot plot, double[] x, double[] y)
    {
        Scatter dots = plot.Add.ScatterPoints(x, y, PlotStyle.Own.WithAlpha(DotOpacity));
        dots.MarkerSize = DotPx;
    }

    private static void AddLine(Plot plot, double value, double margin, LinePattern pattern)
    {
        VerticalSpan band = plot.Add.VerticalSpan(value - margin, value + margin, PlotStyle.Others[0].WithAlpha(0.15));
        band.LineWidth = 0;
        plot.Add.HorizontalLine(value, 1.5f, PlotStyle.Others[0], pattern);
    }
}
