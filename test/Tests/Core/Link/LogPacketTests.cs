using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class LogPacketTests
{
    [Fact]
    public void A_piece_is_written_byte_by_byte()
    {
        var piece = new LogPacket { Reference = 5, Offset = 0x1230, Count = 3 };
        new byte[] { 0xAA, 0xBB, 0xCC }.CopyTo(piece.Data, 0);
        Assert.Equal(Hex.Bytes("14 05 2301 aabbcc"), Written(piece));
    }

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Select(Gen.Int[0, 255], Gen.UInt[0, 65535], Gen.Byte.Array[1, LogPacket.MostData]).Sample((reference, packet, data) =>
        {
            var piece = new LogPacket { Reference = reference, Offset = packet * LogPacket.MostData, Count = data.Length };
            data.CopyTo(piece.Data, 0);
            var read = new LogPacket();
            Assert.True(read.Decode(Written(piece)));
            Assert.Equivalent(piece, read, strict: true);
        });

    [Fact]
    public void A_full_piece_fills_a_notification_and_a_window_is_32_of_them() =>
        Assert.Equal((Packet.MostBytes, 512), (new LogPacket { Count = LogPacket.MostData }.Length, LogPacket.MostWindow));

    [Theory]
    [InlineData("")]
    [InlineData("14 05 2301")]
    [InlineData("14 05 2301 00000000000000000000000000000000 00")]
    [InlineData("15 05 2301 aa")]
    public void What_is_no_piece_is_refused(string packet) => Assert.False(new LogPacket().Decode(Hex.Bytes(packet)));

    private static byte[] Written(LogPacket piece)
    {
        byte[] packet = new byte[piece.Length];
        piece.Encode(packet);
        return packet;
    }
}
