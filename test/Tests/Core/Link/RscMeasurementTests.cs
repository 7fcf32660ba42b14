using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class RscMeasurementTests
{
    [Theory]
    [InlineData(true, 172, "04 0000 ac")]
    [InlineData(false, 0, "00 0000 00")]
    [InlineData(true, 300, "04 0000 ff")]
    public void The_cadence_is_true_and_the_speed_is_none(bool running, int cadence, string expected)
    {
        byte[] packet = new byte[RscMeasurement.Length];
        RscMeasurement.Encode(packet, running, cadence);
        Assert.Equal(Hex.Bytes(expected), packet);
    }
}
