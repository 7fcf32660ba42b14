using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class MetricsPacketTests
{
    private static readonly Gen<MetricsPacket> s_any =
        from state in Gen.Int[0, 255]
        from health in Gen.Byte
        from sequence in Gen.Int[0, 65535]
        from time in Gen.UInt
        from left in Gen.Int[-32768, 32767]
        from right in Gen.Int[-32768, 32767]
        from strides in Gen.Int[0, 65535]
        from bytes in Gen.Byte.Array[5]
        select new MetricsPacket
        {
            Activity = (Activity)(state % 3),
            Calibration = (CalibrationResult)(state & 7),
            Muted = (state & 32) != 0,
            Recording = (state & 64) != 0,
            TimeSet = (state & 128) != 0,
            Health = (ClipHealth)health,
            Sequence = sequence,
            TimeMs = time,
            LeftDropCdeg = left,
            RightDropCdeg = right,
            Strides = strides,
            Cadence = bytes[0],
            Quality = bytes[1],
            LeftContactMs = bytes[2] * 2,
            RightContactMs = bytes[3] * 2,
            NewestAlert = bytes[4],
        };

    [Fact]
    public void The_run_is_written_byte_by_byte()
    {
        var metrics = new MetricsPacket
        {
            Activity = Activity.Running,
            Calibration = CalibrationResult.Done,
            Recording = true,
            Sequence = 3,
            TimeMs = 61500,
            LeftDropCdeg = 523,
            RightDropCdeg = -20,
            Strides = 90,
            Cadence = 172,
            Quality = 100,
            LeftContactMs = 245,
            RightContactMs = 250,
            Health = ClipHealth.BatteryLow | ClipHealth.AsymmetryInDoubt,
            NewestAlert = 300,
        };
        Assert.Equal(Hex.Bytes("12 46 0300 3cf00000 0b02 ecff 5a00 ac 64 7a 7d 50 2c"), Written(metrics));
    }

    [Fact]
    public void Before_the_first_stance_there_is_no_drop()
    {
        var metrics = new MetricsPacket { LeftDropCdeg = 1 };
        Assert.True(metrics.Decode(Written(new MetricsPacket())));
        Assert.Equal((MetricsPacket.NoDrop, MetricsPacket.NoDrop), (metrics.LeftDropCdeg, metrics.RightDropCdeg));
    }

    [Fact]
    public void What_is_written_is_read() =>
        s_any.Sample(metrics =>
        {
            var read = new MetricsPacket();
            Assert.True(read.Decode(Written(metrics)));
            Assert.Equivalent(metrics, read, strict: true);
        });

    [Fact]
    public void It_fills_a_notification() => Assert.Equal(Packet.MostBytes, MetricsPacket.Length);

    [Fact]
    public void What_is_no_metrics_is_refused() =>
        Gen.Byte.Array[0, 40].Sample(packet =>
            Assert.Equal(packet.Length >= MetricsPacket.Length && packet[0] == Packet.Metrics, new MetricsPacket().Decode(packet)));

    private static byte[] Written(MetricsPacket metrics)
    {
        byte[] packet = new byte[MetricsPacket.Length];
        metrics.Encode(packet);
        return packet;
    }
}
