using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Logging;

public class StanceSumTests
{
    private static readonly Gen<Stance> s_stance =
        Gen.Select(Gen.Enum<Side>(), Gen.Int[100_000, 400_000], Gen.OneOf(Gen.Const(0), Gen.Int[250_000, 500_000]), Gen.Int[-2000, 2000], Gen.Int[0, 127]).Select(
            (side, contact, step, angle, doubts) => new Stance
            {
                Side = side,
                InitialContactUs = 1_000_000,
                ToeOffUs = 1_000_000 + contact,
                StepUs = step,
                HighestTiltCdeg = angle,
                LowestTiltCdeg = -angle,
                TiltCdeg = 700 - angle,
                Doubts = (StanceDoubts)doubts,
            });

    private static readonly Gen<Stride> s_stride =
        Gen.Select(Gen.Enum<Side>(), Gen.Int[0, 2000], Gen.Int[-2000, 2000], Gen.Int[0, 4000], Gen.OneOf(Gen.Const(0), Gen.Int[0, 127])).Select(
            (side, tiltRange, rotation, rotationRange, doubts) => new Stride
            {
                Side = side,
                TiltRangeCdeg = tiltRange,
                RotationAtContactCdeg = rotation,
                RotationRangeCdeg = rotationRange,
                Doubts = (StanceDoubts)doubts,
            });

    [Fact]
    public void A_summary_has_the_means_of_its_stances() => s_stance.Array[0, 20].Sample(stances =>
    {
        var sum = new StanceSum();
        Array.ForEach(stances, sum.Add);
        Check(sum.Close(), stances);
        Assert.Equal(stances.Length, sum.Count);
    });

    [Fact]
    public void Nothing_of_one_summary_gets_into_the_next() => Gen.Select(s_stance.Array[0, 20], s_stance.Array[0, 20]).Sample((before, stances) =>
    {
        var sum = new StanceSum();
        Array.ForEach(before, sum.Add);
        sum.Close();
        sum.Clear();
        Array.ForEach(stances, sum.Add);
        Check(sum.Close(), stances);
    });

    [Fact]
    public void A_summary_has_the_mean_angles_of_the_strides_that_count() => Gen.Select(s_stride.Array[0, 20], s_stride.Array[0, 20]).Sample((before, strides) =>
    {
        var sum = new StanceSum();
        Array.ForEach(before, sum.Add);
        sum.Close();
        sum.Clear();
        Array.ForEach(strides, sum.Add);
        StanceSummary summary = sum.Close();
        Check(summary.LeftAngles, [.. strides.Where(stride => stride.Side == Side.Left && Counts(stride))]);
        Check(summary.RightAngles, [.. strides.Where(stride => stride.Side == Side.Right && Counts(stride))]);
    });

    [Fact]
    public void Mirrored_the_sides_swap_and_nothing_else() => Gen.Select(s_stance.Array[0, 20], s_stride.Array[0, 20]).Sample((stances, strides) =>
    {
        StanceSummary sum = Of(stances, strides);
        StanceSummary mirrored = Of([.. stances.Select(Mirrored)], [.. strides.Select(Mirrored)]);
        Assert.Equal(LogText.Of(sum.LeftAngles), LogText.Of(mirrored.RightAngles));
        Assert.Equal(LogText.Of(sum.RightAngles), LogText.Of(mirrored.LeftAngles));
        Assert.Equal((sum.Left, sum.LeftDrops, sum.LeftDropCdeg, sum.LeftContactUs), (mirrored.Right, mirrored.RightDrops, mirrored.RightDropCdeg, mirrored.RightContactUs));
    });

    private static StanceSummary Of(Stance[] stances, Stride[] strides)
    {
        var sum = new StanceSum();
        Array.ForEach(stances, sum.Add);
        Array.ForEach(strides, sum.Add);
        return sum.Close();
    }

    private static Side Mirrored(Side side) => side == Side.Left ? Side.Right : side == Side.Right ? Side.Left : side;

    private static Stance Mirrored(Stance stance) => new()
    {
        Side = Mirrored(stance.Side),
        InitialContactUs = stance.InitialContactUs,
        ToeOffUs = stance.ToeOffUs,
        StepUs = stance.StepUs,
        HighestTiltCdeg = -stance.LowestTiltCdeg,
        LowestTiltCdeg = -stance.HighestTiltCdeg,
        TiltCdeg = stance.TiltCdeg,
        Doubts = stance.Doubts,
    };

    private static Stride Mirrored(Stride stride) => new()
    {
        Side = Mirrored(stride.Side),
        TiltRangeCdeg = stride.TiltRangeCdeg,
        RotationAtContactCdeg = stride.RotationAtContactCdeg,
        RotationRangeCdeg = stride.RotationRangeCdeg,
        Doubts = stride.Doubts,
    };

    private static void Check(SideAngles side, Stride[] strides)
    {
        Assert.Equal(Mean([.. strides.Select(stride => stride.TiltRangeCdeg)]), (side.Strides, side.TiltRangeCdeg));
        Assert.Equal(Mean([.. strides.Select(stride => stride.RotationAtContactCdeg)]).Mean, side.RotationCdeg);
        Assert.Equal(Mean([.. strides.Select(stride => stride.RotationRangeCdeg)]).Mean, side.RotationRangeCdeg);
    }

    // A gap, a bend, shaking or a gyro at full scale.
    private static bool Counts(Stride stride) => ((int)stride.Doubts & (1 | 2 | 4 | 16)) == 0;

    private static void Check(StanceSummary sum, Stance[] stances)
    {
        Stance[] left = [.. stances.Where(stance => stance.Side == Side.Left)];
        Stance[] right = [.. stances.Where(stance => stance.Side == Side.Right)];
        Stance[] timed = [.. stances.Where(stance => stance.StepUs != 0)];
        Assert.Equal((left.Length, right.Length, stances.Length - left.Length - right.Length), (sum.Left, sum.Right, sum.Unknown));
        Assert.Equal(Mean([.. left.Where(Counts).Select(stance => stance.DropPeakCdeg)]), (sum.LeftDrops, sum.LeftDropCdeg));
        Assert.Equal(Mean([.. right.Where(Counts).Select(stance => stance.DropPeakCdeg)]), (sum.RightDrops, sum.RightDropCdeg));
        Assert.Equal(Mean([.. left.Where(Counts).Select(stance => stance.TiltCdeg)]).Mean, sum.LeftAngles.TiltCdeg);
        Assert.Equal(Mean([.. right.Where(Counts).Select(stance => stance.TiltCdeg)]).Mean, sum.RightAngles.TiltCdeg);
        Assert.Equal(Mean([.. left.Select(stance => stance.ContactUs)]).Mean, sum.LeftContactUs);
        Assert.Equal(Mean([.. right.Select(stance => stance.ContactUs)]).Mean, sum.RightContactUs);
        Assert.Equal(timed.Length == 0 ? 0 : (int)(timed.Length * 60_000_000L / timed.Sum(stance => stance.StepUs)), sum.Cadence);
        Assert.Equal(stances.Aggregate(StanceDoubts.None, (doubts, stance) => doubts | stance.Doubts), sum.Doubts);
        Assert.Equal(Mean([.. stances.Select(stance => stance.Quality)]).Mean, sum.Quality);
    }

    private static bool Counts(Stance stance) => stance.Quality >= 50;

    private static (int Count, int Mean) Mean(int[] values) => (values.Length, values.Length == 0 ? 0 : values.Sum() / values.Length);
}
