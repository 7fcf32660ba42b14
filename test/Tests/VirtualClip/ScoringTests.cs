using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class ScoringTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Force_gives_contacts_between_the_rows_and_those_at_the_edges_do_not_count()
    {
        // 0.05 is crossed upwards a quarter of the way from row 39 to 40 and downwards half way from row 79 to 80.
        double[] force = new double[200];
        force.AsSpan(40, 40).Fill(1);
        force[39] = 0.04;
        force[40] = 0.08;
        force[79] = 0.10;
        force.AsSpan(190).Fill(2);
        List<TrueStance> stances = ForceTruth.Read(force);
        Assert.Equal(2, stances.Count);
        Assert.Equal(196.25, stances[0].InitialContactMs, Tolerance);
        Assert.Equal(397.5, stances[0].ToeOffMs, Tolerance);
        Assert.True(stances[0].Counts);
        Assert.False(stances[1].Counts);
    }

    [Fact]
    public void A_spike_of_the_force_plate_is_no_contact()
    {
        double[] force = new double[200];
        force[60] = 0.06;
        Assert.Empty(ForceTruth.Read(force));
    }

    [Fact]
    public void The_model_gives_side_and_peak_and_leaves_walking_out()
    {
        double[] contact = new double[300];
        double[] activity = new double[300];
        double[] obliquity = new double[300];
        contact.AsSpan(40, 50).Fill(1);
        contact.AsSpan(100, 50).Fill(2);
        contact.AsSpan(160, 50).Fill(1);
        activity.AsSpan(0, 90).Fill(2);
        activity.AsSpan(90, 30).Fill(2);
        obliquity[50] = -6;
        obliquity[85] = -9;
        List<TrueStance> stances = ModelTruth.Read(contact, activity, obliquity);
        Assert.Equal(2, stances.Count);
        Assert.Equal(new TrueStance(Side.Left, 197.5, 447.5, 6, Counts: true), stances[0]);
        Assert.Equal(Side.Right, stances[1].Side);
        Assert.False(stances[1].Counts);
    }

    [Fact]
    public void What_was_found_is_set_beside_what_was_there()
    {
        TrueStance[] truth =
        [
            new(Side.Left, 0, 200, 5, Counts: false),
            .. Enumerable.Range(1, 4).Select(i => new TrueStance(i % 2 == 0 ? Side.Left : Side.Right, 300 * i, (300 * i) + 200, 5, Counts: true)),
        ];
        StanceEvent[] found = [Found(20, 230), Found(310, 505), Found(450, 480), Found(690, 500 + 200), Found(1200, 1400)];
        var matches = new StanceMatches(truth, found);
        Assert.Equal([1, 3], matches.Pairs.Select(pair => pair.True.InitialContactMs).Select(ms => ms == 300 ? 1 : ms == 1200 ? 3 : 0));
        Assert.Equal([600, 900], matches.Missed.Select(stance => stance.InitialContactMs));
        Assert.Equal([450_000, 690_000], matches.Invented.Select(stance => stance.InitialContactUs));
        StanceScore score = StanceScore.Of(matches);
        Assert.Equal(4, score.True);
        Assert.Equal(5, score.InitialContact.Mean, Tolerance);
        Assert.Equal(2.5, score.ToeOff.Mean, Tolerance);
        Assert.Equal(-2.5, score.Contact.Mean, Tolerance);
    }

    [Fact]
    public void Of_two_within_reach_the_nearer_one_is_the_match()
    {
        var matches = new StanceMatches([new TrueStance(Side.Left, 300, 500, 5, Counts: true)], [Found(240, 260), Found(305, 505)]);
        Assert.Equal(305_000, Assert.Single(matches.Pairs).Found.InitialContactUs);
        Assert.Equal(240_000, Assert.Single(matches.Invented).InitialContactUs);
    }

    [Fact]
    public void Sides_and_drops_are_scored_by_what_counts()
    {
        TrueStance[] truth = [.. Enumerable.Range(1, 24).Select(i => new TrueStance(i % 2 == 0 ? Side.Left : Side.Right, 300 * i, (300 * i) + 200, 5, Counts: true))];
        StanceEvent[] found =
        [
            .. truth.Select((stance, i) => Found(stance.InitialContactMs, stance.ToeOffMs) with
            {
                Side = i < 3 ? Side.Unknown : i == 10 ? Other(stance.Side) : stance.Side,
                DropPeakDeg = stance.Side == Side.Left ? 5.5 : 5 - (i % 4),
                Quality = i == 12 ? 40 : 100,
            }),
        ];
        StanceScore score = StanceScore.Of(new StanceMatches(truth, found));
        Assert.Equal(24, score.Sided);
        Assert.Equal(3, score.SideUnknown);
        Assert.Equal(1, score.SideWrong);
        Assert.Equal(3, score.StepsToLock);
        Assert.Equal(24 - 3 - 1 - 1, score.Drop.Count);
        Assert.Equal(0.5, score.DropLeft.Mean, Tolerance);
        Assert.Equal(11, score.DropLeft.Count);
        Assert.Equal(8, score.DropRight.Count);
        Assert.Equal(1, score.DropOfTen.Count);
        Assert.Equal(0.5, score.DropOfTen.Rmse, Tolerance);
    }

    [Fact]
    public void Running_is_scored_by_its_time_and_by_the_moment_in_which_it_was_told()
    {
        double[] activity = new double[8000];
        activity.AsSpan(2000, 4000).Fill(2);
        ClipEvent[] events =
        [
            new ActivityEvent(Activity.Still, 0, 500_000),
            new ActivityEvent(Activity.Running, 10_500_000, 12_000_000),
            new ActivityEvent(Activity.Walking, 31_000_000, 31_800_000),
        ];
        ActivityScore score = ActivityScore.Of(activity, events);
        Assert.Equal(20, score.RunningS, Tolerance);
        Assert.Equal(97.5, score.FoundPercent, Tolerance);
        Assert.Equal(1, score.FalseS, Tolerance);
        Assert.Equal(2, score.Entered.Mean, Tolerance);
    }

    [Fact]
    public void The_up_vector_is_scored_where_it_moves_and_the_truth_is_known()
    {
        const double Angle = 2 * Math.PI / 180;
        var up = new UpTrace();
        int[] level = [.. Enumerable.Repeat<int[]>([0, 4096, 0], 8).SelectMany(one => one)];
        up.Take(level, new MountFrame(), 0, 8);
        double[] x = [.. Enumerable.Repeat(Math.Sin(Angle), 8)];
        double[] y = [.. Enumerable.Repeat(Math.Cos(Angle), 8)];
        double[] z = new double[8];
        double[] moving = [0, 1, 1, 1, 1, 1, 1, 1];
        x[7] = double.NaN;
        x[0] = 1;
        var truth = new Dictionary<string, double[]>
        {
            [TruthColumn.UpX] = x,
            [TruthColumn.UpY] = y,
            [TruthColumn.UpZ] = z,
            [TruthColumn.Moving] = moving,
            [TruthColumn.Obliquity] = [.. Enumerable.Repeat(1.5, 8)],
        };
        AttitudeScore score = AttitudeScore.Of(new Recording("it", isStanding: false, new short[48], truth), up)!;
        Assert.Equal(6, score.Inclination.Count);
        Assert.Equal(2, score.Inclination.Rmse, 1e-4);
        Assert.Equal(-1.5, score.Obliquity.Mean, 1e-4);
    }

    [Fact]
    public void Errors_add_up_the_same_in_one_sum_and_in_two()
    {
        double[] errors = [1, -2, 4, 0.5, -7];
        var one = new ErrorSum();
        var first = new ErrorSum();
        var second = new ErrorSum();
        foreach (double error in errors)
        {
            one.Add(error);
            (error > 0 ? first : second).Add(error);
        }

        first.Add(second);
        Assert.Equal(errors.Average(), first.Mean, Tolerance);
        Assert.Equal(Math.Sqrt(errors.Sum(e => (e - errors.Average()) * (e - errors.Average())) / 4), first.Sd, Tolerance);
        Assert.Equal(one.Rmse, first.Rmse, Tolerance);
        Assert.Equal(7, first.Largest);
    }

    [Fact]
    public void Tilt_and_rotation_are_set_beside_the_truth_whatever_the_heading()
    {
        // Steps of 0.35 s, right and left in turn: a stride swings by 6 degrees of rotation and a step by 2 degrees of tilt, in a bend.
        const int Step = 70;
        double[] tilt = [.. Enumerable.Range(0, 2000).Select(row => 4 + Math.Sin(2 * Math.PI * row / Step))];
        double[] rotation = [.. Enumerable.Range(0, 2000).Select(row => 100 - (0.02 * row) + (3 * Math.Cos(Math.PI * row / Step)))];
        StanceEvent[] stances =
        [
            .. Enumerable.Range(2, 20).Select(i => new StanceEvent(i % 2 == 0 ? Side.Right : Side.Left, i * Step * 5000L, ((i * Step) + 40) * 5000L, 350_000, 0, 0, 0, 100, StanceDoubts.None, 0)
            {
                TiltDeg = tilt[(i * Step)..((i * Step) + 40)].Average() + 0.5,
                Stride = new StrideFigures(2 * Step * 5000L, 2 - 0.25, 6 + 0.75, 3 + 0.125),
            }),
        ];
        PelvisScore score = PelvisScore.Of(tilt, rotation, stances);
        Assert.Equal(20, score.Tilt.Count);
        Assert.InRange(score.Tilt.Mean, 0.45, 0.55);
        Assert.InRange(score.TiltRange.Mean, -0.3, -0.1);
        Assert.InRange(score.RotationRange.Mean, 0.65, 0.85);
        Assert.InRange(score.RotationAtContact.Mean, 0.05, 0.2);
        Assert.InRange(score.RotationAtContact.Sd, 0, 0.02);

        // What has no truth has no figure.
        PelvisScore without = PelvisScore.Of(null, rotation, stances);
        Assert.Equal((0, 0, 20), (without.Tilt.Count, without.TiltRange.Count, without.RotationRange.Count));
    }

    private static Side Other(Side side) => side == Side.Left ? Side.Right : Side.Left;

    private static StanceEvent Found(double contactMs, double toeOffMs) =>
        new(Side.Unknown, (long)(contactMs * 1000), (long)(toeOffMs * 1000), 300_000, 0, 0, 0, 40, StanceDoubts.None, (long)(toeOffMs * 1000) + 30_000);
}
