using System.Collections.Generic;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class SequenceTrackerTests
{
    private readonly SequenceTracker _tracker = new();

    [Fact]
    public void It_starts_with_whatever_comes_first()
    {
        Assert.Equal(0, _tracker.Take(500));
        Assert.Equal(0, _tracker.Take(501));
        Assert.Equal(502, _tracker.Next);
    }

    [Fact]
    public void A_gap_is_told_until_it_is_filled()
    {
        _tracker.StartAt(1);
        Assert.Equal(0, _tracker.Take(1));
        Assert.Equal(2, _tracker.Take(4));
        Assert.Equal(0, _tracker.Take(2));
        Assert.Equal(0, _tracker.Take(3));
        Assert.Equal(0, _tracker.Take(4));
        Assert.Equal(0, _tracker.Lost);
    }

    [Fact]
    public void A_repetition_changes_nothing()
    {
        _tracker.StartAt(10);
        Assert.True(_tracker.Take(9) < 0);
        Assert.Equal(10, _tracker.Next);
    }

    [Fact]
    public void What_is_given_up_is_counted_once()
    {
        _tracker.StartAt(65534);
        _tracker.SkipTo(3);
        _tracker.SkipTo(2);
        Assert.Equal((5, 3), (_tracker.Lost, _tracker.Next));
    }

    [Fact]
    public void Whatever_is_dropped_or_comes_twice_arrived_and_lost_make_all() =>
        Gen.Select(Gen.Int[0, 65535], Gen.Int[0, 9].Array[1, 300]).Sample((first, fates) =>
        {
            var tracker = new SequenceTracker();
            tracker.StartAt(first);
            var arrived = new List<int>();
            for (int i = 0; i < fates.Length; i++)
            {
                int sequence = (first + i) & 0xFFFF;
                for (int copies = fates[i] < 3 ? fates[i] : 1; copies > 0; copies--)
                {
                    if (tracker.Take(sequence) > 0)
                    {
                        tracker.SkipTo(sequence);
                        Assert.Equal(0, tracker.Take(sequence));
                        arrived.Add(sequence);
                    }
                    else if (arrived.Count == 0 || arrived[^1] != sequence)
                    {
                        arrived.Add(sequence);
                    }
                }
            }

            tracker.SkipTo(first + fates.Length);
            Assert.Equal(fates.Length, arrived.Count + tracker.Lost);
        });
}
