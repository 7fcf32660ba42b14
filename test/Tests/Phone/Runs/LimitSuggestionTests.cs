using System;
using System.Linq;
using HipSense.Core;
using HipSense.Phone.Runs;
using Xunit;

namespace HipSense.Tests.Phone.Runs;

public sealed class LimitSuggestionTests
{
    [Fact]
    public void Each_leg_gets_the_same_room_above_what_is_usual_for_it()
    {
        LimitSuggestion some = LimitSuggestion.From([Run(400, 620), Run(420, 600), Run(380, 610)], 150)!;
        Assert.Equal((4.0, 6.1), (Math.Round(some.LeftUsualDeg, 6), Math.Round(some.RightUsualDeg, 6)));
        Assert.Equal((550, 750, 3), (some.LeftCdeg, some.RightCdeg, some.Runs));
    }

    [Fact]
    public void It_stays_within_what_the_clip_allows()
    {
        LimitSuggestion some = LimitSuggestion.From([Run(100, 1400), Run(100, 1400)], 150)!;
        Assert.Equal((400, 1200), (some.LeftCdeg, some.RightCdeg));
        var settings = new ClipSettings(new AlertSettings { CeilingLeftCdeg = some.LeftCdeg, CeilingRightCdeg = some.RightCdeg });
        byte[] packet = new byte[ClipSettings.Length];
        settings.Encode(packet);
        Assert.True(ClipSettings.IsValid(packet));
    }

    [Fact]
    public void Too_few_runs_suggest_nothing()
    {
        Assert.Null(LimitSuggestion.From([], 150));
        Assert.Null(LimitSuggestion.From([Run(400, 600)], 150));
    }

    [Fact]
    public void Runs_that_are_short_in_doubt_or_nobodys_do_not_count()
    {
        RunRecord good = Run(400, 600);
        Assert.Null(LimitSuggestion.From([good, Run(400, 600, records: 10)], 150));
        Assert.Null(LimitSuggestion.From([good, Run(400, 600, doubts: StanceDoubts.Tilted)], 150));
        Assert.Null(LimitSuggestion.From([good, Run(400, 600, clip: "Virtual clip")], 150));
        Assert.NotNull(LimitSuggestion.From([good, Run(400, 600)], 150));
    }

    [Fact]
    public void The_last_five_runs_count_and_no_older_ones()
    {
        RunRecord[] runs = [.. Enumerable.Repeat(0, 5).Select(_ => Run(400, 600)), .. Enumerable.Repeat(0, 9).Select(_ => Run(900, 900))];
        Assert.Equal((550, 750, 5), (LimitSuggestion.From(runs, 150)!.LeftCdeg, LimitSuggestion.From(runs, 150)!.RightCdeg, LimitSuggestion.From(runs, 150)!.Runs));
    }

    private static RunRecord Run(int leftCdeg, int rightCdeg, int records = 60, StanceDoubts doubts = StanceDoubts.None, string clip = "HIP-1234")
    {
        byte[] buffer = new byte[8192];
        var log = new LogWriter(buffer);
        for (int i = 1; i <= records; i++)
        {
            log.Stances((uint)(i * 4000), new StanceSummary { Left = 6, Right = 6, LeftDrops = 6, RightDrops = 6, LeftDropCdeg = leftCdeg, RightDropCdeg = rightCdeg, Quality = 90, Doubts = doubts });
        }

        return RunRecord.Of(new KeptRun(clip, 1, DateTimeOffset.UnixEpoch, buffer[..log.Count]));
    }
}
