using System;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class FactoryTrimTests
{
    [Fact]
    public void Every_code_gives_what_the_register_map_says()
    {
        for (int code = 1; code <= FactoryTrim.MostCode; code++)
        {
            Assert.InRange(FactoryTrim.Gyro(code) - (25 * 131 * Math.Pow(1.046, code - 1)), -0.6, 0.6);
            Assert.InRange(FactoryTrim.Accel(code) - (4096 * 0.34 * Math.Pow(0.92 / 0.34, (code - 1) / 30.0)), -0.6, 0.6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32)]
    public void No_other_code_has_a_trim(int code) => Assert.Equal((0, 0), (FactoryTrim.Gyro(code), FactoryTrim.Accel(code)));

    [Theory]
    [InlineData(1140, 1000, 140)]
    [InlineData(860, 1000, -140)]
    [InlineData(0, 1000, -1000)]
    [InlineData(32767, 3275, 9005)]
    public void Change_is_per_mille_of_the_trim(int response, int trim, int permille) => Assert.Equal(permille, FactoryTrim.ChangePermille(response, trim));
}
