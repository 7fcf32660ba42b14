using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class StanceTests
{
    [Fact]
    public void In_left_stance_the_drop_is_the_right_side_going_down()
    {
        Stance stance = Tilted(Side.Left);
        Assert.Equal(550, stance.DropPeakCdeg);
        Assert.Equal(120, stance.DropAtContactCdeg);
        Assert.Equal(430, stance.ExcursionCdeg);
    }

    [Fact]
    public void In_right_stance_the_drop_is_the_right_side_going_up()
    {
        Stance stance = Tilted(Side.Right);
        Assert.Equal(310, stance.DropPeakCdeg);
        Assert.Equal(-120, stance.DropAtContactCdeg);
        Assert.Equal(430, stance.ExcursionCdeg);
    }

    [Fact]
    public void Without_a_side_there_is_no_drop()
    {
        Stance stance = Tilted(Side.Unknown);
        Assert.Equal((0, 0, 0), (stance.DropPeakCdeg, stance.DropAtContactCdeg, stance.ExcursionCdeg));
    }

    [Fact]
    public void Contact_is_from_landing_to_leaving() =>
        Assert.Equal(250_000, new Stance { InitialContactUs = 7_000_000_000_000, ToeOffUs = 7_000_000_250_000 }.ContactUs);

    [Theory]
    [InlineData(StanceDoubts.None, 100)]
    [InlineData(StanceDoubts.SpeedChange, 80)]
    [InlineData(StanceDoubts.NoZero, 80)]
    [InlineData(StanceDoubts.Tilted, 80)]
    [InlineData(StanceDoubts.Tilted | StanceDoubts.NoZero, 60)]
    [InlineData(StanceDoubts.NoZero | StanceDoubts.SpeedChange, 60)]
    public void Small_doubts_leave_a_stance_in_the_count(StanceDoubts doubts, int quality) =>
        Assert.Equal(quality, new Stance { Side = Side.Left, Doubts = doubts }.Quality);

    [Theory]
    [InlineData(StanceDoubts.Clipped)]
    [InlineData(StanceDoubts.Gap)]
    [InlineData(StanceDoubts.Shaken)]
    [InlineData(StanceDoubts.Bend)]
    public void Each_great_doubt_alone_takes_a_stance_out_of_the_count(StanceDoubts doubts) =>
        Assert.InRange(new Stance { Side = Side.Left, Doubts = doubts }.Quality, 1, 49);

    [Fact]
    public void A_stance_without_a_side_never_counts() => Assert.InRange(new Stance { Side = Side.Unknown }.Quality, 1, 49);

    [Fact]
    public void Quality_is_never_below_nothing_and_a_further_doubt_never_raises_it()
    {
        for (int doubts = 0; doubts < 128; doubts++)
        {
            int quality = new Stance { Side = Side.Right, Doubts = (StanceDoubts)doubts }.Quality;
            Assert.InRange(quality, 0, 100);
            for (int bit = 1; bit < 128; bit <<= 1)
            {
                Assert.True(new Stance { Side = Side.Right, Doubts = (StanceDoubts)(doubts | bit) }.Quality <= quality);
            }
        }
    }

    private static Stance Tilted(Side side) => new() { Side = side, LowestTiltCdeg = -550, HighestTiltCdeg = 310, ContactTiltCdeg = -120 };
}
