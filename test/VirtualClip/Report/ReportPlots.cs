using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace HipSense.VirtualClip;

/// <summary>Draws the pictures of a report.</summary>
internal static class ReportPlots
{
    private const float RoomForLabelsPx = 75;

    private static readonly MarkerShape[] s_shapes = [MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledDiamond];

    /// <summary>Draws all of them.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="folder">Where to.</param>
    public static void Save(ReportResults results, string folder)
    {
        Filters(results.Model, Path.Combine(folder, "obliquity-filters.png"));
        TracePlot.Save(results.Size, Path.Combine(folder, "obliquity-trace.png"));
        Drops(results.Model, Path.Combine(folder, "drop-steps.png"));
        Cues(results.Cues, Path.Combine(folder, "false-cues.png"));
        HardCases(results, Path.Combine(folder, "hard-cases.png"));
        foreach (FolderStudy study in results.Folders.Where(study => study.HasForce))
        {
            Contacts(study, Path.Combine(folder, $"contact-{study.Name}.png"));
        }
    }

    /// <summary>RMSE of each run, the clip's worst on the right, through each filter.</summary>
    private static void Filters(ModelStudy model, string file)
    {
        using var plot = new Plot();
        int[] order = [.. Enumerable.Range(0, model.Trials.Count).OrderBy(i => model.Obliquity[i].Rmse)];
        AddRuns(plot, "HipSense", model.Obliquity, order, PlotStyle.Own, MarkerShape.FilledCircle);
        int next = 0;
        foreach ((string name, IReadOnlyList<ErrorSum> errors) in model.Peers.Best)
        {
            AddRuns(plot, name, errors, order, PlotStyle.Others[next], s_shapes[next]);
            next++;
        }

        PlotStyle.AddGoal(plot, Math.Log10(0.45), "goal for the worst run");
        plot.Axes.Left.TickGenerator = LogTicks(0.1, 0.2, 0.5, 1, 2, 5, 10, 20);
        plot.Axes.Bottom.TickGenerator = new NumericManual(order.Select((_, place) => (double)place).ToArray(), [.. order.Select(i => $"{model.Trials[i].Plan.Seed}")]);
        plot.Axes.Bottom.TickLabelStyle.Rotation = 45;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.UpperLeft;
        plot.Axes.Bottom.MinimumSize = RoomForLabelsPx;
        PlotStyle.Save(plot, "Obliquity while running, error of each run", "seed of the run", "RMSE, degrees", file);
    }

    private static void AddRuns(Plot plot, string name, IReadOnlyList<ErrorSum> errors, int[] order, Color color, MarkerShape shape)
    {
        Scatter points = plot.Add.Scatter(
            order.Select((_, place) => (double)place).ToArray(),
            order.Select(i => Math.Log10(errors[i].Rmse)).ToArray(),
            color);
        points.LineWidth = 1;
        points.LineColor = color.WithAlpha(0.3);
        points.MarkerShape = shape;
        points.MarkerSize = 9;
        points.LegendText = name;
    }

    private static void Drops(ModelStudy model, string file)
    {
        using var plot = new Plot();
        (TrueStance True, StanceEvent Found)[] pairs =
        [
            .. model.Trials.SelectMany(trial => trial.Matches.Pairs).Where(pair => pair.Found.Counts && pair.Found.Side == pair.True.Side),
        ];
        Scatter points = plot.Add.ScatterPoints(
            pairs.Select(pair => pair.True.PeakDropDeg).ToArray(),
            pairs.Select(pair => pair.Found.DropPeakDeg).ToArray(),
            PlotStyle.Own.WithAlpha(0.25));
        points.MarkerSize = 4;
        double low = pairs.Min(pair => pair.True.PeakDropDeg);
        double high = pairs.Max(pair => pair.True.PeakDropDeg);
        plot.Add.Line(low, low, high, high).LineColor = PlotStyle.Ink;
        PlotStyle.Save(plot, $"Peak drop of {pairs.Length} single steps", "true, degrees", "measured, degrees", file, 600);
    }

