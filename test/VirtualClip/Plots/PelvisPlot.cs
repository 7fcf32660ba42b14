using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;
using ScottPlot;
using SkiaSharp;

namespace HipSense.VirtualClip;

/// <summary>The picture of a run: drop, tilt and rotation over time, one below the other, each beside its truth.</summary>
internal static class PelvisPlot
{
    private const int WidthPx = 1200;
    private const int DropHeightPx = 600;
    private const int HeightPx = 300;
    private const double UsPerMinute = 60e6;

    /// <summary>Draws a run and saves it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">The PNG.</param>
    public static void Save(VirtualRun run, string file)
    {
        using var picture = new SKBitmap(WidthPx, DropHeightPx + (2 * HeightPx));
        using (var canvas = new SKCanvas(picture))
        {
            using Plot drop = DropPlot.Draw(run);
            using Plot tilt = Draw(run, PelvisAngle.Tilt, "tilt in stance, degrees forward");
            using Plot rotation = Draw(run, PelvisAngle.RotationRange, "rotation in a stride, range, degrees");
            Put(canvas, drop, 0, DropHeightPx);
            Put(canvas, tilt, DropHeightPx, HeightPx);
            Put(canvas, rotation, DropHeightPx + HeightPx, HeightPx);
        }

        using var output = new OutputFile(file);
        using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
        png.SaveTo(output.Stream);
        output.Finish();
    }

    private static Plot Draw(VirtualRun run, PelvisAngle angle, string title)
    {
        var plot = new Plot();
        foreach (Side side in new[] { Side.Left, Side.Right })
        {
            PelvisPair[] pairs = [.. run.Pelvis.Where(pair => pair.Angle == angle && pair.Stance.Side == side && pair.Stance.Counts)];
            RunPlotStyle.AddLine(plot, OfTen(pairs, pair => pair.TrueDeg), RunPlotStyle.Ink, 1, LinePattern.Solid);
            RunPlotStyle.AddLine(plot, OfTen(pairs, pair => pair.ToldDeg), RunPlotStyle.ColorOf(side), 3, LinePattern.Solid);
        }

        plot.YLabel(title, 15);
        RunPlotStyle.Frame(plot, run, 1);
        return plot;
    }

    private static List<(double Minute, double Deg)> OfTen(PelvisPair[] pairs, System.Func<PelvisPair, double> of) =>
        [.. MeanOfTen.Of([.. pairs.Select(of)]).Select(mean => (pairs[mean.Newest].Stance.ToeOffUs / UsPerMinute, mean.Mean))];

    private static void Put(SKCanvas canvas, Plot plot, int top, int height)
    {
        using var stream = new MemoryStream(plot.GetImage(WidthPx, height).GetImageBytes(ImageFormat.Png));
        using var image = SKBitmap.Decode(stream);
        canvas.DrawBitmap(image, 0, top);
    }
}
