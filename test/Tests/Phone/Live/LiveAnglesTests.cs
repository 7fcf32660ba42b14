using HipSense.Core;
using HipSense.Phone.Live;
using Xunit;

namespace HipSense.Tests.Phone.Live;

public sealed class LiveAnglesTests
{
    private readonly LiveAngles _angles = new();

    [Fact]
    public void Nothing_is_known_before_the_first_stride()
    {
        Take(1, AnglesPacket.None);
        Assert.Equal((null, null, null), (_angles.TiltDeg, _angles.TiltRangeDeg, _angles.RotationRangeDeg));
    }

    [Fact]
    public void It_is_the_mean_of_the_last_ten_strides()
    {
        for (int stride = 1; stride <= 15; stride++)
        {
            Take(stride, 100 * stride);
        }

        // Of 6 to 15; the tilt is that of both legs.
        Assert.Equal((10.5, 10.5, 10.5), (_angles.TiltDeg!.Value, _angles.TiltRangeDeg!.Value, _angles.RotationRangeDeg!.Value));
    }

    [Fact]
    public void A_stride_that_is_told_again_counts_once_and_one_whose_packet_was_lost_not_at_all()
    {
        Take(1, 400);
        Take(1, 900);
        _angles.Take(new MetricsPacket { Strides = 2, Sequence = 9 }, Packet(8, 900));
        _angles.Take(new MetricsPacket { Strides = 3 }, null);
        Assert.Equal(4, _angles.TiltDeg);
        Take(4, 600);
        Assert.Equal(5, _angles.TiltDeg);
    }

    [Fact]
    public void Another_run_begins_from_nothing()
    {
        Take(50, 400);
        Take(1, 700);
        Assert.Equal(7, _angles.TiltDeg);
    }

    private void Take(int stride, int cdeg) => _angles.Take(new MetricsPacket { Strides = stride, Sequence = stride }, Packet(stride, cdeg));

    private static AnglesPacket Packet(int sequence, int cdeg) => new()
    {
        Sequence = sequence,
        LeftTiltCdeg = cdeg == AnglesPacket.None ? cdeg : cdeg + 50,
        RightTiltCdeg = cdeg == AnglesPacket.None ? cdeg : cdeg - 50,
        TiltRangeCdeg = cdeg,
        RotationRangeCdeg = cdeg,
    };
}
