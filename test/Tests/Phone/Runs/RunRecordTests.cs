using System;
using HipSense.Core;
using HipSense.Phone.Runs;
using Xunit;

namespace HipSense.Tests.Phone.Runs;

public sealed class RunRecordTests
{
    [Fact]
    public void A_log_is_read_to_its_end()
    {
        RunRecord run = RunRecord.Of(KeptRuns.Known());
        Assert.Equal((12, 2, 8.0, true, 0), (run.Stretches.Count, run.Cues.Count, run.LimitDeg, run.HasEnd, run.DamagedBytes));
        Assert.Equal(TimeSpan.FromSeconds(125), run.Length);
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.FromHours(2)), run.StartedAt);
        Assert.Equal(new RunCue(TimeSpan.FromSeconds(81), Side.Right, CueKind.TooMuchDrop, 9.05, 8), run.Cues[0]);
        Assert.Null(run.Stretches[5].LeftDropDeg);
        Assert.Equal((4.0, 5.5, 240, 169), (run.Stretches[0].LeftDropDeg!.Value, run.Stretches[0].RightDropDeg!.Value, run.Stretches[0].LeftContactMs!.Value, run.Stretches[0].Cadence));
    }

    [Fact]
    public void A_clip_that_did_not_know_the_time_is_dated_by_the_fetching()
    {
        KeptRun kept = KeptRuns.Known(knowsTime: false);
        Assert.Equal(kept.FetchedAt - TimeSpan.FromSeconds(125), RunRecord.Of(kept).StartedAt);
    }

    [Fact]
    public void A_log_that_breaks_off_is_read_as_far_as_it_goes()
    {
        KeptRun kept = KeptRuns.Known();
        RunRecord run = RunRecord.Of(kept with { Log = kept.Log[..^20] });
        Assert.Equal((12, false), (run.Stretches.Count, run.HasEnd));
    }

    [Fact]
    public void The_figures_are_those_of_the_stretches()
    {
        RunFigures figures = RunFigures.Of(RunRecord.Of(KeptRuns.Known()));
        Assert.Equal((168, 169, 90), (figures.Strides, figures.Cadence, figures.QualityPercent));
        Assert.Equal(4.0, figures.LeftDeg!.Value, 6);
        Assert.Equal(5 + (0.5 * 6.5), figures.RightDeg!.Value, 6);
        Assert.Equal((4.0, 11.0), (figures.LeftHighDeg!.Value, figures.RightHighDeg!.Value));
        Assert.Equal(100.0 * 6 / 12, figures.OverPercent, 6);
        Assert.Equal((4 - 8.25) / 6.125 * 100, figures.AsymmetryPercent!.Value, 6);
        Assert.Equal((0, 1, false), (figures.LeftCues, figures.RightCues, figures.AsymmetryInDoubt));
    }

    [Fact]
    public void An_empty_log_is_a_run_of_nothing()
    {
        RunRecord run = RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, []));
        RunFigures figures = RunFigures.Of(run);
        Assert.Equal((0, TimeSpan.Zero), (run.Stretches.Count, run.Length));
        Assert.Null(figures.LeftDeg);
        Assert.Equal(0, figures.OverPercent);
    }
}
