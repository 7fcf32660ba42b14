using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;
using HipSense.Phone.Link;
using HipSense.Phone.Runs;
using Xunit;

namespace HipSense.Tests.Phone.Link;

public sealed class RunDownloadTests
{
    [Fact]
    public void A_run_comes_whole()
    {
        PhoneRun run = Recorded();
        LoggedRun logged = Assert.Single(run.Wait(run.Client.ListRunsAsync())!);
        Assert.Equal(PhoneRun.Start.Date, logged.StartedAt!.Value.UtcDateTime.Date);
        var download = new RunDownload(logged.Run);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download)));
        Assert.Equal(logged.Length, download.Have);
        Assert.True(RunRecord.Of(new KeptRun("clip", logged.Run, PhoneRun.Start, download.ToArray())).HasEnd);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Lost_and_damaged_packets_are_fetched_again(int seed)
    {
        PhoneRun run = Recorded();
        byte[] whole = Fetch(run, out LoggedRun logged);
        var random = new Random(seed);
        run.Transport.Air = (uuid, value) =>
        {
            int chance = uuid == LinkIds.Log ? random.Next(100) : 100;
            if (chance == 1)
            {
                value[^1] ^= 0x10;
            }

            return chance == 0 ? null : value;
        };
        var download = new RunDownload(logged.Run);
        for (int i = 0; i < 20 && !download.IsWhole; i++)
        {
            try
            {
                run.Wait(run.Client.FetchAsync(download));
            }
            catch (InvalidDataException)
            {
                // A link as bad as this one may need another attempt; what was vouched for stays.
            }
        }

        Assert.Equal(whole, download.ToArray());
    }

    [Fact]
    public void After_a_broken_link_it_goes_on_at_the_first_window_that_lacks()
    {
        PhoneRun run = Recorded();
        byte[] whole = Fetch(run, out LoggedRun logged);
        var offsets = new List<uint>();
        var piece = new LogPacket();
        run.Transport.Air = (uuid, value) =>
        {
            if (uuid == LinkIds.Log && piece.Decode(value))
            {
                offsets.Add(piece.Offset);
                if (offsets.Count == 40)
                {
                    run.Drop();
                    return null;
                }
            }

            return value;
        };
        var download = new RunDownload(logged.Run);

        // Whether it ends with the link or outlives it depends on when the page's thread comes to it; both are well.
        Exception? broken = Record.Exception(() => run.Wait(run.Client.FetchAsync(download)));
        Assert.True(broken is null or TransportException);
        Assert.True(offsets.Count >= 40);
        run.Pass(10);
        Assert.Equal(LinkState.Live, run.Client.State);
        run.Wait(run.Client.FetchAsync(download));
        Assert.Equal((uint)LogPacket.MostWindow, offsets.Skip(40).Min());
        Assert.Equal(whole, download.ToArray());
    }

    [Fact]
    public void A_run_that_is_not_there_is_not_found()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(ControlStatus.NotFound, run.Wait(run.Client.FetchAsync(new RunDownload(99))));
    }

    private static PhoneRun Recorded()
    {
        PhoneRun run = PhoneRun.Paired(PhoneRun.RightDrops);
        run.Pass(400);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.DoAsync(new ControlRequest { Op = ControlOp.Stop })));
        run.Pass(5);
        return run;
    }

    private static byte[] Fetch(PhoneRun run, out LoggedRun logged)
    {
        // Who runs on is recorded anew; the first run is the finished one.
        logged = run.Wait(run.Client.ListRunsAsync())![0];
        var download = new RunDownload(logged.Run);
        run.Wait(run.Client.FetchAsync(download));
        return download.ToArray();
    }
}
