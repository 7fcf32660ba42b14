using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class AlertRingTests
{
    private readonly AlertRing _ring = new();
    private readonly byte[] _packet = new byte[AlertPacket.Length];

    [Fact]
    public void It_is_empty_at_the_start()
    {
        Assert.Equal((0, 1, 0), (_ring.Newest, _ring.Oldest, _ring.CountFrom(1)));
        Assert.False(_ring.Copy(0, _packet));
        Assert.False(_ring.Copy(1, _packet));
    }

    [Fact]
    public void The_first_alert_is_number_one()
    {
        var alert = new AlertPacket();
        _ring.Add(alert);
        Assert.Equal((1, 1, 1), (alert.Sequence, _ring.Newest, _ring.Oldest));
    }

    [Fact]
    public void The_newest_are_kept_and_the_others_counted_over_every_wrap() =>
        Gen.Select(Gen.Int[1, 200], Gen.OneOf(Gen.Int[0, 100], Gen.Int[65400, 65536])).Sample((more, before) =>
        {
            var ring = new AlertRing();
            Fill(ring, before);
            int first = (ring.Newest + 1) & 0xFFFF;
            Fill(ring, more, before);
            Assert.Equal(more, ring.CountFrom(first));
            Assert.Equal(more > AlertRing.Capacity ? more - AlertRing.Capacity : 0, ring.LostFrom(first));

            byte[] packet = new byte[AlertPacket.Length];
            var read = new AlertPacket();
            for (int i = 0; i < more; i++)
            {
                int sequence = (first + i) & 0xFFFF;
                Assert.Equal(i >= more - AlertRing.Capacity, ring.Copy(sequence, packet));
                if (i >= more - AlertRing.Capacity)
                {
                    Assert.True(read.Decode(packet));
                    Assert.Equal((sequence, (uint)(before + i)), (read.Sequence, read.Run));
                }
            }
        }, iter: 30);

    [Fact]
    public void What_is_yet_to_come_is_neither_there_nor_lost()
    {
        Fill(_ring, 40);
        Assert.Equal((0, 0), (_ring.CountFrom(41), _ring.LostFrom(41)));
        Assert.Equal((0, 0), (_ring.CountFrom(1000), _ring.LostFrom(1000)));
        Assert.False(_ring.Copy(41, _packet));
    }

    [Fact]
    public void Nothing_is_lost_that_never_was()
    {
        Fill(_ring, 5);
        Assert.Equal((5, 0), (_ring.CountFrom(65530), _ring.LostFrom(65530)));
    }

    [Fact]
    public void After_a_restart_the_numbers_go_on_and_what_was_kept_is_lost()
    {
        Fill(_ring, 7);
        _ring.Restore(7);
        Fill(_ring, 1);
        Assert.Equal((8, 8), (_ring.Newest, _ring.Oldest));
        Assert.Equal((3, 2), (_ring.CountFrom(6), _ring.LostFrom(6)));
        Assert.False(_ring.Copy(7, _packet));
        Assert.True(_ring.Copy(8, _packet));
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(7, 8, false)]
    [InlineData(7, 3, false)]
    [InlineData(6, 8, true)]
    [InlineData(0, 8, true)]
    [InlineData(65535, 0, false)]
    [InlineData(65534, 0, true)]
    [InlineData(3, 65530, false)]
    public void A_clip_is_behind_when_it_knows_fewer_than_the_phone(int newest, int from, bool isBehind) => Assert.Equal(isBehind, AlertRing.IsBehind(newest, from));

    /// <summary>Adds alerts that say as their run the how manieth they are.</summary>
    private static void Fill(AlertRing ring, int alerts, int first = 0)
    {
        var alert = new AlertPacket();
        for (int i = 0; i < alerts; i++)
        {
            alert.Run = (uint)(first + i);
            ring.Add(alert);
        }
    }
}
