using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Peers;
using ScottPlot;
using ScottPlot.Plottables;

namespace HipSense.VirtualClip;

/// <summary>Draws the obliquity over two seconds of the first person: the truth, the clip and VQF.</summary>
internal static class TracePlot
{
    private const int RowsPerSecond = 200;
    private const int Seconds = 2;
    private const double DegreesPerRadian = 180 / Math.PI;
    private const int StandFirst = 100;
    private const int StandRows = 600;

    /// <summary>Draws it.</summary>
    public static void Save(ReportSize size, string file)
    {
        TrialPlan plan = ModelStudy.Plan(Runners.Population.First, size);
        var trial = Trial.Of(plan, keep: true);
        Recording recording = trial.Recording!;
        var track = MonitorTrack.Of(recording);
        (_, Vector bias) = RecordedSamples.Mean(recording, StandFirst, StandRows);
        var vqf = new VqfFilter(RowsPerSecond);
        int first = (int)(0.8 * size.RunSeconds) * RowsPerSecond;
        var seconds = new List<double>();
        var truth = new List<double>();
        var own = new List<double>();
        var other = new List<float>();
        for (int row = 0; row < first + (Seconds * RowsPerSecond); row++)
        {
            vqf.Update(RecordedSamples.Rate(recording, row) - bias, RecordedSamples.Force(recording, row));
            if (row >= first && track.Right(row) is { } right)
            {
                seconds.Add(row / (double)RowsPerSecond);
                truth.Add(recording.Truth[TruthColumn.Obliquity][row]);
                own.Add(trial.Up!.ObliquityDeg(row));
                other.Add((float)(Math.Asin(Math.Clamp(Vector.Dot(vqf.Up, right), -1, 1)) * DegreesPerRadian));
            }
        }

        using var plot = new Plot();
        Add(plot, seconds, [.. other.Select((_, i) => StanceMean.At(other, i))], PlotStyle.Others[0], 1.5f, "VQF");
        Add(plot, seconds, own, PlotStyle.Own, 2.5f, "HipSense");
        Add(plot, seconds, truth, PlotStyle.Ink, 1.5f, "truth").LinePattern = LinePattern.Dashed;
        plot.Axes.SetLimitsX(seconds[0], seconds[^1]);
        PlotStyle.Save(plot, $"Obliquity of the pelvis, person {plan.Seed}", "s", "degrees, + right side up", file);
    }

    private static Scatter Add(Plot plot, List<double> x, List<double> y, Color color, float width, string name)
    {
        Scatter line = plot.Add.ScatterLine(x, y, color);
        line.LineWidth = width;
        line.LegendText = name;
        return line;
    }
}
