using HipSense.Device;
using Xunit;

namespace HipSense.Tests.Device;

/// <summary>The desktop's half of test/Device: the same file of golden vectors, so the clip and the desktop are held to the same bits.</summary>
public class GoldenTests
{
    [Fact]
    public void Arithmetic_is_that_of_the_clip() => AssertSame(Golden.Arithmetic, Golden.HashOfArithmetic());

    [Fact]
    public void A_minute_of_running_is_that_of_the_clip() => AssertSame(Golden.Minute, Golden.HashOfMinute().Hash.Value);

    [Fact]
    public void Full_scale_is_that_of_the_clip() => AssertSame(Golden.FullScale, Golden.HashOfFullScale());

    [Fact]
    public void The_minute_is_worth_hashing()
    {
        EventHash events = Golden.HashOfMinute();
        Assert.Equal(1, events.Calibrations);
        Assert.InRange(events.Stances, 120, 200);
        Assert.InRange(events.Sides, 100, events.Stances);
        Assert.InRange(events.Cues, 1, 10);
    }

    /// <summary>In the notation of Golden.cs, for whoever changed the detection on purpose.</summary>
    private static void AssertSame(uint golden, uint computed) => Assert.Equal($"0x{golden:X8}", $"0x{computed:X8}");
}
