using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class AnglesPacketTests
{
    private static readonly Gen<AnglesPacket> s_any =
        from sequence in Gen.Int[0, 65535]
        from time in Gen.UInt
        from cdeg in Gen.Short.Array[6]
        select new AnglesPacket
        {
            Sequence = sequence,
            TimeMs = time,
            LeftTiltCdeg = cdeg[0],
            RightTiltCdeg = cdeg[1],
            LeftRotationCdeg = cdeg[2],
            RightRotationCdeg = cdeg[3],
            TiltRangeCdeg = cdeg[4],
            RotationRangeCdeg = cdeg[5],
        };

    [Fact]
    public void It_is_written_byte_by_byte() =>
        Assert.Equal(
            Hex.Bytes("19 00 0300 3cf00000 0002 f201 74ff 7300 6c02 6a04"),
            Written(new AnglesPacket
            {
                Sequence = 3,
                TimeMs = 61500,
                LeftTiltCdeg = 512,
                RightTiltCdeg = 498,
                LeftRotationCdeg = -140,
                RightRotationCdeg = 115,
                TiltRangeCdeg = 620,
                RotationRangeCdeg = 1130,
            }));

    [Fact]
    public void Before_the_first_stride_there_is_no_angle() =>
        Assert.Equal(Hex.Bytes("19 00 0000 00000000 0080 0080 0080 0080 0080 0080"), Written(new AnglesPacket()));

    [Fact]
    public void It_fits_the_smallest_link() => Assert.InRange(AnglesPacket.Length, 1, Packet.MostBytes);

    [Fact]
    public void What_is_written_is_read() =>
        s_any.Sample(angles =>
        {
            var read = new AnglesPacket();
            Assert.True(read.Decode(Written(angles)));
            Assert.Equivalent(angles, read, strict: true);
        });

    [Fact]
    public void A_page_of_minor_version_2_takes_it_for_nothing() =>
        s_any.Sample(angles =>
        {
            byte[] packet = Written(angles);
            Assert.False(new FeedbackPacket().Decode(packet));
            Assert.False(new MetricsPacket().Decode(packet));
            Assert.False(new AlertPacket().Decode(packet));
            Assert.False(new ControlReply().Decode(packet));
        });

    [Fact]
    public void What_is_no_angles_is_refused_and_changes_nothing() =>
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Bool).Sample((packet, isOfType) =>
        {
            if (isOfType && packet.Length > 0)
            {
                packet[0] = Packet.Angles;
            }

            var read = new AnglesPacket();
            bool taken = read.Decode(packet);
            Assert.Equal(packet.Length >= AnglesPacket.Length && packet[0] == Packet.Angles, taken);
            if (!taken)
            {
                Assert.Equivalent(new AnglesPacket(), read, strict: true);
            }
        });

    private static byte[] Written(AnglesPacket angles)
    {
        byte[] packet = new byte[AnglesPacket.Length];
        angles.Encode(packet);
        return packet;
    }
}
