using System.Linq;
using HipSense.Core;
using HipSense.Phone.Live;
using Xunit;

namespace HipSense.Tests.Phone.Live;

public sealed class LiveTraceTests
{
    private readonly LiveTrace _trace = new();

    [Fact]
    public void Each_stride_is_a_point_once()
    {
        Take(1);
        Take(1);
        Take(2);
        Assert.Equal([1, 2], _trace.Points.Select(point => point.X));
    }

    [Fact]
    public void A_stride_that_was_not_heard_is_a_gap()
    {
        Take(1);
        Take(5);
        Assert.Equal([new ChartPoint(1, 4, 5), new ChartPoint(2, null, null), new ChartPoint(5, 4, 5)], _trace.Points);
    }

    [Fact]
    public void Sixty_strides_are_kept()
    {
        for (int i = 1; i <= 100; i++)
        {
            Take(i);
        }

        Assert.Equal((41, 100, 60), (_trace.Points[0].X, _trace.Points[^1].X, _trace.Points.Count));
        Assert.Equal((41, 100), _trace.Range);
    }

    [Fact]
    public void Another_run_begins_anew()
    {
        Take(30);
        Take(1);
        Assert.Equal([1], _trace.Points.Select(point => point.X));
    }

    [Fact]
    public void What_was_not_measured_is_no_number()
    {
        _trace.Take(new MetricsPacket { Strides = 1, LeftDropCdeg = MetricsPacket.NoDrop, RightDropCdeg = 500 }, null);
        Assert.Equal(new ChartPoint(1, null, 5), Assert.Single(_trace.Points));
    }

    [Fact]
    public void What_the_clip_judges_is_what_is_drawn()
    {
        var metrics = new MetricsPacket { Strides = 1, Sequence = 7, LeftDropCdeg = 900, RightDropCdeg = 100 };
        _trace.Take(metrics, new FeedbackPacket { Sequence = 7, LeftMeanCdeg = 450, RightMeanCdeg = 560, LeftThresholdCdeg = 600, RightThresholdCdeg = 700 });
        Assert.Equal(new ChartPoint(1, 4.5, 5.6, 6, 7), Assert.Single(_trace.Points));
    }

    [Fact]
    public void Of_a_stride_whose_mean_was_lost_nothing_is_drawn()
    {
        _trace.Take(new MetricsPacket { Strides = 1, Sequence = 8, LeftDropCdeg = 900, RightDropCdeg = 100 }, new FeedbackPacket { Sequence = 7, LeftMeanCdeg = 450 });
        Assert.Equal(new ChartPoint(1, null, null), Assert.Single(_trace.Points));
    }

    [Fact]
    public void Where_there_is_no_mean_and_no_threshold_yet_there_is_none()
    {
        _trace.Take(new MetricsPacket { Strides = 1 }, new FeedbackPacket());
        Assert.Equal(new ChartPoint(1, null, null), Assert.Single(_trace.Points));
    }

    private void Take(int stride) => _trace.Take(new MetricsPacket { Strides = stride, LeftDropCdeg = 400, RightDropCdeg = 500 }, null);
}
