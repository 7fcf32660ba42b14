using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace HipSense.VirtualClip;

/// <summary>How the pictures of a run look: Okabe and Ito's colours for the sides, which everybody can tell apart, and time along the bottom.</summary>
internal static class RunPlotStyle
{
    private const int AxisPx = 60;

    /// <summary>Of everything that is no side.</summary>
    public static readonly Color Ink = Color.FromHex("#333333");

    private static readonly Color s_left = Color.FromHex("#0072B2");
    private static readonly Color s_right = Color.FromHex("#D55E00");

    /// <summary>The colour of a side.</summary>
    public static Color ColorOf(Core.Side side) => side == Core.Side.Left ? s_left : s_right;

    /// <summary>Adds points.</summary>
    public static Scatter Add(Plot plot, IReadOnlyList<(double Minute, double Deg)> points, Color color) =>
        plot.Add.Scatter(points.Select(point => point.Minute).ToArray(), points.Select(point => point.Deg).ToArray(), color);

    /// <summary>Adds a line without marks.</summary>
    public static Scatter AddLine(Plot plot, IReadOnlyList<(double Minute, double Deg)> points, Color color, float width, LinePattern pattern)
    {
        Scatter line = Add(plot, points, color);
        line.LineWidth = width;
        line.LinePattern = pattern;
        line.MarkerSize = 0;
        return line;
    }

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
        plot.Font.Set(PlotFont.Name);
    }

    private static double TickMinutes(double minutes)
    {
        double[] steps = [0.25, 0.5, 1, 2, 5, 10, 30, 60];
        return steps.FirstOrDefault(step => minutes / step <= 8, steps[^1]);
    }
}
