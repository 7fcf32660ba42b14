using System;
using HipSense.Benchmarks;
using HipSense.Core;
using HipSense.Peers;
using HipSense.Rivals;
using Xunit;

namespace HipSense.Tests.Benchmarks;

public class FlatVqfTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void Written_flat_it_is_the_same_filter()
    {
        // From the minute of running on, which has no rest; the gyro's bias is left in, so that it must be estimated.
        byte[] fifo = RunnerMinute.Fifo();
        var flat = new FlatVqf();
        var read = new VqfFilter(ImuScale.RateHz);
        var peer = new PeerRival(read);
        double farthest = 0;
        for (int at = RunnerMinute.FromBlock * ImuScale.BlockBytes; at < fifo.Length; at += ImuScale.BlockBytes)
        {
            flat.Process(fifo, at);
            peer.Process(fifo, at);
            Assert.False(read.AtRest);
            for (int i = 0; i < flat.Up.Length; i++)
            {
                farthest = Math.Max(farthest, Math.Abs(flat.Up[i] - peer.Up[i]));
            }
        }

        Assert.InRange(farthest, 0, Rounding);
        Assert.True(read.Bias.Length > 0.001);
    }
}
