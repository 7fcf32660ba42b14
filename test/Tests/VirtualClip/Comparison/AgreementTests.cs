using System;
using System.Linq;
using CsCheck;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class AgreementTests
{
    /// <summary>
    /// Peak expiratory flow, l/min, of 17 people, first measurement with the large Wright meter and with the mini meter: J. M. Bland and D. G. Altman,
    /// "Statistical methods for assessing agreement between two methods of clinical measurement", Lancet 327:307–310 (1986), table 1.
    /// </summary>
    private static readonly double[] s_wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];

    private static readonly double[] s_mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];

    /// <summary>
    /// Six people judged by four judges: P. E. Shrout and J. L. Fleiss, "Intraclass correlations: uses in assessing rater reliability", Psychological
    /// Bulletin 86(2):420–428 (1979), table 2; ICC(2,1) in table 4.
    /// </summary>
    private static readonly double[][] s_judged = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    private static readonly Gen<(double, double)[]> s_pairs = Gen.Select(Gen.Double[-20, 20], Gen.Double[-20, 20]).Array[3, 60];

    [Fact]
    public void Peak_flow_agrees_as_Bland_and_Altman_published_it()
    {
        var agreement = new Agreement([.. s_wright.Zip(s_mini)]);
        Assert.Equal(17, agreement.Count);
        Assert.Equal(-2.1, agreement.Bias, 0.05);
        Assert.Equal(38.8, agreement.Sd, 0.05);
        Assert.Equal(9.4, agreement.BiasError, 0.05);

        // 95 % confidence interval of the bias: −22.0 to 17.8.
        Assert.Equal(-22.0, agreement.Bias - agreement.BiasMargin, 0.1);
        Assert.Equal(17.8, agreement.Bias + agreement.BiasMargin, 0.1);

        // The paper takes 2 for 1.96: −79.7 to 75.5, and √(3/n) for the standard error of a limit, 16.3.
        double twoForLimit = (2 - Agreement.LimitSds) * agreement.Sd;
        Assert.Equal(-79.7, agreement.LowerLimit - twoForLimit, 0.1);
        Assert.Equal(75.5, agreement.UpperLimit + twoForLimit, 0.1);
        Assert.InRange(agreement.LimitError, 0.97 * 16.3, 1.01 * 16.3);
    }

    [Fact]
    public void The_limits_of_the_1999_paper_have_the_intervals_that_it_gives()
    {
        // Blood pressure of 85 people, J. M. Bland and D. G. Altman, Statistical Methods in Medical Research 8:135–160 (1999), section 2: bias −16.29 and SD
        // 19.61 mmHg give limits of −54.7 and 22.1. Any 85 differences of that mean and SD do.
        var random = new Random(1);
        double[] raw = [.. Enumerable.Range(0, 85).Select(_ => random.NextDouble())];
        double mean = raw.Average();
        double sd = Math.Sqrt(raw.Sum(value => (value - mean) * (value - mean)) / 84);
        var agreement = new Agreement([.. raw.Select(value => (-16.29 + (19.61 * (value - mean) / sd), 0.0))]);
        Assert.Equal(-54.7, agreement.LowerLimit, 0.05);
        Assert.Equal(22.1, agreement.UpperLimit, 0.05);
        Assert.Equal(3.64, agreement.LimitError, 0.02);

        // −61.9 and 29.3 with the normal distribution's 1.96; Student's with 84 degrees of freedom is 1.99.
        Assert.Equal(-61.9, agreement.LowerLimit - agreement.LimitMargin, 0.15);
        Assert.Equal(29.3, agreement.UpperLimit + agreement.LimitMargin, 0.15);
    }

    [Fact]
    public void The_judges_of_Shrout_and_Fleiss_come_to_0_29() => Assert.Equal(0.29, IntraclassCorrelation.Of(s_judged), 0.005);

    [Fact]
    public void To_exchange_both_turns_bias_and_limits_over() => s_pairs.Sample(pairs =>
    {
        var agreement = new Agreement(pairs);
        var exchanged = new Agreement([.. pairs.Select(pair => (pair.Item2, pair.Item1))]);
        Assert.Equal(agreement.Bias, -exchanged.Bias, 1e-9);
        Assert.Equal(agreement.LowerLimit, -exchanged.UpperLimit, 1e-9);
        Assert.Equal(agreement.Rmse, exchanged.Rmse, 1e-9);
        Assert.Equal(agreement.Icc, exchanged.Icc, 1e-9);
    });

    [Fact]
    public void A_constant_moves_the_bias_alone_and_lowers_the_ICC_of_what_agreed() => Gen.Select(Gen.Double[-20, 20].Array[3, 60], Gen.Double[0.5, 9]).Sample((values, shift) =>
    {
        var same = new Agreement([.. values.Zip(values)]);
        Assert.Equal(1, same.Icc, 1e-9);
        Assert.Equal(0, same.Rmse);
        var moved = new Agreement([.. values.Select(value => (value + shift, value))]);
        Assert.Equal(shift, moved.Bias, 1e-9);
        Assert.Equal(shift, moved.Rmse, 1e-9);
        Assert.Equal(0, moved.Sd, 1e-6);
        Assert.True(moved.Icc < 1);
    });

    [Fact]
    public void The_mean_square_is_that_of_bias_and_spread() => s_pairs.Sample(pairs =>
    {
        var agreement = new Agreement(pairs);
        double n = pairs.Length;
        Assert.Equal(agreement.Rmse * agreement.Rmse, (agreement.Bias * agreement.Bias) + (agreement.Sd * agreement.Sd * (n - 1) / n), 1e-6);
        Assert.True(agreement.LowerLimit - agreement.LimitMargin < agreement.LowerLimit && agreement.BiasMargin < agreement.LimitMargin);
    });

    [Fact]
    public void Of_the_intervals_nineteen_in_twenty_hold_the_truth()
    {
        // Normal differences of bias 1 and SD 2: limits at −2.92 and 4.92.
        const int Trials = 4000;
        var random = new Random(7);
        int bias = 0;
        int limit = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            var agreement = new Agreement([.. Enumerable.Range(0, 30).Select(_ => (1 + (2 * Normal(random)), 0.0))]);
            bias += Math.Abs(agreement.Bias - 1) <= agreement.BiasMargin ? 1 : 0;
            limit += Math.Abs(agreement.UpperLimit - 4.92) <= agreement.LimitMargin ? 1 : 0;
        }

        Assert.InRange(bias / (double)Trials, 0.94, 0.96);

        // The standard error of a limit is an approximation, a little small for 30 pairs.
        Assert.InRange(limit / (double)Trials, 0.925, 0.96);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_cannot_be_computed_is_no_number(int count)
    {
        var agreement = new Agreement([.. Enumerable.Repeat((1.0, 2.0), count)]);
        Assert.Equal(count == 0 ? double.NaN : -1, agreement.Bias);
        Assert.True(double.IsNaN(agreement.LowerLimit));
        Assert.True(double.IsNaN(agreement.BiasMargin));
        Assert.True(double.IsNaN(agreement.Icc));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
