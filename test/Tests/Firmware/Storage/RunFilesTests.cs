using System;
using System.Linq;
using HipSense.Firmware;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

public class RunFilesTests
{
    private readonly LogBench _bench = new();

    [Fact]
    public void A_run_that_is_being_recorded_can_be_read_but_not_deleted()
    {
        Session(bench =>
        {
            bench.Run(30);
            Assert.False(bench.Files.Delete(1));
            byte[] early = bench.Download(1);
            bench.Run(30);
            byte[] late = bench.Download(1);
            Assert.True(late.Length > early.Length);
            Assert.Equal(early, late[..early.Length]);
            Assert.Equal(-1, bench.Files.Read(2, 0, new byte[10], 0, 10));
            Assert.Equal(-1, bench.Files.Read(1, -1, new byte[10], 0, 10));
            Assert.Equal(0, bench.Files.Read(1, 1 << 20, new byte[10], 0, 10));
        });
    }

    [Fact]
    public void The_oldest_runs_make_room_for_new_ones()
    {
        Session(bench =>
        {
            for (int i = 0; i < RunFiles.MostRuns + 3; i++)
            {
                bench.Run(10);
                bench.Control.Stop();
                bench.Stand(2);
            }

            Assert.Equal(Enumerable.Range(4, RunFiles.MostRuns), bench.Runs().Select(run => run.RunId));
            Assert.Equal(3, bench.Files.Dropped);
            Assert.True(bench.Log.Works);
        });
    }

    [Fact]
    public void Files_that_cannot_be_read_do_not_end_the_log()
    {
        Session(bench =>
        {
            for (int i = 0; i < RunFiles.MostRuns; i++)
            {
                bench.Run(10);
                bench.Control.Stop();
                bench.Stand(2);
            }
        });
        for (int i = 0; i < RunFiles.MostRuns; i++)
        {
            _bench.Flash.Break(KeptRuns.PathOf(i));
        }

        Session(bench =>
        {
            bench.Run(20);
            Assert.True(bench.Log.Works);
            Assert.Equal(RunFiles.MostRuns + 1, Assert.Single(bench.Runs()).RunId);
            Assert.Equal(1, bench.Files.Dropped);
        });
    }

    [Fact]
    public void A_run_that_can_be_read_goes_before_a_file_that_cannot()
    {
        Session(bench =>
        {
            for (int i = 0; i < RunFiles.MostRuns; i++)
            {
                bench.Run(10);
                bench.Control.Stop();
                bench.Stand(2);
            }
        });

        // It may be read at the next start.
        _bench.Flash.Break(KeptRuns.PathOf(0));
        Session(bench => bench.Run(20));
        _bench.Flash.Mend(KeptRuns.PathOf(0));
        Session(bench =>
        {
            bench.Stand(1);
            Assert.Equal(1, bench.Runs()[0].RunId);
            Assert.Equal(3, bench.Runs()[1].RunId);
        });
    }

    [Fact]
    public void The_size_of_all_runs_is_bounded()
    {
        Session(bench =>
        {
            for (int i = 0; i < 5; i++)
            {
                bench.Run(1.7 * 3600);
                bench.Control.Stop();
                bench.Stand(2);
                Assert.True(bench.Flash.UsedBlocks * VirtualFlash.BlockBytes <= RunFiles.MostBytes + (5 * VirtualFlash.BlockBytes));
            }

            Assert.Equal([3, 4, 5], bench.Runs().Select(run => run.RunId));
            Assert.All(bench.Runs(), run => Assert.InRange(LogBench.StancesOf(bench.Download(run.RunId)), 17_450, 17_500));
        });
    }

    private void Session(Action<LogBench> script) => Assert.Equal(BoardStop.Returned, _bench.Session(script));
}
