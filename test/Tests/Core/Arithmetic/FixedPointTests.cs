using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class FixedPointTests
{
    [Fact]
    public void A_square_root_is_the_largest_number_whose_square_fits() =>
        Gen.Int[0, int.MaxValue].Sample(value => IsRoot(value, FixedPoint.Sqrt(value)), iter: 100_000);

    [Fact]
    public void Square_roots_are_exact_around_every_square()
    {
        for (int n = 1; n <= 46340; n++)
        {
            Assert.Equal(n - 1, FixedPoint.Sqrt((n * n) - 1));
            Assert.Equal(n, FixedPoint.Sqrt(n * n));
        }

        Assert.Equal(46340, FixedPoint.Sqrt(int.MaxValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void The_root_of_nothing_and_of_less_is_zero(int value) => Assert.Equal(0, FixedPoint.Sqrt(value));

    [Fact]
    public void An_arc_sine_is_within_its_stated_error_up_to_35_degrees()
    {
        int end = (int)(32768 * Math.Sin(35 * Math.PI / 180));
        for (int sine = -end; sine <= end; sine++)
        {
            double exact = Math.Asin(sine / 32768.0) * 18000 / Math.PI;
            Assert.InRange(FixedPoint.AsinCdeg(sine) - exact, -3, 3);
        }
    }

    [Fact]
    public void An_arc_sine_never_falls_and_stands_still_beyond_its_range()
    {
        int before = FixedPoint.AsinCdeg(-32769);
        int rises = 0;
        for (int sine = -32768; sine <= 32768; sine++)
        {
            int angle = FixedPoint.AsinCdeg(sine);
            Assert.True(angle >= before);
            rises += angle - before;
            before = angle;
        }

        Assert.InRange(rises, 8600, 8900);
        Assert.Equal(FixedPoint.AsinCdeg(22938), FixedPoint.AsinCdeg(int.MaxValue));
        Assert.Equal(FixedPoint.AsinCdeg(-22938), FixedPoint.AsinCdeg(int.MinValue));
    }

    [Fact]
    public void A_product_is_divided_without_overflow_in_between() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int).Where((_, _, c) => c != 0).Sample(
            (a, b, c) =>
            {
                Int128 exact = (Int128)a * b / c;
                return exact < int.MinValue || exact > int.MaxValue || FixedPoint.MulDiv(a, b, c) == exact;
            },
            iter: 100_000);

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue, int.MaxValue, int.MinValue)]
    [InlineData(7, 1, 2, 3)]
    [InlineData(-7, 1, 2, -3)]
    [InlineData(5, 5, 0, 0)]
    public void Products_and_quotients_at_the_ends(int a, int b, int c, int quotient) => Assert.Equal(quotient, FixedPoint.MulDiv(a, b, c));

    private static bool IsRoot(int value, int root) => (long)root * root <= value && (root + 1L) * (root + 1L) > value;

    [Fact]
    public void Three_values_are_within_a_limit_when_each_is() =>
        Gen.Select(Gen.OneOf(Gen.Int, Gen.Int[-40, 40]), Gen.OneOf(Gen.Int, Gen.Int[-40, 40]), Gen.OneOf(Gen.Int, Gen.Int[-40, 40]), Gen.Int[0, 30]).Sample((x, y, z, power) =>
        {
            long limit = 1L << power;
            Assert.Equal(new[] { x, y, z }.All(value => value >= -limit && value < limit), FixedPoint.AreWithin(x, y, z, (int)limit));
        });
}
