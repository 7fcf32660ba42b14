using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using HipSense.Phone.Runs;
using Xunit;

namespace HipSense.Tests.Phone.Runs;

public sealed class RunAnglesTests
{
    private static readonly Side[] s_sides = [Side.Left, Side.Right];

    private static readonly Gen<StretchAngles> s_angles =
        Gen.Select(Gen.Double[-5, 15].Select(deg => deg < -2 ? (double?)null : deg), Gen.Int[0, 7], Gen.Double[0, 20].Array[3])
            .Select((tilt, strides, deg) => new StretchAngles(
                tilt, strides, strides == 0 ? null : deg[0], strides == 0 ? null : deg[1] - 10, strides == 0 ? null : deg[2]));

    private static readonly Gen<Stretch> s_stretch =
        Gen.Select(Gen.Int[0, 7].Array[4], Gen.Double[0, 10].Array[2], Gen.Int[100, 300].Array[2], Gen.OneOf(Gen.Const(0), Gen.Int[150, 190]), s_angles, s_angles)
            .Select((few, drop, contact, cadence, left, right) => new Stretch(
                TimeSpan.Zero,
                few[0],
                few[1],
                few[2] == 0 ? null : drop[0],
                few[3] == 0 ? null : drop[1],
                few[0] == 0 ? null : contact[0],
                few[1] == 0 ? null : contact[1],
                cadence,
                90,
                StanceDoubts.None,
                LeftDrops: few[2],
                RightDrops: few[3],
                LeftAngles: left,
                RightAngles: right));

    private static readonly Gen<Stretch[]> s_run = s_stretch.Array[0, 40];

    [Fact]
    public void A_run_of_two_pieces_has_the_stances_and_the_sums_of_both() => Gen.Select(s_run, s_run).Sample((one, other) =>
    {
        RunPart first = RunPart.Of(one);
        RunPart second = RunPart.Of(other);
        RunPart whole = RunPart.Of([.. one, .. other]);
        Assert.Equal(first.Stances + second.Stances, whole.Stances);
        foreach ((AngleFigures a, AngleFigures b, AngleFigures both) in first.Angles.Zip(second.Angles, whole.Angles))
        {
            Assert.Equal(a.Count + b.Count, both.Count);
            Assert.Equal(Sum(a) + Sum(b), Sum(both), 6);
        }
    });

    [Fact]
    public void Thirds_and_bands_hold_every_stance_once() => s_run.Sample(run =>
    {
        RunAngles angles = RunAngles.Of(run);
        Assert.Equal((3, 4), (angles.Thirds.Count, angles.Bands.Count));
        Assert.Equal(angles.Whole.Stances, angles.Thirds.Sum(third => third.Stances));
        Assert.Equal(run.Where(some => some.Cadence > 0).Sum(some => some.Stances), angles.Bands.Sum(band => band.Stances));
        int most = run.Select(some => some.Stances).DefaultIfEmpty().Max();
        Assert.All(angles.Thirds, third => Assert.InRange(third.Stances, (angles.Whole.Stances / 3.0) - most, (angles.Whole.Stances / 3.0) + most));
    });

    [Fact]
    public void Bands_are_in_the_order_of_cadence_and_share_none() => s_run.Sample(run =>
    {
        RunPart[] bands = [.. RunAngles.Of(run).Bands.Where(band => band.Stances > 0)];
        Assert.All(bands.Zip(bands.Skip(1)), pair => Assert.True(pair.First.HighestCadence < pair.Second.LowestCadence));
        Assert.All(bands, band => Assert.InRange(band.Cadence, band.LowestCadence, band.HighestCadence));
    });

