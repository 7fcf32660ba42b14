using ScottPlot;

namespace HipSense.VirtualClip;

/// <summary>How the report's pictures look: Okabe and Ito's colours, which everybody can tell apart, and a plain font.</summary>
internal static class PlotStyle
{
    private const int WidthPx = 1000;
    private const int HeightPx = 480;

    /// <summary>The clip.</summary>
    public static readonly Color Own = Color.FromHex("#0072B2");

    /// <summary>What it is measured against, one after the other.</summary>
    public static readonly Color[] Others = [Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"), Color.FromHex("#E69F00")];

    /// <summary>Truth, goals, text.</summary>
    public static readonly Color Ink = Color.FromHex("#333333");

    /// <summary>Gives a plot its title, its axes' names and its looks, and saves it.</summary>
    public static void Save(Plot plot, string title, string x, string y, string file, int heightPx = HeightPx)
    {
        byte[] png = Png(plot, title, x, y, WidthPx, heightPx);
        using var output = new OutputFile(file);
        output.Stream.Write(png);
        output.Finish();
    }

    /// <summary>Gives a plot its title, its axes' names and its looks, and draws it.</summary>
    public static byte[] Png(Plot plot, string title, string x, string y, int widthPx, int heightPx)
    {
        plot.Title(title, 17);
        plot.XLabel(x, 15);
        plot.YLabel(y, 15);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Grid.MajorLineColor = Ink.WithAlpha(0.1);
        if (plot.Legend.GetItems().Length > 0)
        {
            plot.ShowLegend(Edge.Bottom);
            plot.Legend.Orientation = Orientation.Horizontal;
            plot.Legend.FontSize = 14;
            plot.Legend.TightHorizontalWrapping = true;
            plot.Legend.InterItemPadding = new PixelPadding(12, 12, 2, 2);
            plot.Legend.OutlineWidth = 0;
            plot.Legend.ShadowColor = Colors.Transparent;
        }

        string font = PlotFont.Name;
        plot.Font.Set(font);
        plot.Legend.FontName = font;
        return plot.GetImage(widthPx, heightPx).GetImageBytes(ImageFormat.Png);
    }

    /// <summary>Adds a goal as a dashed line across.</summary>
    public static void AddGoal(Plot plot, double value, string name)
    {
        ScottPlot.Plottables.HorizontalLine line = plot.Add.HorizontalLine(value, 1.5f, Ink, LinePattern.Dashed);
        line.LegendText = name;
    }
}
