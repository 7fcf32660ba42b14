using System;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class FifoTests
{
    private const int Values = ImuScale.BlockSamples * 6;

    private static readonly Gen<short> s_value = Gen.Frequency((4, Gen.Short), (1, Gen.OneOf(short.MinValue, short.MaxValue, (short)-1, (short)0)));

    [Fact]
    public void What_the_chip_puts_in_comes_out() =>
        Gen.Select(s_value.Array[Values], Gen.Int[0, 300]).Sample((values, offset) =>
        {
            byte[] fifo = new byte[offset + ImuScale.BlockBytes];
            for (int i = 0; i < Values; i++)
            {
                fifo[offset + (2 * i)] = (byte)(values[i] >> 8);
                fifo[offset + (2 * i) + 1] = (byte)values[i];
            }

            var block = new SampleBlock();
            block.Decode(fifo, offset);
            int[][] channels = [block.Ax, block.Ay, block.Az, block.Gx, block.Gy, block.Gz];
            for (int i = 0; i < Values; i++)
            {
                Assert.Equal(values[i], channels[i % 6][i / 6]);
                Assert.Equal(values[i], Fifo.Word(fifo, offset + (2 * i)));
            }

            Assert.Equal(fifo[offset..], Blocks.Bytes(block));
        });

    [Theory]
    [InlineData(ImuScale.BlockBytes - 1, 0)]
    [InlineData(ImuScale.BlockBytes, 1)]
    [InlineData(0, 0)]
    public void Too_few_bytes_are_refused(int bytes, int offset) =>
        Assert.Throws<IndexOutOfRangeException>(() => new SampleBlock().Decode(new byte[bytes], offset));
}
