using System;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class ControlRequestTests
{
    private static readonly Gen<ControlRequest> s_any =
        from op in Gen.Enum<ControlOp>()
        from reference in Gen.Int[0, 255]
        from major in Gen.Int[0, 255]
        from unix in Gen.UInt
        from zone in Gen.Int[-840, 840]
        from right in Gen.Bool
        from u16 in Gen.Int[0, 65535]
        from run in Gen.UInt
        from packet in Gen.UInt[0, 65535]
        from count in Gen.Int[1, LogPacket.MostWindow]
        from page in Gen.Int[0, 255]
        from bytes in Gen.Byte.Array[OwnerProof.Bytes]
        select Request(op, reference, major, unix, zone, right, u16, run, packet, count, page, bytes);

    [Theory]
    [InlineData(ControlOp.Hello, "01 07 01")]
    [InlineData(ControlOp.SetTime, "02 07 00f1536a 88ff")]
    [InlineData(ControlOp.Start, "03 07")]
    [InlineData(ControlOp.Stop, "04 07")]
    [InlineData(ControlOp.Calibrate, "05 07")]
    [InlineData(ControlOp.TestAlert, "06 07 02")]
    [InlineData(ControlOp.Mute, "07 07 2c01")]
    [InlineData(ControlOp.List, "08 07 0201")]
    [InlineData(ControlOp.Read, "09 07 11000000 00020000 0002")]
    [InlineData(ControlOp.Abort, "0a 07")]
    [InlineData(ControlOp.Delete, "0b 07 11000000")]
    [InlineData(ControlOp.Challenge, "0c 07 000102030405060708090a0b")]
    [InlineData(ControlOp.Prove, "0d 07 000102030405060708090a0b0c0d0e0f")]
    [InlineData(ControlOp.PairWindow, "0e 07")]
    [InlineData(ControlOp.Statistics, "0f 07 03")]
    [InlineData(ControlOp.Replay, "10 07 0201")]
    [InlineData(ControlOp.FactoryReset, "11 07")]
    [InlineData(ControlOp.SelfTest, "12 07")]
    [InlineData(ControlOp.BatteryPoint, "13 07 0201")]
    public void A_request_is_written_byte_by_byte(ControlOp op, string expected)
    {
        ControlRequest request = Request(
            op, 7, 1, 1783886080, -120, true, op == ControlOp.Mute ? 300 : 258, 17, 32, 512, 3, [.. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        Assert.Equal(Hex.Bytes(expected), Written(request));
    }

    [Fact]
    public void Every_operation_fits_the_smallest_link() =>
        Assert.All(Enum.GetValues<ControlOp>(), op => Assert.InRange(ControlRequest.LengthOf(op), 2, Packet.MostBytes));

    [Fact]
    public void What_is_written_is_read_and_writes_the_same_again() =>
        s_any.Sample(request =>
        {
            var read = new ControlRequest();
            Assert.Equal(ControlStatus.Ok, read.Decode(Written(request)));
            Assert.Equal((request.Op, request.Reference), (read.Op, read.Reference));
            Assert.Equal(Written(request), Written(read));
        });

    [Fact]
    public void Any_bytes_are_a_whole_request_or_refused_with_their_reference() =>
        Gen.Byte.Array[0, 40].Sample(packet =>
        {
            var read = new ControlRequest();
            ControlStatus status = read.Decode(packet);
            Assert.Equal(packet.Length > 1 ? packet[1] : 0, read.Reference);
            if (status == ControlStatus.Ok)
            {
                Assert.Equal(packet, Written(read));
            }
        });

    [Theory]
    [InlineData("", ControlStatus.BadOp)]
    [InlineData("00 07", ControlStatus.BadOp)]
    [InlineData("15 07", ControlStatus.BadLength)]
    [InlineData("15 07 02", ControlStatus.BadParameter)]
    [InlineData("17 07", ControlStatus.BadOp)]
    [InlineData("03", ControlStatus.BadLength)]
    [InlineData("03 07 00", ControlStatus.BadLength)]
    [InlineData("02 07 00000000 b8fc", ControlStatus.Ok)]
    [InlineData("02 07 00000000 b7fc", ControlStatus.BadParameter)]     // 841 minutes west
    [InlineData("02 07 00000000 4903", ControlStatus.BadParameter)]     // and east
    [InlineData("06 07 00", ControlStatus.BadParameter)]                // no side
    [InlineData("06 07 03", ControlStatus.BadParameter)]
    [InlineData("09 07 00000000 01000000 1000", ControlStatus.BadParameter)]    // not on a packet's border
    [InlineData("09 07 00000000 f0ff0f00 1000", ControlStatus.Ok)]
    [InlineData("09 07 00000000 00001000 1000", ControlStatus.BadParameter)]    // beyond what a packet can name
    [InlineData("09 07 00000000 00000000 0000", ControlStatus.BadParameter)]
    [InlineData("09 07 00000000 00000000 0102", ControlStatus.BadParameter)]    // 513 bytes
    public void Length_and_ranges_are_checked(string packet, ControlStatus expected) =>
        Assert.Equal(expected, new ControlRequest().Decode(Hex.Bytes(packet)));

    private static byte[] Written(ControlRequest request)
    {
        byte[] packet = new byte[ControlRequest.LengthOf(request.Op)];
        request.Encode(packet);
        return packet;
    }

    private static ControlRequest Request(
        ControlOp op, int reference, int major, uint unix, int zone, bool right, int u16, uint run, uint packet, int count, int page, byte[] bytes)
    {
        var request = new ControlRequest
        {
            Op = op,
            Reference = reference,
            Major = major,
            UnixS = unix,
            ZoneMinutes = zone,
            Side = right ? Side.Right : Side.Left,
            Seconds = u16,
            Index = u16,
            From = u16,
            Millivolts = u16,
            Run = run,
            Offset = packet * LogPacket.MostData,
            Count = count,
            Page = (StatisticsPage)page,
        };
        bytes.CopyTo(request.Bytes, 0);
        return request;
    }
}
