using HipSense.Runners;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.Report;

public class MonitorTrackTests
{
    [Fact]
    public void Integers_and_double_precision_agree_also_when_the_accelerometers_offset_is_found()
    {
        // The offset is found some 15 s after the first step.
        const double Minutes = 0.6;
        Recording recording = ChipRecorder.Record(new RunPlan(RunnerCatalog.Get("worst-chip"), Minutes, 1), "worst-chip");
        var track = MonitorTrack.Of(recording);
        Assert.Equal(0, track.ClippedBlocks);
        Assert.InRange(track.FromDouble.Largest, 0, 0.08);
    }
}
