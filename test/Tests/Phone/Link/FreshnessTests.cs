using System;
using HipSense.Phone.Demo;
using HipSense.Phone.Link;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Phone.Link;

public sealed class FreshnessTests
{
    private readonly VirtualBoard _board = new(BoardOptions.XiaoEsp32S3(new Still()));
    private readonly Freshness _freshness;

    public FreshnessTests() => _freshness = new Freshness(new BoardTime(_board, DateTimeOffset.UnixEpoch));

    [Fact]
    public void What_has_never_been_heard_is_not_fresh() => Assert.False(_freshness.IsFresh);

    [Fact]
    public void Four_seconds_make_old()
    {
        Assert.True(_freshness.Take(5000));
        Pass(3.99);
        Assert.True(_freshness.IsFresh);
        Pass(0.01);
        Assert.False(_freshness.IsFresh);
    }

    [Fact]
    public void A_flood_of_held_up_packets_is_old_until_its_end()
    {
        _freshness.Take(0);
        Pass(300);
        for (uint at = 2000; at <= 294000; at += 2000)
        {
            Assert.False(_freshness.Take(at));
            Assert.False(_freshness.IsFresh);
        }

        Assert.True(_freshness.Take(300000));
        Assert.True(_freshness.IsFresh);
    }

    [Fact]
    public void A_clock_that_has_fallen_behind_once_is_forgiven()
    {
        uint at = 0;
        _freshness.Take(at);
        Pass(10);
        int seconds = 0;
        while (!_freshness.Take(at += 1000))
        {
            Pass(1);
            seconds++;
        }

        Assert.InRange(seconds, 5, 15);
    }

    [Fact]
    public void After_seven_weeks_the_clips_time_begins_again_and_stays_fresh()
    {
        for (long at = uint.MaxValue - 10_000L; at < uint.MaxValue + 10_000L; at += 2000)
        {
            Assert.True(_freshness.Take((uint)at));
            Pass(2);
        }

        // And what is old is still told from what is new.
        Pass(10);
        Assert.False(_freshness.Take(11_000));
    }

    private void Pass(double seconds) => _board.Time.Advance((long)(seconds * 1e6));

    private sealed class Still : IImuSignal
    {
        public bool IsChipOutput => false;

        public bool TryRead(long index, ImuReading reading) => false;
    }
}
