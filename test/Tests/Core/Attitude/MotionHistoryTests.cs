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
            int tilt = history.Tilt[((history.Count - 1) & MotionHistory.Mask) >> 1];
            int first = history.Count;
            history.Skip(lost * ImuScale.BlockSamples);
            Assert.Equal(first + (lost * ImuScale.BlockSamples), history.Count);
            for (int n = System.Math.Max(first, history.Count - MotionHistory.Length); n < history.Count; n++)
            {
                int slot = n & MotionHistory.Mask;
                Assert.Equal(history.Unit, history.Vertical[slot]);
                Assert.Equal(history.Unit, history.Contact[slot]);
                Assert.Equal(0, history.Lateral[slot >> 1]);
                Assert.Equal(tilt, history.Tilt[slot >> 1]);
            }
        });

    [Fact]
    public void What_came_before_a_gap_stays() =>
        Gen.Select(s_blocks, Gen.Int[1, 30]).Sample((before, lost) =>
        {
            MotionHistory history = Filled(before * ImuScale.BlockSamples);
            MotionHistory former = Filled(before * ImuScale.BlockSamples);
            history.Skip(lost * ImuScale.BlockSamples);
            for (int n = System.Math.Max(0, history.Count - MotionHistory.Length); n < former.Count; n++)
            {
                int slot = n & MotionHistory.Mask;
                Assert.Equal(former.Vertical[slot], history.Vertical[slot]);
                Assert.Equal(former.Contact[slot], history.Contact[slot]);
                Assert.Equal(former.Lateral[slot >> 1], history.Lateral[slot >> 1]);
                Assert.Equal(former.Tilt[slot >> 1], history.Tilt[slot >> 1]);
            }
        });

    private static MotionHistory Filled(int samples)
    {
        var history = new MotionHistory { Unit = 2100, Count = samples };
        for (int n = 0; n < samples; n++)
        {
            int slot = n & MotionHistory.Mask;
            history.Vertical[slot] = 10_000 + n;
            history.Contact[slot] = 20_000 + n;
            history.Lateral[slot >> 1] = 30_000 + n;
            history.Tilt[slot >> 1] = 40_000 + n;
        }

        return history;
    }
}
