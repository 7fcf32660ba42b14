using System;
using System.Linq;
using HipSense.Core;
using HipSense.Phone.Runs;
using HipSense.Phone.Runs.Export;
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

    [Theory]
    [InlineData(840, 840)]
    [InlineData(-840, -840)]
    [InlineData(841, 0)]
    [InlineData(-841, 0)]
    [InlineData(short.MaxValue, 0)]
    [InlineData(short.MinValue, 0)]
    public void A_zone_that_no_clock_on_land_has_is_none(int told, int taken)
    {
        byte[] buffer = new byte[256];
        var log = new LogWriter(buffer);
        log.Header(new LogHeader { RunId = 1, StartedUnixS = KeptRuns.StartedUnixS, ZoneMinutes = told });
        RunRecord run = RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, buffer[..log.Count]));
        Assert.Equal(TimeSpan.FromMinutes(taken), run.StartedAt.Offset);
        Assert.Equal(KeptRuns.StartedUnixS, run.StartedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public void Records_of_any_content_with_a_right_checksum_never_throw()
    {
        // A clip tells the page what it likes, and a bit may be wrong before its checksum is made.
        var random = new Random(7);
        byte[] log = new byte[8 * LogFormat.MostRecord];
        for (int i = 0; i < 60000; i++)
        {
            int at = 0;
            for (int records = random.Next(1, 8); records > 0; records--)
            {
                at = Append(log, at, random);
            }

            var kept = new KeptRun("HIP-1234", 1, random.Next(8) == 0 ? default : DateTimeOffset.UnixEpoch.AddSeconds(random.Next()), log[..at]);
            RunRecord run = RunRecord.Of(kept);
            Assert.Equal(0, run.DamagedBytes);
            if (i % 20 == 0)
            {
                CsvExport.Write(run);
                JsonExport.Write(run);
                FitExport.Write(run);
            }

            RunFigures.Of(run);
        }
    }

    [Fact]
    public void Bytes_of_any_kind_never_throw()
    {
        var random = new Random(8);
        for (int i = 0; i < 20000; i++)
        {
            byte[] log = new byte[random.Next(200)];
            random.NextBytes(log);
            RunFigures.Of(RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, log)));
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(10, true)]
    public void A_doubt_counts_by_how_much_of_the_run_it_holds(int doubtful, bool inDoubt)
    {
        byte[] buffer = new byte[8192];
        var log = new LogWriter(buffer);
        for (int i = 1; i <= 100; i++)
        {
            log.Stances((uint)(i * 4000), new StanceSummary { Left = 6, Right = 5, LeftDrops = 6, RightDrops = 5, Doubts = i <= doubtful ? StanceDoubts.Tilted : StanceDoubts.Bend });
        }

        Assert.Equal(inDoubt, RunFigures.Of(RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, buffer[..log.Count]))).AsymmetryInDoubt);
    }

    [Fact]
    public void Each_leg_is_held_against_the_threshold_that_was_in_force_at_the_time()
    {
        byte[] buffer = new byte[1024];
        var log = new LogWriter(buffer);
        var some = new StanceSummary { Left = 6, Right = 6, LeftDrops = 6, RightDrops = 6, LeftDropCdeg = 500, RightDropCdeg = 600, Quality = 90 };
        log.Stances(4000, some);
        log.Thresholds(4000, new LogThresholds());
        log.Stances(8000, some);
        log.Thresholds(8000, new LogThresholds { LeftCdeg = 450, RightCdeg = 700 });
        log.Stances(12000, some);
        log.Thresholds(12000, new LogThresholds { LeftCdeg = 550, RightCdeg = 550 });
        log.Stances(16000, some);
        log.Thresholds(16000, new LogThresholds { LeftCdeg = 550, RightCdeg = 650 });
        log.Stances(20000, some);
        RunRecord run = RunRecord.Of(new KeptRun("HIP-1234", 1, DateTimeOffset.UnixEpoch, buffer[..log.Count]));

        // Before the first word of thresholds it is the settings' at the start, as in logs of before there was any.
        Assert.Equal([7, null, 4.5, 5.5, 5.5], run.Stretches.Select(one => one.LeftLimitDeg));
        Assert.Equal([7, null, 7, 5.5, 6.5], run.Stretches.Select(one => one.RightLimitDeg));
        Assert.Equal([false, false, true, true, false], run.Stretches.Select(one => one.IsOver));
        Assert.Equal(40, RunFigures.Of(run).OverPercent);
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

    private static int Append(byte[] log, int at, Random random)
    {
        // Of the kinds that there are, so that the bytes are looked at.
        int body = random.Next(0, 65);
        log[at] = (byte)random.Next(1, 11);
        log[at + 1] = (byte)body;
        random.NextBytes(log.AsSpan(at + 2, 4 + body));
        int sum = at + LogFormat.PrefixBytes + body;
        LittleEndian.PutU32(log, sum, Crc32.Update(0, log, at, sum - at));
        return sum + 4;
    }
}
