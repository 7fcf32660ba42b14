using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class AlertPacketTests
{
    private const string Vector = "11 05 0201 78563412 3403 bc02 8402 01000000 00";
    private const string PelvisVector = "11 02 0301 78563412 9a03 2003 8402 01000000 02";

    private static readonly Gen<AlertPacket> s_any =
        from flags in Gen.Int[0, 63]
        from kind in Gen.Enum<CueKind>()
        from reason in Gen.Enum<SilentReason>()
        from sequence in Gen.Int[0, 65535]
        from time in Gen.UInt
        from mean in Gen.Int[-32768, 32767]
        from threshold in Gen.Int[-32768, 32767]
        from strides in Gen.Int[0, 65535]
        from run in Gen.UInt
        select new AlertPacket
        {
            Side = kind is CueKind.BackArched or CueKind.TooMuchRotation ? Side.Unknown : (flags & 1) == 0 ? Side.Left : Side.Right,
            Kind = kind,
            Reason = (CueReason)((flags >> 2) & 1),
            Silent = (flags & 8) != 0,
            SilentReason = (flags & 8) != 0 ? reason : SilentReason.Other,
            Test = (flags & 16) != 0,
            Replayed = (flags & 32) != 0,
            Sequence = sequence,
            TimeMs = time,
            MeanCdeg = mean,
            ThresholdCdeg = threshold,
            Strides = strides,
            Run = run,
        };

    [Fact]
    public void A_cue_is_written_byte_by_byte()
    {
        var alert = new AlertPacket { Sequence = 258, TimeMs = 0x12345678, Strides = 644, Run = 1 };
        alert.Take(new Cue { Kind = CueKind.TooMuchDrop, Side = Side.Right, Reason = CueReason.AboveCeiling, MeanCdeg = 820, ThresholdCdeg = 700 });
        Assert.Equal(Hex.Bytes(Vector), Written(alert));
        alert.Sequence = 259;
        alert.Take(new Cue { Kind = CueKind.BackArched, Side = Side.Unknown, Reason = CueReason.AboveBaseline, MeanCdeg = 922, ThresholdCdeg = 800 });
        Assert.Equal(Hex.Bytes(PelvisVector), Written(alert));
    }

    [Fact]
    public void A_page_that_knows_no_alerts_on_the_pelvis_takes_them_for_no_drop_that_is_too_large() =>
        s_any.Sample(alert =>
        {
            // Such a page reads 18 bytes and this bit.
            Assert.Equal(alert.Kind != CueKind.TooMuchDrop, (Written(alert)[1] & 2) != 0);
        });

    [Fact]
    public void A_packet_of_an_older_clip_is_read()
    {
        var read = new AlertPacket();
        Assert.True(read.Decode(Hex.Bytes(Vector)[..18]));
        Assert.Equal((Side.Right, CueKind.TooMuchDrop), (read.Side, read.Kind));
        Assert.True(read.Decode(Hex.Bytes(PelvisVector)[..18]));
        Assert.Equal((Side.Left, CueKind.Recovered), (read.Side, read.Kind));
    }

    [Fact]
    public void Why_the_motor_was_silent_is_in_the_two_highest_bits_and_only_then()
    {
        Assert.Equal(0b0100_1000, Written(new AlertPacket { Silent = true, SilentReason = SilentReason.Muted })[1]);
        Assert.Equal(0b1000_1000, Written(new AlertPacket { Silent = true, SilentReason = SilentReason.MotorOff })[1]);
        Assert.Equal(0b1100_1000, Written(new AlertPacket { Silent = true, SilentReason = SilentReason.Faded })[1]);
        Assert.Equal(0, Written(new AlertPacket { SilentReason = SilentReason.Faded })[1]);
    }

    [Fact]
    public void What_is_written_is_read() =>
        s_any.Sample(alert =>
        {
            var read = new AlertPacket();
            Assert.True(read.Decode(Written(alert)));
            Assert.Equivalent(alert, read, strict: true);
        });

    [Fact]
    public void A_longer_packet_of_a_later_version_is_read()
    {
        var read = new AlertPacket();
        Assert.True(read.Decode([.. Hex.Bytes(Vector), 1, 2]));
        Assert.Equal((258, Side.Right, 820), (read.Sequence, read.Side, read.MeanCdeg));
    }

    [Theory]
    [InlineData("")]
    [InlineData("11 05 0201 78563412 3403 bc02 8402 010000")]
    [InlineData("12 05 0201 78563412 3403 bc02 8402 01000000")]
    [InlineData("21 05 0201 78563412 3403 bc02 8402 01000000")]
    public void What_is_no_alert_of_this_version_is_refused_and_changes_nothing(string packet)
    {
        var read = new AlertPacket { Sequence = 7, Side = Side.Left };
        Assert.False(read.Decode(Hex.Bytes(packet)));
        Assert.Equivalent(new AlertPacket { Sequence = 7, Side = Side.Left }, read, strict: true);
    }

    [Fact]
    public void Values_beyond_the_packet_become_the_nearest()
    {
        var alert = new AlertPacket { MeanCdeg = 40000, ThresholdCdeg = -40000, Strides = 70000 };
        Assert.True(alert.Decode(Written(alert)));
        Assert.Equal((32767, -32768, 65535), (alert.MeanCdeg, alert.ThresholdCdeg, alert.Strides));
    }

    private static byte[] Written(AlertPacket alert)
    {
        byte[] packet = new byte[AlertPacket.Length];
        alert.Encode(packet);
        return packet;
    }
}
