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
            (side, contact, step, tilt, doubts) => new Stance
            {
                Side = side,
                InitialContactUs = 1_000_000,
                ToeOffUs = 1_000_000 + contact,
                StepUs = step,
                HighestTiltCdeg = tilt,
                LowestTiltCdeg = -tilt,
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

    private static void Check(StanceSummary sum, Stance[] stances)
    {
        Stance[] left = [.. stances.Where(stance => stance.Side == Side.Left)];
        Stance[] right = [.. stances.Where(stance => stance.Side == Side.Right)];
        Stance[] timed = [.. stances.Where(stance => stance.StepUs != 0)];
        Assert.Equal((left.Length, right.Length, stances.Length - left.Length - right.Length), (sum.Left, sum.Right, sum.Unknown));
        Assert.Equal(Mean([.. left.Where(Counts).Select(stance => stance.DropPeakCdeg)]), (sum.LeftDrops, sum.LeftDropCdeg));
        Assert.Equal(Mean([.. right.Where(Counts).Select(stance => stance.DropPeakCdeg)]), (sum.RightDrops, sum.RightDropCdeg));
        Assert.Equal(Mean([.. left.Select(stance => stance.ContactUs)]).Mean, sum.LeftContactUs);
        Assert.Equal(Mean([.. right.Select(stance => stance.ContactUs)]).Mean, sum.RightContactUs);
        Assert.Equal(timed.Length == 0 ? 0 : (int)(timed.Length * 60_000_000L / timed.Sum(stance => stance.StepUs)), sum.Cadence);
        Assert.Equal(stances.Aggregate(StanceDoubts.None, (doubts, stance) => doubts | stance.Doubts), sum.Doubts);
        Assert.Equal(Mean([.. stances.Select(stance => stance.Quality)]).Mean, sum.Quality);
    }

    private static bool Counts(Stance stance) => stance.Quality >= 50;

    private static (int Count, int Mean) Mean(int[] values) => (values.Length, values.Length == 0 ? 0 : values.Sum() / values.Length);
}
