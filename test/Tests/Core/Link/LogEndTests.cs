using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class LogEndTests
{
    [Fact]
    public void An_end_is_written_byte_by_byte()
    {
        byte[] packet = Written(new LogEnd { Reference = 5, Next = 512, RunLength = 65280, Crc32 = 0xCBF43926 });
        Assert.Equal(Hex.Bytes("15 05 00 00020000 00ff0000 2639f4cb"), packet);
    }

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Select(Gen.Int[0, 255], Gen.Enum<ControlStatus>(), Gen.UInt, Gen.UInt, Gen.UInt).Sample((reference, status, next, length, crc) =>
        {
            var end = new LogEnd { Reference = reference, Status = status, Next = next, RunLength = length, Crc32 = crc };
            var read = new LogEnd();
            Assert.True(read.Decode(Written(end)));
            Assert.Equivalent(end, read, strict: true);
        });

    [Theory]
    [InlineData("")]
    [InlineData("15 05 00 00020000 00ff0000 2639f4")]
    [InlineData("14 05 00 00020000 00ff0000 2639f4cb")]
    public void What_is_no_end_is_refused(string packet) => Assert.False(new LogEnd().Decode(Hex.Bytes(packet)));

    private static byte[] Written(LogEnd end)
    {
        byte[] packet = new byte[LogEnd.Length];
        end.Encode(packet);
        return packet;
    }
}
