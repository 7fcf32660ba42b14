using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class MotionHistoryTests
{
    private static readonly Gen<int> s_blocks = Gen.Int[1, 60];

    [Fact]
    public void Lost_samples_read_as_quiet_standing_with_the_last_tilt() =>
        Gen.Select(s_blocks, s_blocks).Sample((before, lost) =>
        {
            MotionHistory history = Filled(before * ImuScale.BlockSamples);
            int tilt = history.Tilt[((history.Count / 2) - 1) & MotionHistory.Mask];
            int back = history.UpBack[history.NewestBlock & BlockRing.Mask];
            int heading = history.Heading[history.NewestBlock & BlockRing.Mask];
            int first = history.Count;
            history.Skip(lost * ImuScale.BlockSamples);
            Assert.Equal(first + (lost * ImuScale.BlockSamples), history.Count);
            for (int i = System.Math.Max(first / 2, (history.Count / 2) - MotionHistory.Length); i < history.Count / 2; i++)
            {
                int slot = i & MotionHistory.Mask;
                Assert.Equal(history.Unit, history.Vertical[slot]);
                Assert.Equal(history.Unit, history.Contact[slot]);
                Assert.Equal(0, history.Lateral[slot]);
                Assert.Equal(tilt, history.Tilt[slot]);
            }

            for (int i = System.Math.Max(before, history.NewestBlock - BlockRing.Mask + 1); i <= history.NewestBlock; i++)
            {
                Assert.Equal(back, history.UpBackSum[i & BlockRing.Mask] - history.UpBackSum[(i - 1) & BlockRing.Mask]);
                Assert.Equal(heading, history.HeadingSum[i & BlockRing.Mask] - history.HeadingSum[(i - 1) & BlockRing.Mask]);
                Assert.Equal((back, heading), (history.UpBack[i & BlockRing.Mask], history.Heading[i & BlockRing.Mask]));
            }
        });

    [Fact]
    public void What_came_before_a_gap_stays() =>
        Gen.Select(s_blocks, Gen.Int[1, 30]).Sample((before, lost) =>
        {
            MotionHistory history = Filled(before * ImuScale.BlockSamples);
            MotionHistory former = Filled(before * ImuScale.BlockSamples);
            history.Skip(lost * ImuScale.BlockSamples);
            for (int i = System.Math.Max(0, (history.Count / 2) - MotionHistory.Length); i < former.Count / 2; i++)
            {
                int slot = i & MotionHistory.Mask;
                Assert.Equal(former.Vertical[slot], history.Vertical[slot]);
                Assert.Equal(former.Contact[slot], history.Contact[slot]);
                Assert.Equal(former.Lateral[slot], history.Lateral[slot]);
                Assert.Equal(former.Tilt[slot], history.Tilt[slot]);
            }

            for (int i = System.Math.Max(0, history.NewestBlock - BlockRing.Mask); i <= former.NewestBlock; i++)
            {
                int slot = i & BlockRing.Mask;
                Assert.Equal((former.UpBack[slot], former.Heading[slot]), (history.UpBack[slot], history.Heading[slot]));
            }
        });

    [Fact]
    public void A_unit_that_no_short_holds_is_stored_as_the_largest_short()
    {
        var history = new MotionHistory { Unit = 70_000 };
        history.Skip(ImuScale.BlockSamples);
        Assert.Equal((short.MaxValue, short.MaxValue), (history.Vertical[0], history.Contact[0]));
    }

    private static MotionHistory Filled(int samples)
    {
        var history = new MotionHistory { Unit = 2100, Count = samples };
        for (int i = 0; i < samples / 2; i++)
        {
            int slot = i & MotionHistory.Mask;
            history.Vertical[slot] = (short)(10_000 + i);
            history.Contact[slot] = (short)(20_000 + i);
            history.Lateral[slot] = (short)(30_000 + i);
            history.Tilt[slot] = (short)(-20_000 - i);
            history.UpBack[(i / 4) & BlockRing.Mask] = 50_000 + i;
            history.Heading[(i / 4) & BlockRing.Mask] = 60_000 + i;
        }

        return history;
    }
}
