using System;
using System.Text;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Detection;

public class Crc32Tests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void The_check_values_that_everybody_knows(string text, uint expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Crc32.Update(0, bytes, 0, bytes.Length));
    }

    [Fact]
    public void It_is_the_remainder_of_a_long_division() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Crc32.Update(0, bytes, 0, bytes.Length) == ByDivision(bytes), iter: 2000);

    [Fact]
    public void Parts_give_the_same_as_the_whole() =>
        Gen.Byte.Array[0, 200].SelectMany(bytes => Gen.Int[0, bytes.Length].Select(cut => (bytes, cut))).Sample(
            (bytes, cut) => Crc32.Update(Crc32.Update(0, bytes, 0, cut), bytes, cut, bytes.Length - cut) == Crc32.Update(0, bytes, 0, bytes.Length),
            iter: 2000);

    [Fact]
    public void Only_the_bytes_in_the_range_count() =>
        Gen.Select(Gen.Byte.Array[1, 64], Gen.Byte.Array[1, 64], Gen.Byte.Array[1, 64]).Sample(
            (before, bytes, after) => Crc32.Update(0, [.. before, .. bytes, .. after], before.Length, bytes.Length) == Crc32.Update(0, bytes, 0, bytes.Length),
            iter: 2000);

    [Fact]
    public void Every_single_flipped_bit_shows() =>
        Gen.Byte.Array[1, 64].SelectMany(bytes => Gen.Int[0, (bytes.Length * 8) - 1].Select(bit => (bytes, bit))).Sample(
            (bytes, bit) =>
            {
                uint before = Crc32.Update(0, bytes, 0, bytes.Length);
                byte[] flipped = (byte[])bytes.Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                return Crc32.Update(0, flipped, 0, flipped.Length) != before;
            },
            iter: 5000);

    [Fact]
    public void A_message_followed_by_its_checksum_leaves_the_known_residue() =>
        Gen.Byte.Array[0, 64].Sample(
            bytes =>
            {
                byte[] sum = BitConverter.GetBytes(Crc32.Update(0, bytes, 0, bytes.Length));
                return Crc32.Update(0, [.. bytes, .. sum], 0, bytes.Length + 4) == 0x2144DF1C;
            },
            iter: 2000);

    /// <summary>The definition, bit by bit and most significant first, with both reflections done openly.</summary>
    private static uint ByDivision(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool isOut = (remainder >> 31) != ((uint)(value >> bit) & 1);
                remainder = (remainder << 1) ^ (isOut ? 0x04C11DB7u : 0);
            }
        }

        uint reflected = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            reflected |= ((remainder >> bit) & 1) << (31 - bit);
        }

        return ~reflected;
    }
}