    private static void Cues(CueStudy cues, string file)
    {
        using var plot = new Plot();
        const double Least = 0.001;
        int next = 0;
        foreach (IGrouping<double, CuePoint> sd in cues.Points.GroupBy(point => point.TrueSdDeg))
        {
            CuePoint[] seen = [.. sd.Where(point => point.CuesAnHour >= Least)];
            Color color = next == 0 ? PlotStyle.Own : PlotStyle.Others[next - 1];
            Scatter line = plot.Add.Scatter(
                seen.Select(point => point.UnderDeg).ToArray(), seen.Select(point => Math.Log10(point.CuesAnHour)).ToArray(), color);
            line.LineWidth = 2;
            line.MarkerSize = 8;
            line.MarkerShape = next == 0 ? MarkerShape.FilledCircle : s_shapes[next - 1];
            line.LegendText = $"SD from step to step {Num.Of(sd.Key, 2)}°";
            next++;
        }

        PlotStyle.AddGoal(plot, Math.Log10(0.5), "goal at 1°");
        plot.Axes.Left.TickGenerator = LogTicks(0.001, 0.01, 0.1, 1, 10, 100);
        PlotStyle.Save(plot, "Cues while the true mean is under the threshold", "true mean under the threshold by, degrees", "cues an hour", file);
    }

    private static void HardCases(ReportResults results, string file)
    {
        using var plot = new Plot();
        (string What, double Rmse)[] bars =
        [
            .. results.Hard
                .Where(one => one.Trial.Stances.DropOfTen.Count > 0)
                .Select(one => (one.Case.What, one.Trial.Stances.DropOfTen.Rmse))
                .OrderBy(one => one.Rmse),
        ];
        foreach (((_, double rmse), int place) in bars.Select((bar, i) => (bar, i)))
        {
            Bar bar = plot.Add.Bar(place, Math.Min(rmse, 2)).Bars[0];
            bar.Orientation = Orientation.Horizontal;
            bar.FillColor = PlotStyle.Own.WithAlpha(0.8);
            bar.LineWidth = 0;
            Text text = plot.Add.Text(Num.Of(rmse, 2) + "°", Math.Min(rmse, 2), place);
            text.LabelAlignment = Alignment.MiddleLeft;
            text.OffsetX = 4;
            text.LabelFontSize = 12;
            text.LabelFontColor = PlotStyle.Ink;
        }

        plot.Add.VerticalLine(0.35, 1.5f, PlotStyle.Ink, LinePattern.Dashed).LegendText = "goal";
        plot.Axes.Left.TickGenerator = new NumericManual(bars.Select((_, place) => (double)place).ToArray(), [.. bars.Select(bar => bar.What)]);
        plot.Axes.SetLimits(0, 2.2, -0.7, bars.Length - 0.3);
        PlotStyle.Save(plot, "Hard cases: mean drop of ten steps", "RMSE, degrees; bars end at 2°", "", file, 80 + (22 * bars.Length));
    }

    private static void Contacts(FolderStudy study, string file)
    {
        using var plot = new Plot();
        AddContacts(plot, study, "fitted on", [.. study.Fitted], PlotStyle.Others[0], MarkerShape.FilledTriangleUp);
        AddContacts(plot, study, "not fitted on", [.. study.Others], PlotStyle.Own, MarkerShape.FilledCircle);
        PlotStyle.AddGoal(plot, 0, "truth");
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            study.Files.Select((_, i) => (double)i).ToArray(),
            [.. study.Files.Select(score => Path.GetFileName(score.Name).Split('.')[0])]);
        plot.Axes.Bottom.TickLabelStyle.Rotation = 45;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.UpperLeft;
        plot.Axes.Bottom.MinimumSize = RoomForLabelsPx;
        PlotStyle.Save(plot, $"{study.Name}: bias of each file, initial contact filled, toe-off open", "", "found less true, ms", file);
    }

    private static void AddContacts(Plot plot, FolderStudy study, string name, List<FileScore> files, Color color, MarkerShape shape)
    {
        double[] places = [.. files.Select(score => (double)study.Files.ToList().IndexOf(score))];
        Scatter landing = plot.Add.ScatterPoints(places, files.Select(score => score.Stances!.InitialContact.Mean).ToArray(), color);
        landing.MarkerShape = shape;
        landing.MarkerSize = 10;
        landing.LegendText = name;
        Scatter leaving = plot.Add.ScatterPoints(places, files.Select(score => score.Stances!.ToeOff.Mean).ToArray(), color);
        leaving.MarkerShape = shape == MarkerShape.FilledCircle ? MarkerShape.OpenCircle : MarkerShape.OpenTriangleUp;
        leaving.MarkerSize = 10;
    }

    private static NumericManual LogTicks(params double[] values) =>
        new(values.Select(Math.Log10).ToArray(), [.. values.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
}
