using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Runners;
using HipSense.VirtualClip;
using Xunit;
using Side = HipSense.Core.Side;

namespace HipSense.Tests.Report;

/// <summary>What is said about people is what their figures say.</summary>
public class DistributionTests
{
    [Fact]
    public void A_percentile_lies_between_the_two_people_it_lies_between()
    {
        var one = new Distribution([.. Enumerable.Range(0, 21).Select(i => (Nobody, (double)(20 - i)))]);
        Assert.Equal(21, one.Count);
        Assert.Equal(10, one.Mean, 12);
        Assert.Equal(10, one.Median, 12);
        Assert.Equal(19, one.Percentile95, 12);
        Assert.Equal(20, one.Worst, 12);
        Assert.Equal(7.5, one.Percentile(37.5), 12);
        var none = new Distribution([]);
        Assert.Equal(0, none.Count);
        Assert.True(double.IsNaN(none.Mean) && double.IsNaN(none.Median) && double.IsNaN(none.Worst));
        Assert.Null(none.WorstPerson);
    }

    [Fact]
    public void A_straight_line_is_found_again()
    {
        var line = new StraightLine([.. Enumerable.Range(0, 9).Select(i => (160.0 + (25 * i), 40 + (0.8 * (160 + (25 * i)))))]);
        Assert.Equal(0.8, line.Slope, 12);
        Assert.Equal(40, line.Offset, 9);
        Assert.Equal(1, line.Correlation, 12);
        var weak = new StraightLine([(0, 0), (0, 2), (1, 1), (1, 3)]);
        Assert.Equal(1, weak.Slope, 12);
        Assert.Equal(1 / Math.Sqrt(5), weak.Correlation, 12);
    }

    [Fact]
    public void The_worst_person_is_the_one_whose_figure_it_is()
    {
        Person[] people = [.. new long[] { Population.First, Population.First + 2 }.Select(person => new Person(Trial.Of(new TrialPlan("", Population.Of(person, 30), person))))];
        foreach (PersonFigure figure in PersonFigure.All.Where(figure => figure != PersonFigure.Uncalibrated))
        {
            Distribution over = figure.Over(people);
            Assert.Equal(over.Worst, over.WorstPerson is null ? double.NaN : figure.Of(over.WorstPerson), 12);
        }

        // Who stands first is calibrated before the run begins.
        Assert.Equal(0, PersonFigure.Uncalibrated.Over(people).Count);
        Assert.All(people, person => Assert.Equal(0, person.Trial.RunUncalibratedS));
    }

    [Fact]
    public void A_filmed_pelvis_is_read_on_the_side_and_at_the_times_that_are_told()
    {
        double[] obliquity = new double[400];
        obliquity.AsSpan(110, 12).Fill(-6);
        obliquity.AsSpan(190, 12).Fill(4);
        List<ClipEvent> events = [Told(Side.Left, 500, 700, 5), Told(Side.Right, 900, 1100, 4.5), Told(Side.Unknown, 1300, 1500, 0), Told(Side.Left, 1900, 2100, 9)];
        OpticalScore score = OpticalScore.Of(obliquity, events);
        Assert.Equal(4, score.Told);
        Assert.Equal(2, score.Unknown);
        Assert.Equal(-1, score.Left.Mean, 6);
        Assert.Equal(0.5, score.Right.Mean, 6);
        Assert.Equal(-0.25, score.SumBias, 6);
        Assert.Equal(-0.75, score.DifferenceBias, 6);
    }

    private static Person Nobody => null!;

    private static StanceEvent Told(Side side, int contactMs, int leavingMs, double dropDeg) =>
        new(side, 1000L * contactMs, 1000L * leavingMs, 0, dropDeg, 0, 0, 100, StanceDoubts.None, 1000L * leavingMs);
}
