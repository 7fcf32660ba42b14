using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class ControlReplyTests
{
    private static readonly Gen<ControlReply> s_any =
        from op in Gen.Enum<ControlOp>()
        from status in Gen.Enum<ControlStatus>()
        from numbers in Gen.Int[0, 65535].Array[5]
        from words in Gen.UInt.Array[4]
        from bytes in Gen.Byte.Array[ControlReply.MostData]
        select Reply(op, status, numbers, words, bytes);

    [Theory]
    [InlineData(ControlOp.Hello, "13 01 09 00 01 00 efbe 40e20100 01 3c")]
    [InlineData(ControlOp.List, "13 08 09 00 0300 11000000 00ff0000 00f1536a")]
    [InlineData(ControlOp.Challenge, "13 0c 09 00 000102030405060708090a0b")]
    [InlineData(ControlOp.Prove, "13 0d 09 00 000102030405060708090a0b0c0d0e0f")]
    [InlineData(ControlOp.PairWindow, "13 0e 09 00 3c")]
    [InlineData(ControlOp.Replay, "13 10 09 00 0900 2800 0800")]
    [InlineData(ControlOp.Start, "13 03 09 00")]
    public void A_reply_is_written_byte_by_byte(ControlOp op, string expected)
    {
        var reply = new ControlReply
        {
            Op = op,
            Reference = 9,
            Major = 1,
            BootId = 0xBEEF,
            UptimeMs = 123456,
            Owner = true,
            WindowS = 60,
            Count = 3,
            Run = 17,
            Length = 65280,
            StartedUnixS = 1783886080,
            Oldest = 9,
            Newest = 40,
            Lost = 8,
        };
        Enumerable.Range(0, 16).Select(i => (byte)i).ToArray().CopyTo(reply.Bytes, 0);
        Assert.Equal(Hex.Bytes(expected), Written(reply));
    }

    [Fact]
    public void A_refusal_carries_nothing_but_its_reason()
    {
        var reply = new ControlReply { Op = ControlOp.List, Reference = 1, Status = ControlStatus.NotAuthorised, Count = 5 };
        Assert.Equal(Hex.Bytes("13 08 01 04"), Written(reply));
    }

    [Fact]
    public void What_is_written_is_read_and_writes_the_same_again() =>
        s_any.Sample(reply =>
        {
            var read = new ControlReply();
            byte[] packet = Written(reply);
            Assert.InRange(packet.Length, ControlReply.HeaderBytes, Packet.MostBytes);
            Assert.True(read.Decode(packet));
            Assert.Equal((reply.Op, reply.Reference, reply.Status), (read.Op, read.Reference, read.Status));
            Assert.Equal(packet, Written(read));
        });

    [Fact]
    public void A_reply_that_was_cut_off_is_refused() =>
        s_any.Sample(reply => Assert.False(new ControlReply().Decode(Written(reply)[..^1])));

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 40].Sample(packet =>
        {
            if (new ControlReply().Decode(packet))
            {
                Assert.Equal(Packet.Reply, packet[0]);
            }
        });

    private static byte[] Written(ControlReply reply)
    {
        byte[] packet = new byte[ControlReply.LengthOf(reply.Op, reply.Status)];
        reply.Encode(packet);
        return packet;
    }

    private static ControlReply Reply(ControlOp op, ControlStatus status, int[] numbers, uint[] words, byte[] bytes)
    {
        var reply = new ControlReply
        {
            Op = op,
            Reference = numbers[0] & 255,
            Status = status,
            Major = numbers[1] & 255,
            Minor = numbers[2] & 255,
            BootId = numbers[3],
            UptimeMs = words[0],
            Owner = (numbers[4] & 1) != 0,
            WindowS = numbers[4] & 255,
            Count = numbers[1],
            Run = words[1],
            Length = words[2],
            StartedUnixS = words[3],
            Oldest = numbers[2],
            Newest = numbers[3],
            Lost = numbers[4],
        };
        bytes.CopyTo(reply.Bytes, 0);
        return reply;
    }
}
