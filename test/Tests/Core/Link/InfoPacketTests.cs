using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class InfoPacketTests
{
    [Fact]
    public void It_is_written_byte_by_byte()
    {
        byte[] packet = new byte[InfoPacket.Length];
        new InfoPacket { FirmwareMinor = 1, FirmwarePatch = 2, Capabilities = Capabilities.Log | Capabilities.Battery }.Encode(packet);
        Assert.Equal(Hex.Bytes("01 04 00 01 02 0500 20"), packet);
    }

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Byte.Array[InfoPacket.Length].Sample(bytes =>
        {
            var info = new InfoPacket();
            byte[] written = new byte[InfoPacket.Length];
            Assert.True(info.Decode(bytes));
            info.Encode(written);
            Assert.Equal(bytes, written);
            Assert.False(info.Decode(bytes[..^1]));
        });
}