    [Fact]
    public void Mirrored_the_sides_swap_and_nothing_else() => s_run.Sample(run =>
    {
        RunAngles angles = RunAngles.Of(run);
        RunAngles mirrored = RunAngles.Of([.. run.Select(Mirrored)]);
        foreach ((RunPart part, RunPart other) in Parts(angles).Zip(Parts(mirrored)))
        {
            Assert.Equal((part.Stances, part.Cadence, part.LeftContactMs, part.RightContactMs), (other.Stances, other.Cadence, other.RightContactMs, other.LeftContactMs));
            Assert.All(part.Angles, figures => Assert.Equal(figures with { Side = Opposite(figures.Side) }, other[figures.Angle, Opposite(figures.Side)]));
        }

        Assert.Equal(
            angles.FreshToTired.Concat(angles.EasyToFast).Select(change => change with { Side = Opposite(change.Side) }).ToHashSet(),
            [.. mirrored.FreshToTired, .. mirrored.EasyToFast]);
    });

    [Fact]
    public void An_angle_that_is_larger_throughout_moves_the_mean_alone() => Gen.Select(s_run, Gen.Double[-10, 10]).Sample((run, more) =>
    {
        RunAngles angles = RunAngles.Of(run);
        RunAngles moved = RunAngles.Of([.. run.Select(some => some with { LeftDropDeg = some.LeftDropDeg + more })]);
        AngleFigures before = angles.Whole[Angle.Drop, Side.Left];
        AngleFigures after = moved.Whole[Angle.Drop, Side.Left];
        Assert.Equal(before.MeanDeg + more ?? 0, after.MeanDeg ?? 0, 6);
        Assert.Equal(before.SdDeg ?? -1, after.SdDeg ?? -1, 6);
        Assert.Equal(before.ErrorDeg ?? -1, after.ErrorDeg ?? -1, 6);
        Assert.Equal(angles.FreshToTired[0].Deg ?? 99, moved.FreshToTired[0].Deg ?? 99, 6);
    });

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.05, 0)]
    [InlineData(1.05, 3)]
    public void The_spread_of_single_steps_is_found_again_whatever_changes_slowly(double sd, double drift)
    {
        Stretch[] run = Run(900, sd, at => 5 + (drift * at), seed: 3);
        AngleFigures figures = RunAngles.Of(run).Whole[Angle.Tilt, Side.Left];
        Assert.Equal(sd, figures.SdDeg!.Value, 0.07 * sd);
        double alone = sd / Math.Sqrt(figures.Count);
        Assert.InRange(figures.ErrorDeg!.Value, drift == 0 ? 0.93 * alone : 1.5 * alone, drift == 0 ? 1.07 * alone : 4 * alone);
    }

    [Fact]
    public void The_error_is_what_the_mean_is_off_by()
    {
        // 400 runs of four minutes: two thirds of the means within one error, 95 % within two.
        AngleFigures[] all = [.. Enumerable.Range(0, 400).Select(seed => RunAngles.Of(Run(60, 0.9, _ => 4, seed)).Whole[Angle.Tilt, Side.Right])];
        Assert.InRange(all.Count(figures => Math.Abs(figures.MeanDeg!.Value - 4) < figures.ErrorDeg), 400 * 0.60, 400 * 0.76);
        Assert.InRange(all.Count(figures => Math.Abs(figures.MeanDeg!.Value - 4) < 2 * figures.ErrorDeg), 400 * 0.92, 400 * 0.985);
    }

    [Fact]
    public void A_runner_who_tires_has_changed_and_one_who_does_not_has_not()
    {
        AngleChange[] changes = [.. RunAngles.Of(Run(300, 0.9, at => 5 + (1.5 * at), seed: 5)).FreshToTired.Where(change => change.Angle == Angle.Tilt)];
        Assert.All(changes, change => Assert.Equal((true, 1.0), (change.IsChange, Math.Round(change.Deg!.Value, 0))));
        int falsely = Enumerable.Range(0, 200).Sum(seed =>
            RunAngles.Of(Run(300, 0.9, _ => 5, seed)).FreshToTired.Count(change => change is { Angle: Angle.Tilt, IsChange: true }));
        Assert.InRange(falsely, 0, 400 * 0.08);
    }

    [Fact]
    public void Easy_and_fast_are_told_apart_and_contact_times_beside()
    {
        Stretch[] run = [.. Run(200, 0.5, _ => 5, seed: 1).Select((some, i) => i / 10 % 2 == 0
            ? some with { Cadence = 162 + (i % 3) }
            : some with { Cadence = 181 + (i % 3), LeftContactMs = 200, RightContactMs = 204, LeftAngles = some.LeftAngles! with { TiltDeg = some.LeftAngles.TiltDeg + 2 } })];
        RunAngles angles = RunAngles.Of(run);
        RunPart[] bands = [.. angles.Bands.Where(band => band.Stances > 0)];
        Assert.Equal((162, 183), (bands[0].LowestCadence, bands[^1].HighestCadence));
        Assert.Equal((240, 200, 204), (bands[0].LeftContactMs!.Value, bands[^1].LeftContactMs!.Value, bands[^1].RightContactMs!.Value));
        Assert.Equal(2, angles.EasyToFast.Single(change => change is { Angle: Angle.Tilt, Side: Side.Left, IsChange: true }).Deg!.Value, 0.3);
        Assert.False(angles.EasyToFast.Single(change => change is { Angle: Angle.TiltRange, Side: Side.Right }).IsChange);
    }

    [Fact]
    public void A_run_of_one_cadence_has_one_band_and_nothing_to_compare()
    {
        RunAngles angles = RunAngles.Of([.. Run(50, 0.5, _ => 5, seed: 1).Select(some => some with { Cadence = 170 })]);
        Assert.Single(angles.Bands, band => band.Stances > 0);
        Assert.Empty(angles.EasyToFast);
    }

    [Fact]
    public void Of_few_stretches_no_error_is_told_and_so_no_change()
    {
        Stretch[] run = [.. Run(15, 0.1, at => 9 * at, seed: 1)];
        AngleChange tilt = RunAngles.Of(run).FreshToTired.First(change => change.Angle == Angle.Tilt);
        Assert.InRange(tilt.Deg!.Value, 5, 7);
        Assert.Equal((null, false), (tilt.ErrorDeg, tilt.IsChange));
    }

    [Fact]
    public void A_run_of_firmware_before_tilt_and_rotation_tells_its_drops_alone()
    {
        Stretch[] run = [.. Run(30, 0.5, _ => 5, seed: 1).Select(some => some with { LeftAngles = null, RightAngles = null })];
        RunAngles angles = RunAngles.Of(run);
        Assert.False(angles.HasAngles);
        Assert.Equal(180, angles.Whole[Angle.Drop, Side.Left].Count);
        Assert.All(angles.Whole.Angles.Where(figures => figures.Angle != Angle.Drop), figures => Assert.Null(figures.MeanDeg));
    }

    /// <summary>A run in which every angle of every step is drawn by itself.</summary>
    private static Stretch[] Run(int stretches, double sd, Func<double, double> mean, int seed)
    {
        const int Stances = 6;
        var random = new Random(seed);
        return [.. Enumerable.Range(0, stretches).Select(i =>
        {
            double at = i / (double)stretches;
            double Draw() => mean(at) + Enumerable.Range(0, Stances).Average(_ => sd * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
            StretchAngles Side() => new(Draw(), Stances, Draw(), Draw(), Draw());
            return new Stretch(
                TimeSpan.FromSeconds(4 * i), Stances, Stances, Draw(), Draw(), 240, 240, 165 + (i % 8), 90, StanceDoubts.None,
                LeftDrops: Stances, RightDrops: Stances, LeftAngles: Side(), RightAngles: Side());
        })];
    }

    private static double Sum(AngleFigures figures) => figures.Count * (figures.MeanDeg ?? 0);

    private static IEnumerable<RunPart> Parts(RunAngles angles) => [angles.Whole, .. angles.Thirds, .. angles.Bands];

    private static Side Opposite(Side side) => s_sides[1 - Array.IndexOf(s_sides, side)];

    private static Stretch Mirrored(Stretch some) => some with
    {
        LeftStances = some.RightStances,
        RightStances = some.LeftStances,
        LeftDropDeg = some.RightDropDeg,
        RightDropDeg = some.LeftDropDeg,
        LeftContactMs = some.RightContactMs,
        RightContactMs = some.LeftContactMs,
        LeftDrops = some.RightDrops,
        RightDrops = some.LeftDrops,
        LeftAngles = some.RightAngles,
        RightAngles = some.LeftAngles,
    };
}
