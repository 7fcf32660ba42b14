using System;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.Virtual;

/// <summary>A recording whose row n is told by a function; it checks that nobody reads out of order.</summary>
internal sealed class RowSignal(long rows, Action<long, ImuReading> fill) : IImuSignal
{
    private long _next;

    public bool IsChipOutput => true;

    public bool TryRead(long index, ImuReading reading)
    {
        Assert.Equal(_next, index);
        if (index >= rows)
        {
            return false;
        }

        _next++;
        fill(index, reading);
        return true;
    }

    /// <summary>Rows whose x acceleration at ±16 g counts the rows; endless.</summary>
    public static RowSignal Counting(long rows = long.MaxValue) => new(rows, (index, reading) => reading.Ax = (short)index / 2048.0);
}
