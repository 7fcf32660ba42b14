using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class FeedbackPacketTests
{
    private static readonly Gen<FeedbackPacket> s_any =
        from flags in Gen.Int[0, 127]
        from sequence in Gen.Int[0, 65535]
        from time in Gen.UInt
        from cdeg in Gen.Short.Array[4]
        from muted in Gen.Int[0, 65535]
        select new FeedbackPacket
        {
            LeftReason = (CueReason)(flags & 1),
            RightReason = (CueReason)((flags >> 1) & 1),
            IsLeftOver = (flags & 4) != 0,
            IsRightOver = (flags & 8) != 0,
            IsMotorOff = (flags & 16) != 0,
            IsFaded = (flags & 32) != 0,
            IsLeaning = (flags & 64) != 0,
            Sequence = sequence,
            TimeMs = time,
            LeftMeanCdeg = cdeg[0],
            RightMeanCdeg = cdeg[1],
            LeftThresholdCdeg = cdeg[2],
            RightThresholdCdeg = cdeg[3],
            MutedS = muted,
        };

    [Fact]
    public void It_is_written_byte_by_byte() =>
        Assert.Equal(
            Hex.Bytes("16 36 0300 3cf00000 3403 ecff bc02 2602 2c01"),
            Written(new FeedbackPacket
            {
                RightReason = CueReason.AboveCeiling,
                IsLeftOver = true,
                IsMotorOff = true,
                IsFaded = true,
                Sequence = 3,
                TimeMs = 61500,
                LeftMeanCdeg = 820,
                RightMeanCdeg = -20,
                LeftThresholdCdeg = 700,
                RightThresholdCdeg = 550,
                MutedS = 300,
            }));

    [Fact]
    public void Before_ten_stances_there_is_no_mean() =>
        Assert.Equal(Hex.Bytes("16 00 0000 00000000 0080 0080 0080 0080 0000"), Written(new FeedbackPacket()));

    [Fact]
    public void What_is_written_is_read() =>
        s_any.Sample(feedback =>
        {
            var read = new FeedbackPacket();
            Assert.True(read.Decode(Written(feedback)));
            Assert.Equivalent(feedback, read, strict: true);
        });

    [Fact]
    public void A_page_of_minor_version_0_takes_it_for_nothing() =>
        s_any.Sample(feedback =>
        {
            byte[] packet = Written(feedback);
            Assert.False(new MetricsPacket().Decode(packet));
            Assert.False(new AlertPacket().Decode(packet));
            Assert.False(new ControlReply().Decode(packet));
        });

    [Fact]
    public void What_is_no_feedback_is_refused_and_changes_nothing() =>
        Gen.Byte.Array[0, 40].Sample(packet =>
        {
            var read = new FeedbackPacket();
            bool taken = read.Decode(packet);
            Assert.Equal(packet.Length >= FeedbackPacket.Length && packet[0] == Packet.Feedback, taken);
            if (!taken)
            {
                Assert.Equivalent(new FeedbackPacket(), read, strict: true);
            }
        });

    private static byte[] Written(FeedbackPacket feedback)
    {
        byte[] packet = new byte[FeedbackPacket.Length];
        feedback.Encode(packet);
        return packet;
    }
}
