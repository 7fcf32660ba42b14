using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class SummaryTests
{
    private readonly byte[] _data = new byte[ControlReply.MostData];

    [Fact]
    public void A_side_is_summed_up_byte_by_byte()
    {
        var side = new SideStatistics();
        side.Add(new Core.Stance { Side = Side.Left, LowestTiltCdeg = -500, ToeOffUs = 250_000, StepUs = 350_000 });
        side.Add(new Core.Stance { Side = Side.Left, LowestTiltCdeg = -700, ToeOffUs = 240_000, StepUs = 360_000 });
        var summary = new SideSummary { Page = StatisticsPage.Left };
        summary.Take(side);
        summary.Encode(_data);
        Assert.Equal(Hex.Bytes("00 0200 0200 5802 8d00 bc02 f500 6301 00"), _data);
    }

    [Fact]
    public void A_side_is_read_as_it_was_written() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 65535].Array[5], Gen.Int[-32768, 32767].Array[2]).Sample((right, u16, i16) =>
        {
            byte[] data = new byte[ControlReply.MostData];
            var summary = new SideSummary
            {
                Page = right ? StatisticsPage.Right : StatisticsPage.Left,
                Stances = u16[0],
                Drops = u16[1],
                MeanDropCdeg = i16[0],
                DropSdCdeg = u16[2],
                LargestDropCdeg = i16[1],
                ContactMs = u16[3],
                StepMs = u16[4],
            };
            var read = new SideSummary();
            summary.Encode(data);
            Assert.True(read.Decode(data));
            Assert.Equivalent(summary, read, strict: true);
        });

    [Fact]
    public void A_run_is_summed_up_byte_by_byte()
    {
        var run = new RunStatistics { Cues = 258, AsymmetryInDoubt = true };
        run.Add(new Core.Stance { StepUs = 300_000, ToeOffUs = 250_000 });
        var summary = new RunSummary();
        summary.Take(run);
        summary.Encode(_data);
        Assert.Equal(Hex.Bytes("02 c8 0201 0100 01 000000000000000000"), _data);
        var read = new RunSummary();
        Assert.True(read.Decode(_data));
        Assert.Equivalent(summary, read, strict: true);
    }

    [Fact]
    public void The_clips_figures_are_written_byte_by_byte()
    {
        var summary = new ClipSummary { UptimeS = 3600, Faults = 1, SensorRestarts = 2, FifoResets = 3, NotifyFailures = 4, Refused = 70000 };
        summary.Encode(_data);
        Assert.Equal(Hex.Bytes("03 100e0000 0100 0200 0300 0400 ffff 00"), _data);
        var read = new ClipSummary();
        Assert.True(read.Decode(_data));
        Assert.Equal((3600u, 1, 2, 3, 4, 65535), (read.UptimeS, read.Faults, read.SensorRestarts, read.FifoResets, read.NotifyFailures, read.Refused));
    }

    [Fact]
    public void A_self_test_is_written_byte_by_byte()
    {
        var summary = new SelfTestSummary { State = SelfTestState.Failed, Checks = 9, Failed = 0x102 };
        summary.Encode(_data);
        Assert.Equal(Hex.Bytes("04 03 09 02010000 000000000000000000"), _data);
        var read = new SelfTestSummary();
        Assert.True(read.Decode(_data));
        Assert.Equivalent(summary, read, strict: true);
    }

    [Fact]
    public void A_page_is_not_taken_for_another()
    {
        for (int page = 0; page < 256; page++)
        {
            _data[0] = (byte)page;
            Assert.Equal(page is 0 or 1, new SideSummary().Decode(_data));
            Assert.Equal(page == 2, new RunSummary().Decode(_data));
            Assert.Equal(page == 3, new ClipSummary().Decode(_data));
            Assert.Equal(page == 4, new SelfTestSummary().Decode(_data));
        }
    }
}
