using System;
using Xunit;

namespace HipSense.Tests.Virtual;

public class SpanByteTests
{
    private readonly byte[] _array = [10, 11, 12, 13, 14];

    [Fact]
    public void A_slice_shows_and_changes_its_part_of_the_array()
    {
        SpanByte slice = new SpanByte(_array, 1, 4).Slice(1, 2);
        Assert.Equal(2, slice.Length);
        slice[1] = 99;
        Assert.Equal([12, 99], slice.ToArray());
        Assert.Equal([10, 11, 12, 99, 14], _array);
        Assert.Equal(14, new SpanByte(_array).Slice(4)[0]);
    }

    [Fact]
    public void Null_and_default_are_empty()
    {
        SpanByte span = (byte[]?)null;
        Assert.True(span.IsEmpty);
        Assert.True(SpanByte.Empty.IsEmpty);
        Assert.Empty(span.ToArray());
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(5, 1)]
    [InlineData(-1, 2)]
    [InlineData(2, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Parts_outside_of_the_array_are_refused(int start, int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpanByte(_array, start, length).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpanByte(_array).Slice(start, length).Length);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Places_outside_of_the_span_are_refused(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpanByte(_array, 1, 2)[index]);
}
