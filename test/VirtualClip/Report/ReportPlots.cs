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
        ContactTimes(results.Model, Path.Combine(folder, "contact-people.png"));
        TracePlot.Save(results.Size, Path.Combine(folder, "obliquity-trace.png"));
        Drops(results.Model, Path.Combine(folder, "drop-steps.png"));
        Cues(results.Cues, Path.Combine(folder, "false-cues.png"));
        HardCases(results, Path.Combine(folder, "hard-cases.png"));
        foreach (FolderStudy study in results.Folders.Where(study => study.HasForce))
        {
            Contacts(study, Path.Combine(folder, $"contact-{study.Name}.png"));
        }
    }

    /// <summary>RMSE of each person, the clip's worst on the right, through each filter.</summary>
    private static void Filters(ModelStudy model, string file)
    {
        using var plot = new Plot();
        double[] own = [.. model.Compared.Select(person => person.ObliquityDeg)];
        int[] order = [.. Enumerable.Range(0, own.Length).OrderBy(i => own[i])];
        AddPeople(plot, "HipSense", own, order, PlotStyle.Own, MarkerShape.FilledCircle);
        int next = 0;
        foreach ((string name, IReadOnlyList<ErrorSum> errors) in model.Peers.Best)
        {
            AddPeople(plot, name, [.. errors.Select(error => error.Rmse)], order, PlotStyle.Others[next], s_shapes[next]);
            next++;
        }

        PlotStyle.AddGoal(plot, Math.Log10(GoalList.WorstObliquityDeg), "goal for the worst");
        plot.Axes.Left.TickGenerator = LogTicks(0.1, 0.2, 0.5, 1, 2, 5, 10, 20);
        PlotStyle.Save(plot, "Obliquity while running, error of each person", "people, the best of the clip first", "RMSE, degrees", file);
    }

    private static void AddPeople(Plot plot, string name, double[] errors, int[] order, Color color, MarkerShape shape)
    {
        Scatter points = plot.Add.ScatterPoints(
            order.Select((_, place) => (double)place).ToArray(),
            order.Select(i => Math.Log10(errors[i])).ToArray(),
            color);
        points.MarkerShape = shape;
        points.MarkerSize = 6;
        points.LegendText = name;
    }

    /// <summary>Mean contact time of each person, told against true.</summary>
    private static void ContactTimes(ModelStudy model, string file)
    {
        using var plot = new Plot();
        int next = 0;
        foreach (IGrouping<string, Person> some in model.People.Where(person => !double.IsNaN(person.ContactToldMs)).GroupBy(GroupOf).OrderBy(some => some.Key, StringComparer.Ordinal))
        {
            Scatter points = plot.Add.ScatterPoints(
                some.Select(person => person.ContactTrueMs).ToArray(),
                some.Select(person => person.ContactToldMs).ToArray(),
                next == 0 ? PlotStyle.Own : PlotStyle.Others[next - 1]);
            points.MarkerShape = next == 0 ? MarkerShape.FilledCircle : s_shapes[next - 1];
            points.MarkerSize = 7;
            points.LegendText = some.Key;
            next++;
        }

        plot.Add.Line(140, 140, 420, 420).LineColor = PlotStyle.Ink;
        PlotStyle.Save(plot, "Mean contact time of each person", "true, ms", "told, ms", file, 600);

        static string GroupOf(Person person) => person.Kind switch
        {
            Runners.PersonKind.Grounded => "hardly leaves the ground",
            Runners.PersonKind.Uphill => "fast uphill",
            Runners.PersonKind.Loose => "worn loosely",
            _ => "all others",
        };
    }

    private static void Drops(ModelStudy model, string file)
    {
        using var plot = new Plot();
        (TrueStance True, StanceEvent Found)[] pairs =
        [
            .. model.People.SelectMany(person => person.Trial.Matches.Pairs).Where(pair => pair.Found.Counts && pair.Found.Side == pair.True.Side),
        ];
        Scatter points = plot.Add.ScatterPoints(
            pairs.Select(pair => pair.True.PeakDropDeg).ToArray(),
            pairs.Select(pair => pair.Found.DropPeakDeg).ToArray(),
            PlotStyle.Own.WithAlpha(0.1));
        points.MarkerSize = 3;
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

        PlotStyle.AddGoal(plot, Math.Log10(GoalList.FalseCuesAnHour), "goal at 1°");
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

        plot.Add.VerticalLine(HardBounds.Usual.DropOfTen, 1.5f, PlotStyle.Ink, LinePattern.Dashed).LegendText = "bound";
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
